using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>What holds for the explanation of every line, tried on 1,000 of them each.</summary>
public sealed class ExplanationLawTests
{
    private static readonly Snapshot Snapshot = WithTypes(Some.SnapshotWith(Some.MakerSheet()));

    private static readonly CalibrationTable Calibrations =
        new([new FactorCalibration("laptop", 1.9634m, 0.3m), new FactorCalibration("monitor", 0.71m, 0.4m)]);

    private static Gen<Policy> AnyPolicy { get; } =
        from policy in AnyLine.AnyPolicy
        from refurbished in Gen.Elements(Enum.GetValues<RefurbishedTreatment>())
        from calibrated in Gen.Elements(false, true)
        from booked in Gen.Elements(false, true)
        from scheme in Gen.Elements(Enum.GetValues<DqiScheme>()[1..])
        from uncertainty in AnyUncertaintyPolicy
        select policy with
        {
            DqiScheme = scheme,
            Uncertainty = uncertainty,
            Refurbished = refurbished,
            Calibrations = calibrated ? Calibrations : CalibrationTable.None,
            BookCalibratedSpend = calibrated && booked,
        };

    private static Gen<UncertaintyPolicy> AnyUncertaintyPolicy { get; } =
        from pedigree in Gen.Elements(DqiScheme.Ghgp4, DqiScheme.EcoinventV3, DqiScheme.CirothGsd, DqiScheme.CirothGsd2)
        from floor in Gen.Elements(0m, 0.03m, 0.20m, 1.7m)
        from spend in Gen.Elements(0m, 0.5m, UncertaintyPolicy.MaxSigma)
        select new UncertaintyPolicy { PedigreeScheme = pedigree, ProductFloor = floor, SpendFactor = spend };

    // Every kind of uncertainty, and values that are none of their kind; data of any age; whole lives with printed shares.
    private static Gen<PurchaseLine> Uncertain { get; } =
        from line in AnyLine.Calculable
        from kind in Gen.Elements(Enum.GetValues<UncertaintyKind>())
        from value in Gen.Elements(null, 0m, 0.0001m, 0.2174m, 0.8m, 1m, 1.6m, 12m, (decimal?)1_000m)
        from year in Gen.Elements(null, 1991, 2005, 2010, 2013, 2014, 2016, 2018, 2020, 2021, (int?)2024)
        from primary in Gen.Elements(null, 0.4m, (decimal?)1m)
        from isPact in Gen.Elements(false, true)
        from country in Gen.Elements(Some.Netherlands, default)
        from subtype in Gen.Elements(Enum.GetValues<DatasetSubtype>())
        from share in Gen.Elements(0.8m, 0.814m, 0.9137m)
        from isWholeLife in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from isReturn in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let declared = line.Declaration!
        let sign = isReturn ? -1m : 1m
        select line with
        {
            Quantity = sign * line.Quantity,
            SpendAmount = sign * line.SpendAmount,
            OriginalLineId = isReturn ? "line-0" : null,
            Declaration = new Declaration
            {
                Id = declared.Id,
                Kind = isPact ? DeclarationKind.PcfPact : declared.Kind,
                Subtype = subtype,
                Verification = declared.Verification,
                Verifier = declared.Verifier,
                Validity = isPact ? Validity.OfPact(new DateOnly(2021, 2, 3)) : declared.Validity,
                Uncertainty = new DeclaredUncertainty(kind, value),
                ReferenceYear = year,
                PrimaryDataShare = primary,
                ProductionCountry = country,
                WholeLife = new WholeLifeFigure(
                    declared.Modules[0].Ghg!.Value, new StageShares(share, 0.01m, null, null)),
                Modules = isWholeLife ? [] : declared.Modules,
            },
        };

    // Parts and aggregates, whole and by indicator, the supplier's own and averages.
    private static Gen<ModuleGwp> Module(LifeCycleModule module) =>
        from kind in Gen.Choose(0, 9)
        from kg in AnyLine.Ordinary
        from other in AnyLine.Ordinary
        from isAverage in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        select kind switch
        {
            0 => Some.Module(module, ModuleState.NotRelevant),
            1 => Some.Module(module, ModuleState.NotDeclared),
            2 => new ModuleGwp { Module = module, IsAverage = isAverage, Fossil = kg, Luluc = other },
            3 => new ModuleGwp { Module = module, IsAverage = isAverage, Fossil = kg, Luluc = other, BiogenicNonCo2 = kg },
            4 => new ModuleGwp { Module = module, IsAverage = isAverage, Total = kg },
            5 => new ModuleGwp { Module = module, IsAverage = isAverage, Total = kg, Ghg = other },
            6 => new ModuleGwp { Module = module, IsAverage = isAverage, Ghg = kg, Biogenic = -other, BiogenicNonCo2 = other },
            _ => new ModuleGwp { Module = module, IsAverage = isAverage, Ghg = kg },
        };

    private static Gen<PurchaseLine> ByModule { get; } =
        from line in AnyLine.Calculable
        from whole in Gen.Elements(false, true)
        from parts in Gen.CollectToList(
            [
                LifeCycleModule.A1, LifeCycleModule.A2, LifeCycleModule.A3, LifeCycleModule.A4, LifeCycleModule.A5,
                LifeCycleModule.B5, LifeCycleModule.B6, LifeCycleModule.C1, LifeCycleModule.C2, LifeCycleModule.C3,
                LifeCycleModule.C4, LifeCycleModule.D,
            ],
            Module)
        from aggregate in Module(LifeCycleModule.A1ToA3)
        from unit in Gen.Elements(
            DeclaredUnit.Piece, DeclaredUnit.Kilogram, DeclaredUnit.PieceYear, DeclaredUnit.FunctionalUnit)
        from amount in Gen.Elements(1m, 1m, 3m, 12.5m, 0.7m)
        from size in Gen.Elements(1.31m, 4m, 0.07m)
        from condition in Gen.Elements(Enum.GetValues<DeviceCondition>())
        from disposal in Gen.Frequency(
            (3, Gen.Constant(DisposalKind.None)), (1, Gen.Elements(Enum.GetValues<DisposalKind>())))
        from services in Gen.Elements(null, 0m, (decimal?)0.25m)
        select line with
        {
            Condition = condition,
            Disposal = disposal,
            ServiceAmount = line.SpendAmount * services,
            Declaration = Some.Epd(
                unit: unit, amount: amount, massKg: size, years: size, functionsPerPiece: size,
                modules: whole ? [aggregate, .. parts.Skip(3)] : [.. parts]),
        };

    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_AnyLineTheRulesAccept_GivesEveryFigureFromItsTreeAlone() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyPolicy), given => IsExplained(given.Item1, given.Item2));

    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_AnyOrdinaryLine_GivesEveryFigureFromItsTreeAlone() =>
        AnyLine.Holds(AnyLine.Calculable.Zip(AnyPolicy), given => IsExplained(given.Item1, given.Item2));

    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_AnyModules_GivesEveryFigureFromItsTreeAlone() =>
        AnyLine.Holds(ByModule.Zip(AnyPolicy), given => IsExplained(given.Item1, given.Item2));

    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_NoDeclaration_TakesMakersAndAverages() =>
        AnyLine.Holds(
            AnyLine.Calculable.Zip(AnyPolicy),
            given => IsExplained(given.Item1 with { Declaration = null, Product = null }, given.Item2));

    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_AnyUncertainty_GivesEveryFigureFromItsTreeAlone() =>
        AnyLine.Holds(Uncertain.Zip(AnyPolicy), given => IsExplained(given.Item1, given.Item2));

    // Worked out again from the trees, they add up as the outcome's do; what rounding left is no hiding-place.
    [Fact]
    [Trait("Behaviour", "50")]
    public void Explain_AnyEffects_AddUpToTheGapAndLeaveMilligramsToRounding() =>
        AnyLine.Holds(Uncertain.Zip(AnyPolicy), given =>
        {
            var (line, calculator) = (given.Item1, new Calculator(Snapshot, given.Item2));
            var outcome = calculator.Calculate(in line);
            var figures = Explainer.Explain(in line, in outcome, calculator);
            var effects = figures.Where(figure => figure.Name.StartsWith("gap.effects.", StringComparison.Ordinal)).ToList();
            if (effects.Count == 0)
            {
                return;
            }

            Assert.Equal(5, effects.Count);
            Assert.Equal(
                outcome.Gap.Absolute!.Value.Kilograms, effects.Sum(effect => (decimal)effect.Expression.Evaluate()));
            var largest = effects.Max(effect => Math.Abs((decimal)effect.Expression.Value));
            Assert.All(
                effects.SelectMany(effect => Leaves(effect.Expression)).OfType<Expression.Constant>()
                    .Where(leaf => leaf.Source == "rounding"),
                leaf => Assert.InRange(Math.Abs((decimal)leaf.Value), 0.000001m, 0.000002m + (largest * 1e-14m)));
        });

    private static void IsExplained(PurchaseLine line, Policy policy)
    {
        var calculator = new Calculator(Snapshot, policy);
        var outcome = calculator.Calculate(in line);
        var expected = Explained.NumbersOf(in line, in outcome, calculator);

        var figures = Explainer.Explain(in line, in outcome, calculator);

        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            figures.Select(figure => figure.Name).Order(StringComparer.Ordinal));
        Assert.All(figures, figure =>
        {
            Agrees(expected[figure.Name], figure);
            Assert.Equal(figure.Expression.Value, figure.Expression.Evaluate());
            Assert.Matches(@"^[A-Z].* = .*\.$", figure.Sentence);
            Assert.All(Leaves(figure.Expression), IsAGivenValue);
        });
    }

    // To the last digit where nothing is floating. Else to nine figures: logarithms of equal figures are a few 10^-16, and a
    // mass that was rounded may be the next one.
    private static void Agrees(Number expected, ExplainedFigure figure)
    {
        var actual = figure.Expression.Evaluate();
        if (!IsFloating(figure.Expression) || figure.Name.StartsWith("gap.effects.", StringComparison.Ordinal))
        {
            Assert.Equal(expected.IsFloating ? (decimal)(double)expected : (decimal)expected, (decimal)actual);
            return;
        }

        Assert.Equal(expected.IsFloating, actual.IsFloating);
        var slack = !expected.IsFloating ? 1e-6 : figure.Name is "gap.significance.lambda" or "gap.significance.z" ? 1e-12 : 0;
        Assert.InRange(
            Math.Abs((double)actual - (double)expected), 0, Math.Max(slack, 1e-9 * Math.Abs((double)expected)));
    }

    private static bool IsFloating(Expression expression) =>
        expression.Value.IsFloating || expression.Operands.Any(IsFloating);

    private static void IsAGivenValue(Expression leaf) =>
        Assert.Matches(
            @"^(line\.|policy\.|definition$|rounding$|published: .|.+/.+@.+)", Assert.IsType<Expression.Constant>(leaf).Source);

    private static IEnumerable<Expression> Leaves(Expression expression) =>
        expression.Operands.Count == 0 ? [expression] : expression.Operands.SelectMany(Leaves);

    private static Snapshot WithTypes(Snapshot snapshot) => new(
        snapshot.Packs, snapshot.Categories, snapshot.MakerFootprints, snapshot.Currencies, snapshot.ExchangeRates,
        snapshot.ConsumerPrices, snapshot.SectorPrices,
        new DeviceAverages("averages", [
            KeyValuePair.Create("monitor", new DeviceAverage
            {
                Manufacturing = new StageAverage(40, 150m, 328.4m, 700m),
                Distribution = new StageAverage(40, 5m, 11.25m, 30m),
                EndOfLife = new StageAverage(30, 1m, 2.5m, 9m),
            })]),
        new ReferencePrices("reference prices", [
            KeyValuePair.Create("monitor", new ReferencePrice(210.5m, new PriceBasis(Some.Eur, 2021)))]));
}
