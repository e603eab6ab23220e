using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class ReferencePriceTests
{
    private const string Header = "source_row,category,pieces,unit_price_usd,year\n";

    private static PackFile Compile(string rows) =>
        ReferencePricePack.Compile(Tables.With(RawTables.AustinPieces, Header + rows));

    [Fact]
    public void Pack_ShippedPurchases_AreTooFewForAnyType()
    {
        Assert.Empty(ReferenceData.Snapshot.ReferencePrices.Names);
        var notes = ReferenceData.Packs.Single(info => info.Id == "device-reference-prices").Notes;
        Assert.Contains("server has no price: 2 of 5 purchases needed.", notes);
        Assert.Contains("monitor has no price: 2 of 5 purchases needed.", notes);
    }

    // Prices 800, 900, 1,000, 1,100 and 2,000 on places 0 to 4: p5 at 0.2 is 820, the median 1,000, p95 at 3.8 is
    // 1,100 + 0.8 x 900 = 1,820. The number of pieces does not matter.
    [Fact]
    public void Compile_FivePurchases_GiveMedianAndPercentiles()
    {
        var pack = Compile(
            "1,laptop,500,1000.00,\n2,laptop,1,2000,\n3,laptop,1,800,2020\n4,laptop,1,900,\n5,laptop,1,1100,\n");

        var snapshot = ReferenceData.Load(ReferenceData.Embedded().Where(other => other.Id != pack.Id).Append(pack));

        var price = snapshot.ReferencePrices.Find("laptop")!;
        Assert.Equal((1000m, 5, 820m, 1820m), (price.PerPiece, price.Count, price.P5, price.P95));
        Assert.Equal(new PriceBasis(CurrencyCode.Parse("USD"), 2023), price.Basis);
        Assert.Null(snapshot.ReferencePrices.Find("server"));
        Assert.NotEqual(ReferenceData.Snapshot.Id, snapshot.Id);
    }

    [Theory]
    [InlineData("1,toaster,1,10,", "no type of device 'toaster'")]
    [InlineData("1,laptop,0,10,", "pieces is not above 0")]
    [InlineData("1,laptop,1,0,", "price is not above 0")]
    public void Compile_DamagedRow_IsRefused(string row, string message) => Assert.Contains(
        message, Assert.Throws<PackFormatException>(() => Compile(row + "\n")).Message, StringComparison.Ordinal);
}
