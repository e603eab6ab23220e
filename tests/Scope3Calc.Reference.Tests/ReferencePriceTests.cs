using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class ReferencePriceTests
{
    private const string Header = "category,price_usd,note\n";

    private static PackFile Compile(string rows) =>
        ReferencePricePack.Compile(Tables.With(RawTables.ReferencePrices, Header + rows));

    [Fact]
    public void Pack_EveryTypeWithAnAverageOfItsMaking_HasAPrice()
    {
        var snapshot = ReferenceData.Snapshot;
        var types = snapshot.DeviceAverages.Names.Where(name => snapshot.DeviceAverages.Find(name)!.Manufacturing is not null);

        Assert.Equal(types, snapshot.ReferencePrices.Names);
        Assert.All(snapshot.ReferencePrices.Names, name => Assert.Equal(
            new PriceBasis(CurrencyCode.Parse("USD"), 2022), snapshot.ReferencePrices.Find(name)!.Basis));
    }

    [Fact]
    public void Compile_OtherPrices_GiveOtherContent()
    {
        var pack = Compile("laptop,1200.50,\n");

        var snapshot = ReferenceData.Load(ReferenceData.Embedded().Where(other => other.Id != pack.Id).Append(pack));

        Assert.Equal(1200.50m, snapshot.ReferencePrices.Find("laptop")!.PerPiece);
        Assert.Null(snapshot.ReferencePrices.Find("server"));
        Assert.NotEqual(ReferenceData.Snapshot.Id, snapshot.Id);
    }

    [Theory]
    [InlineData("toaster,10,", "no type of device 'toaster'")]
    [InlineData("laptop,0,", "price is not above 0")]
    public void Compile_DamagedRow_IsRefused(string row, string message) => Assert.Contains(
        message, Assert.Throws<PackFormatException>(() => Compile(row + "\n")).Message, StringComparison.Ordinal);
}
