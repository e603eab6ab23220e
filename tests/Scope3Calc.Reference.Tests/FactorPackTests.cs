using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class FactorPackTests
{
    private static FactorPack Pack(string id) => ReferenceData.Snapshot.FindPack(id)!;

    // EPA, Supply Chain GHG Emission Factors v1.2, table by NAICS-6, kg CO2e per 2021 USD.
    [Theory]
    [InlineData("334111", "0.040", "0.072", "0.112")]
    [InlineData("334112", "0.074", "0.061", "0.136")]
    [InlineData("334118", "0.127", "0.055", "0.183")]
    [InlineData("334210", "0.076", "0.125", "0.201")]
    [InlineData("334220", "0.096", "0.120", "0.215")]
    [InlineData("334413", "0.221", "0.048", "0.269")]
    [InlineData("511210", "0.043", "0.053", "0.097")]
    [InlineData("541512", "0.077", "0", "0.077")]
    [Trait("Behaviour", "23")]
    public void EpaV12_IctSectors_AreAsPublished(string code, string without, string margins, string with)
    {
        var factor = Pack("epa-sef-v1.2").Find(code)!;

        Assert.Equal(Number(without), factor.WithoutMargins);
        Assert.Equal(Number(margins), factor.MarginsOnly);
        Assert.Equal(Number(with), factor.WithMargins);
    }

    // EPA v1.3, kg CO2e per 2022 USD: computers 0.058, storage 0.071 with margins.
    [Theory]
    [InlineData("334111", "0.058")]
    [InlineData("334112", "0.071")]
    public void EpaV13_IctSectors_AreAsPublished(string code, string with) =>
        Assert.Equal(Number(with), Pack("epa-sef-v1.3").Find(code)!.WithMargins);

    [Fact]
    [Trait("Behaviour", "32")]
    public void EpaPacks_Header_StatesBasisAndGwpSet()
    {
        var (v13, v12) = (Pack("epa-sef-v1.3"), Pack("epa-sef-v1.2"));

        Assert.Equal(new PriceBasis(CurrencyCode.Parse("USD"), 2022), v13.Basis);
        Assert.Equal(new PriceBasis(CurrencyCode.Parse("USD"), 2021), v12.Basis);
        Assert.Equal((GwpSet.Ar5, GwpSet.Ar4), (v13.GwpSet, v12.GwpSet));
        Assert.All([v13, v12], pack =>
        {
            Assert.Equal(PriceType.PurchaserExclVat, pack.PriceType);
            Assert.Equal(MarginScope.WithMargins, pack.DefaultScope);
            Assert.Equal("NAICS_2017", pack.Classification);
            Assert.Equal("US", pack.Country.ToString());
            Assert.Equal(1016, pack.Factors.Count);
        });
    }

    // Each column is rounded by itself: a sum would differ from the published one in 110 rows of v1.3.
    [Theory]
    [Trait("Behaviour", "23")]
    [InlineData("epa-sef-v1.3", 110)]
    [InlineData("epa-sef-v1.2", 119)]
    [Trait("Behaviour", "23")]
    public void EpaPacks_ThreeColumns_AreNeverDerivedFromEachOther(string id, int expected)
    {
        var differing = Pack(id).Factors
            .Select(factor => factor.WithMargins - (factor.WithoutMargins + factor.MarginsOnly))
            .Where(difference => difference != 0m)
            .ToList();

        Assert.Equal(expected, differing.Count);
        Assert.All(differing, difference => Assert.Equal(0.001m, Math.Abs(difference!.Value)));
    }

    [Theory]
    [InlineData("334111", "334111")]
    [InlineData("518210", "518200")]

    // Construction rests on several industries: no single price index speaks for it.
    [InlineData("236220", null)]
    public void EpaV13_PriceSector_IsTheSingleIndustryThatHasAnIndex(string code, string? sector) =>
        Assert.Equal(sector, Pack("epa-sef-v1.3").Find(code)!.PriceSector);

    [Fact]
    public void EpaPacks_PriceSectors_AllHaveAnIndex()
    {
        var prices = ReferenceData.Snapshot.SectorPrices;

        Assert.All(
            Pack("epa-sef-v1.3").Factors.Concat(Pack("epa-sef-v1.2").Factors)
                .Where(factor => factor.PriceSector is not null),
            factor => Assert.NotNull(prices.Ratio(factor.PriceSector!, 1997, 2023)));

        // 24 rows of v1.3 name several industries; of v1.2, 25 do and 12 name an industry that has no index.
        Assert.Equal(24, Pack("epa-sef-v1.3").Factors.Count(factor => factor.PriceSector is null));
        Assert.Equal(37, Pack("epa-sef-v1.2").Factors.Count(factor => factor.PriceSector is null));
    }

    // Defra and University of Leeds, SIC 26 computers and electronics; 58 publishing, 61 telecoms, 62 IT services.
    [Theory]
    [InlineData(2023, "26", "0.53641")]
    [InlineData(2022, "26", "0.552986")]
    [InlineData(2017, "26", "0.415371")]
    [InlineData(2023, "58", "0.0948979")]
    [InlineData(2023, "61", "0.0946355")]
    [InlineData(2023, "62", "0.0999177")]
    [InlineData(2015, "01", "2.87089")]

    // Published as 9.71112e-05.
    [InlineData(2019, "65.3", "0.0000971112")]
    public void UkPacks_Multipliers_AreAsPublished(int year, string code, string expected)
    {
        var factor = Pack($"uk-sic-{year}").Find(code)!;

        Assert.Equal(Number(expected), factor.WithoutMargins);
        Assert.Null(factor.MarginsOnly);
        Assert.Null(factor.WithMargins);
        Assert.Null(factor.PriceSector);
    }

    [Fact]
    public void UkPacks_Header_StatesThePoundOfEachYear()
    {
        for (var year = 2015; year <= 2023; year++)
        {
            var pack = Pack($"uk-sic-{year}");
            Assert.Equal(new PriceBasis(CurrencyCode.Parse("GBP"), year), pack.Basis);
            Assert.Equal(PriceType.Basic, pack.PriceType);
            Assert.Equal(MarginScope.WithoutMargins, pack.DefaultScope);
            Assert.Equal(GwpSet.Unknown, pack.GwpSet);
            Assert.Equal(("UK_SIC_2007", "GB"), (pack.Classification, pack.Country.ToString()));
        }
    }

    // Metal ores are 1e-17 to 1e-7 kg per GBP: hardly produced, not clean.
    [Fact]
    public void UkPacks_PracticallyZeroMultiplier_IsHeldBackWithANote()
    {
        for (var year = 2015; year <= 2023; year++)
        {
            var pack = Pack($"uk-sic-{year}");
            Assert.Null(pack.Find("07"));
            Assert.Null(pack.Find("7"));
            Assert.Equal(111, pack.Factors.Count);
            Assert.Contains(
                ReferenceData.Packs.Single(info => info.Id == pack.Id).Notes,
                note => note.StartsWith("SIC 07 (Metal ores) is held back", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("1", "01")]
    [InlineData("10.2 -3", "10.2-3")]
    [InlineData("11.01-6", "11.01-6")]
    [InlineData("26", "26")]
    [InlineData("20A", "20A")]
    [InlineData("23OTHER", "23OTHER")]
    [InlineData("68.2IMP", "68.2IMP")]
    [InlineData("1.1", "01.1")]
    public void UkCode_SpreadsheetDefects_AreRepaired(string published, string code) =>
        Assert.Equal(code, UkFactorPacks.Code(published));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
