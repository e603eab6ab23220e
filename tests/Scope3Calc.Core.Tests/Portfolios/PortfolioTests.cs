using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Portfolios;

/// <summary>Totals, shares and the gap over many lines.</summary>
public sealed class PortfolioTests
{
    private static readonly Policy KilogramPerDollar = Some.Policy with { FactorPackId = Some.KilogramPerDollarPack };

    private static readonly Validity InForce =
        Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31));

    [Fact]
    [Trait("Behaviour", "44")]
    public void Empty_HasZeroTotalsAndNullShares()
    {
        var empty = new Portfolio();

        Assert.Equal(Co2eTotal.Zero, empty.Booked);
        Assert.Equal(0, empty.Lines);
        Assert.Empty(empty.GwpSets);
        Assert.All(
            [
                empty.Matched.Ratio, empty.CoverageByUnits, empty.CoverageBySpend, empty.CoverageByEmissions,
                empty.Tier1ShareOfSpend, empty.WeightedTier, empty.ShareVerified, empty.ShareSupplierData,
                empty.ShareAverage, empty.ShareSpend,
            ],
            share => Assert.Null(share));
        Assert.Null(empty.Matched.Gap);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public void Gap_MatchedSet_IsTheRatioOfSumsAndNotTheMeanOfRatios()
    {
        var portfolio = Some.PortfolioOf(
            [Both(pieces: 1m, kg: 100m, dollars: 50m), Both(pieces: 1m, kg: 900m, dollars: 1_350m)],
            KilogramPerDollar);

        // P = 1,000, S = 1,400: R = 1.4, gap 400. The mean of 0.5 and 1.5 would be 1.0.
        Assert.Equal(1.4m, portfolio.Matched.Ratio);
        Assert.Equal(400m, portfolio.Matched.Gap!.Value.Kilograms);
        Assert.Equal(1_000m, portfolio.Matched.Product.Kilograms);
        Assert.Equal(1_400m, portfolio.Matched.Spend.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public void Gap_LinesWithOneFigure_AreNotInTheMatchedSet()
    {
        var portfolio = Some.PortfolioOf(
            [
                Both(pieces: 1m, kg: 100m, dollars: 50m),
                Both(pieces: 3m, kg: 100m, dollars: 50m) with { SpendAmount = null },
                Both(pieces: 1m, kg: 100m, dollars: 150m) with { Declaration = null, Quantity = null },
            ],
            KilogramPerDollar);

        // Of 4 pieces 1 is matched, of 200 USD 50, of 100 + 300 + 150 = 550 kg booked 100.
        Assert.Equal(1, portfolio.Matched.Lines);
        Assert.Equal(0.5m, portfolio.Matched.Ratio);
        Assert.Equal(0.25m, portfolio.CoverageByUnits);
        Assert.Equal(0.25m, portfolio.CoverageBySpend);
        Assert.Equal(100m / 550m, portfolio.CoverageByEmissions);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public void CoverageByUnits_LineThatCannotBeCalculated_CountsAmongAllUnits()
    {
        var notCalculable = Both(pieces: 3m, kg: 100m, dollars: 50m) with { Declaration = null, SpendAmount = null };

        var portfolio = Some.PortfolioOf([Both(pieces: 1m, kg: 100m, dollars: 50m), notCalculable], KilogramPerDollar);

        // Of 4 pieces 1 is matched.
        Assert.Equal(0.25m, portfolio.CoverageByUnits);
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Gap_ProductSumsToZero_HasADifferenceAndNoRatio()
    {
        var portfolio = Some.PortfolioOf([Both(pieces: 1m, kg: 0m, dollars: 50m)], KilogramPerDollar);

        Assert.Equal(50m, portfolio.Matched.Gap!.Value.Kilograms);
        Assert.Null(portfolio.Matched.Ratio);
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Gap_NoLineHasBoth_IsNull() =>
        Assert.Null(Some.PortfolioOf([Some.Spend(100m) with { SectorCode = "1" }], KilogramPerDollar).Matched.Gap);

    [Fact]
    [Trait("Behaviour", "44")]
    public void Shares_EveryKindOfLine_SumToOne()
    {
        var portfolio = Mixed();

        var sum = portfolio.ShareSupplierData + portfolio.ShareAverage + portfolio.ShareSpend;

        Assert.InRange(sum!.Value, 1m - 1e-9m, 1m + 1e-9m);
        Assert.True(portfolio.ShareVerified < portfolio.ShareSupplierData);
        Assert.InRange(portfolio.WeightedTier!.Value, 1m, 5m);
    }

    [Fact]
    [Trait("Behaviour", "51")]
    public void Breakdowns_EveryKindOfLine_AddUpToTheTotal()
    {
        var portfolio = Mixed();

        // 4 x 262.108 + 4 x 14.168 kg for each of four lines with a declaration and 300 kg by spend:
        // 4 x 1,048.432 + 4 x 56.672 + 300 = 4,720.416.
        Assert.Equal(4_720.416m, portfolio.Booked.Kilograms);
        Assert.Equal(4_720.416m, Sum<Scope3Category>(portfolio.ByCategory));
        Assert.Equal(4_720.416m, Sum<CalculationMethod>(portfolio.ByMethod));
        Assert.Equal(4_720.416m, Sum<DataQualityTier>(portfolio.ByTier));
        Assert.Equal(226.688m, portfolio.ByCategory(Scope3Category.UpstreamTransportAndDistribution).Booked.Kilograms);

        Assert.Equal(6, portfolio.Lines);
        Assert.Equal(6, Enum.GetValues<LineStatus>().Sum(portfolio.LinesWith));
        Assert.Equal(1, portfolio.LinesWith(LineStatus.Rejected));
        Assert.Equal(5, Enum.GetValues<DataQualityTier>().Sum(tier => portfolio.ByTier(tier).Lines));
        Assert.Equal(1, portfolio.ByTier(DataQualityTier.CategoryAverage).Lines);
    }

    [Fact]
    [Trait("Behaviour", "32")]
    public void GwpSets_OfWhatIsBooked_AreListed()
    {
        // Declarations on AR6 and EF 3.1, spend on the pack's AR5; the spend side of a product line is not
        // booked.
        var product = Both(pieces: 1m, kg: 1m, dollars: 1m);
        var other = product with { Declaration = Some.Epd(validity: InForce, gwpSet: GwpSet.Ef31) };

        Assert.Equal([GwpSet.Ar6], Some.PortfolioOf([product], KilogramPerDollar).GwpSets);
        Assert.Equal(
            [GwpSet.Ar5, GwpSet.Ar6, GwpSet.Ef31],
            Some.PortfolioOf([other, product, product with { Declaration = null }], KilogramPerDollar).GwpSets);
    }

    [Fact]
    public void Add_RefusedLine_CountsAsALineAndNothingElse()
    {
        var portfolio = new Portfolio();
        var line = Some.Line();
        var refused = LineOutcome.Refused(line.LineId, Some.Reasons(ReasonCode.ValueInvalid));

        portfolio.Add(in line, in refused, GwpSet.Ar4);

        Assert.Equal(1, portfolio.Lines);
        Assert.Equal(1, portfolio.LinesWith(LineStatus.Rejected));
        Assert.Equal(Co2eTotal.Zero, portfolio.Booked);
    }

    [Fact]
    public void Add_LinesWithoutDelivery_BookNothingInCategory4()
    {
        var portfolio = Some.PortfolioOf([Both(pieces: 1m, kg: 1m, dollars: 1m)], KilogramPerDollar);

        Assert.Equal(default, portfolio.ByCategory(Scope3Category.UpstreamTransportAndDistribution));
    }

    // One line of each of the five tiers and one that cannot be calculated; 4 pieces each.
    private static Portfolio Mixed() => Some.PortfolioOf(
        [
            Laptops(Some.Epd(validity: InForce)),
            Laptops(Some.Epd(validity: InForce, kind: DeclarationKind.PcfIso14067)),
            Laptops(Some.Epd(validity: InForce, verification: VerificationKind.SelfDeclared)),
            Laptops(Some.Epd(validity: InForce, kind: DeclarationKind.IndustryAverageEpd)),
            Laptops(null) with { SpendAmount = 300m },
            Laptops(null) with { SpendAmount = null },
        ],
        KilogramPerDollar);

    private static PurchaseLine Laptops(Declaration? declaration) =>
        Some.Spend(1_000m) with { SectorCode = "1", Quantity = 4m, Declaration = declaration };

    private static PurchaseLine Both(decimal pieces, decimal kg, decimal dollars) => Some.Spend(dollars) with
    {
        SectorCode = "1",
        Quantity = pieces,
        Declaration = Some.Epd(validity: InForce, modules: Some.Module(LifeCycleModule.A1ToA3, kg)),
    };

    private static decimal Sum<TKey>(Func<TKey, Tally> by)
        where TKey : struct, Enum => Enum.GetValues<TKey>().Sum(key => by(key).Booked.Kilograms);
}
