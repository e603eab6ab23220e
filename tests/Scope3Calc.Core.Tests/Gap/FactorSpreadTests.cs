using FsCheck.Fluent;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>One line by every factor pack.</summary>
public sealed class FactorSpreadTests
{
    private static readonly FactorSpread Spread = new(Some.Snapshot, Some.Policy);

    // A thousand dollars of 2021, a laptop.
    private static readonly PurchaseLine Laptop = Some.Spend(1_000m);

    [Fact]
    public void Of_LineWithADeviceType_HasTheFigureOfEachPackThatMapsIt()
    {
        var spread = Spread.Of(Laptop);

        // 1,000 USD x 0.112 kg; the two other packs have no sector for laptops.
        Assert.Equal(
            [Some.BasicPack, Some.EpaPack, Some.KilogramPerDollarPack], spread.Figures.Select(figure => figure.Pack.Id));
        Assert.Equal([null, Some.Kg(112m), null], spread.Figures.Select(figure => figure.Emissions));
        Assert.Equal([null, 0.112m, null], spread.Figures.Select(figure => figure.KgPerUnitOfMoney));
        Assert.Equal([ReasonCode.FactorNotFound], spread.Figures[0].Reasons);
        Assert.Equal([ReasonCode.FactorNotFound], spread.Figures[2].Reasons);
        Assert.Equal((Some.Kg(112m), Some.Kg(112m)), (spread.Lowest, spread.Highest));
    }

    [Fact]
    public void Of_SectorCode_CountsInItsOwnClassificationOnly()
    {
        // "1" is a sector of the policy's pack and of another one, of another classification.
        var policy = Some.Policy with { FactorPackId = Some.KilogramPerDollarPack };
        var spread = new FactorSpread(TwoClassifications(), policy).Of(Laptop with { SectorCode = "1" });

        // By code 1,000 kg; by type of device 1,000 x 0.112 kg, and not the 5 kg per dollar of that other "1".
        Assert.Equal([Some.Kg(112m), Some.Kg(1_000m)], spread.Figures.Select(figure => figure.Emissions));
        Assert.Equal((Some.Kg(112m), Some.Kg(1_000m)), (spread.Lowest, spread.Highest));
    }

    [Fact]
    public void Of_OwnPack_IsTheFigureOfTheCalculator()
    {
        var line = Some.Line();

        Assert.Equal(Some.Calculate(in line).Spend.Emissions, OfEpa(Spread.Of(in line)).Emissions);
    }

    [Fact]
    public void Of_SectorPricesWithoutAnIndex_IsDeflatorMissingForThatPackAlone()
    {
        // Two packs of 2021 with a sector for monitors; only the first names the industry whose prices move it.
        var indexed = Pack("indexed", Some.UnitedStates, new SpendFactor("334118", "Monitors", null, null, 1m) { PriceSector = "334" });
        var other = Pack("other", Some.UnitedStates, new SpendFactor("334118", "Monitors", null, null, 1m));
        var policy = Policy.Default with
        {
            FactorPackId = "indexed",
            DeflationOrder = DeflationOrder.ConvertThenDeflate,
            Deflator = Deflator.SectorPrices,
        };
        var line = Laptop with { ProductCategory = "monitor", PurchaseDate = new DateOnly(2023, 1, 1) };

        var spread = new FactorSpread(Some.SnapshotWith(packs: [indexed, other]), policy).Of(in line);

        // Prices of 2021 over those of 2023 are 100 / 80: 1,250 USD.
        Assert.Equal([Some.Kg(1_250m), null], spread.Figures.Select(figure => figure.Emissions));
        Assert.Equal([ReasonCode.DeflatorMissing], spread.Figures[1].Reasons);
        Assert.Equal(1m, spread.Figures[1].KgPerUnitOfMoney);
    }

    [Theory]
    [InlineData(PriceType.PurchaserExclVat, 500, 1_000)]
    [InlineData(PriceType.Producer, null, 500)]
    public void Of_RatioToTheOwnPacksPriceType_SaysNothingOfAThird(PriceType ofLine, int? byBasicKg, int byOwnKg)
    {
        // The ratio leads from the line's price type to one other. Of a purchaser's price it can only be meant for the other pack;
        // a producer's price with a purchaser's pack as the own one leads there, and not on to basic prices.
        var purchaser = Pack("purchaser", Some.UnitedStates, new SpendFactor("334111", "Computers", null, null, 1m));
        var basic = new FactorPack("basic", "basic", [new SpendFactor("334111", "Computers", null, null, 1m)])
        {
            Title = "basic",
            Classification = "NAICS_2017",
            Basis = new PriceBasis(Some.Usd, 2021),
            PriceType = PriceType.Basic,
            DefaultScope = MarginScope.WithMargins,
            GwpSet = Declarations.GwpSet.Ar5,
            Country = Some.UnitedStates,
        };
        var spread = new FactorSpread(
            Some.SnapshotWith(packs: [purchaser, basic]), Policy.Default with { FactorPackId = "purchaser" });
        var line = Laptop with { PriceType = ofLine, PriceTypeRatio = 0.5m };

        var figures = spread.Of(in line).Figures;

        Assert.Equal(byBasicKg is { } kg ? Some.Kg(kg) : null, figures[0].Emissions);
        Assert.Equal(byBasicKg is null ? [ReasonCode.FactorPriceTypeMismatch] : [], figures[0].Reasons);
        Assert.Equal(Some.Kg(byOwnKg), figures[1].Emissions);
    }

    [Fact]
    public void Of_Disposal_HasNoFigure()
    {
        var figure = OfEpa(Spread.Of(Laptop with { Disposal = DisposalKind.Discarded }));

        Assert.Null(figure.Emissions);
        Assert.Equal([ReasonCode.SpendNotAcquisitionCost], figure.Reasons);
    }

    [Fact]
    public void Constructor_PackUnknown_Throws() => Assert.Throws<ArgumentException>(
        () => new FactorSpread(Some.Snapshot, Some.Policy with { FactorPackId = "none" }));

    [Fact]
    public void Totals_OfLines_AreExactSumsWithTheReasonsOfTheRest()
    {
        var totals = new FactorSpreadTotals(Spread);
        totals.Add(Laptop);
        totals.Add(Laptop with { SpendAmount = 0.01m });
        totals.Add(Laptop with { SpendAmount = null });
        totals.AddRefused(Some.Reasons(ReasonCode.ValueInvalid));

        // 112 kg and 1.12 g.
        var epa = totals.Packs.Single(pack => pack.Pack.Id == Some.EpaPack);
        Assert.Equal((2, 112.00112m), (epa.Lines, epa.Spend.Kilograms));
        Assert.Equal([ReasonCode.ValueInvalid, ReasonCode.PriceMissing], epa.MissingReasons);
        Assert.Equal(1, epa.MissingFor(ReasonCode.PriceMissing));

        var other = totals.Packs.Single(pack => pack.Pack.Id == Some.KilogramPerDollarPack);
        Assert.Equal((0, Co2eTotal.Zero), (other.Lines, other.Spend));
        Assert.Equal(3, other.MissingFor(ReasonCode.FactorNotFound));
    }

    [Fact]
    public void Totals_OfOtherPacks_AreNotJoined()
    {
        var other = new FactorSpreadTotals(new FactorSpread(TwoClassifications(), Some.Policy with { FactorPackId = "a" }));

        Assert.Throws<ArgumentException>(() => new FactorSpreadTotals(Spread).Add(other));
    }

    [Fact]
    public void Of_AnyLine_HasTheCalculatorsFigureOrItsReasons() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given => AgreesWithTheCalculator(given.Item1, given.Item2));

    [Fact]
    public void Of_AnyLineWithAFigure_HasItBetweenLowestAndHighest() => AnyLine.Holds(
        SomeWithAFigure.Zip(AnyLine.AnyPolicy)
            .Where(given => Some.Calculate(given.Item1, given.Item2).Spend.Emissions is not null),
        given => AgreesWithTheCalculator(given.Item1, given.Item2));

    private static void AgreesWithTheCalculator(PurchaseLine line, Policy policy)
    {
        var spread = new FactorSpread(Some.Snapshot, policy).Of(in line);

        var own = OfEpa(spread);
        var expected = Some.Calculate(in line, policy).Spend;
        if (line.AccountingTreatment != AccountingTreatment.Unknown)
        {
            Assert.Equal(expected.Emissions, own.Emissions);
            Assert.Equal(expected.Reasons, own.Reasons);
        }

        Assert.All(spread.Figures, figure => Assert.NotEqual(figure.Emissions is null, figure.Reasons.IsEmpty));
        Assert.Equal(spread.Lowest is null, spread.Figures.All(figure => figure.Emissions is null));
        Assert.True(own.Emissions is null || (spread.Lowest <= own.Emissions && own.Emissions <= spread.Highest));
    }

    [Fact]
    public void Totals_LinesSharedInAnyWay_AreTheSame() =>
        AnyLine.Holds(AnyLine.UpTo(8, SomeWithAFigure.Zip(Gen.Choose(0, 3))).Where(HasTwoFigures), given =>
        {
            var whole = new FactorSpreadTotals(Spread);
            given.ForEach(pair => whole.Add(pair.Item1));
            var joined = new FactorSpreadTotals(Spread);
            foreach (var share in given.AsEnumerable().Reverse().GroupBy(pair => pair.Item2))
            {
                var part = new FactorSpreadTotals(Spread);
                share.ToList().ForEach(pair => part.Add(pair.Item1));
                joined.Add(part);
            }

            Assert.All(whole.Packs.Zip(joined.Packs), pair =>
            {
                Assert.Equal((pair.First.Lines, pair.First.Spend), (pair.Second.Lines, pair.Second.Spend));
                Assert.All(Enum.GetValues<ReasonCode>(), code =>
                    Assert.Equal(pair.First.MissingFor(code), pair.Second.MissingFor(code)));
            });
        });

    private static FsCheck.Gen<PurchaseLine> SomeWithAFigure { get; } =
        Gen.Frequency((1, AnyLine.Accepted), (2, AnyLine.Calculable));

    // With fewer there is nothing to add.
    private static bool HasTwoFigures(List<(PurchaseLine Line, int Share)> lines) =>
        lines.Count(line => Spread.Of(line.Line).Highest is not null) > 1;

    private static PackFigure OfEpa(LineSpread spread) => spread.Figures.Single(figure => figure.Pack.Id == Some.EpaPack);

    private static Snapshot TwoClassifications() => Some.SnapshotWith(packs:
    [
        Pack("a", Some.UnitedStates, new SpendFactor("334111", "Computers", null, null, 0.112m), new SpendFactor("1", "Other", null, null, 5m)),
        Some.KilogramPerDollar(),
    ]);

    private static FactorPack Pack(string id, CountryCode country, params SpendFactor[] factors) => new(id, id, factors)
    {
        Title = id,
        Classification = "NAICS_2017",
        Basis = new PriceBasis(Some.Usd, 2021),
        PriceType = PriceType.PurchaserExclVat,
        DefaultScope = MarginScope.WithMargins,
        GwpSet = Declarations.GwpSet.Ar5,
        Country = country,
    };
}
