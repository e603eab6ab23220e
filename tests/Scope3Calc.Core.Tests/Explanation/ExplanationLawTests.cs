using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>What holds for the explanation of every line, tried on 1,000 of them each.</summary>
public sealed class ExplanationLawTests
{
    private static readonly Snapshot Snapshot = WithAverages(Some.SnapshotWith(Some.MakerSheet()));

    private static readonly CalibrationTable Calibrations =
        new([new FactorCalibration("laptop", 1.9634m, 0.3m), new FactorCalibration("monitor", 0.71m, 0.4m)]);

    private static Gen<Policy> AnyPolicy { get; } =
        from policy in AnyLine.AnyPolicy
        from refurbished in Gen.Elements(Enum.GetValues<RefurbishedTreatment>())
        from calibrated in Gen.Elements(false, true)
        from booked in Gen.Elements(false, true)
        select policy with
        {
            Refurbished = refurbished,
            Calibrations = calibrated ? Calibrations : CalibrationTable.None,
            BookCalibratedSpend = calibrated && booked,
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

    private static void IsExplained(PurchaseLine line, Policy policy)
    {
        var calculator = new Calculator(Snapshot, policy);
        var outcome = calculator.Calculate(in line);
        var expected = Explained.FiguresOf(in outcome);

        var figures = Explainer.Explain(in line, in outcome, calculator);

        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            figures.Select(figure => figure.Name).Order(StringComparer.Ordinal));
        Assert.All(figures, figure =>
        {
            Assert.Equal(expected[figure.Name], (Int128)(figure.Expression.Evaluate() * 1_000_000m));
            Assert.Equal(figure.Expression.Value, figure.Expression.Evaluate());
            Assert.Matches(@"^[A-Z].* = .*\.$", figure.Sentence);
            Assert.All(Leaves(figure.Expression), IsAGivenValue);
        });
    }

    private static void IsAGivenValue(Expression leaf) =>
        Assert.Matches(@"^(line\.|policy\.|definition$|.+/.+@.+)", Assert.IsType<Expression.Constant>(leaf).Source);

    private static IEnumerable<Expression> Leaves(Expression expression) =>
        expression.Operands.Count == 0 ? [expression] : expression.Operands.SelectMany(Leaves);

    private static Snapshot WithAverages(Snapshot snapshot) => new(
        snapshot.Packs, snapshot.Categories, snapshot.MakerFootprints, snapshot.Currencies, snapshot.ExchangeRates,
        snapshot.ConsumerPrices, snapshot.SectorPrices,
        new DeviceAverages("averages", [
            KeyValuePair.Create("monitor", new DeviceAverage
            {
                Manufacturing = new StageAverage(40, 150m, 328.4m, 700m),
                Distribution = new StageAverage(40, 5m, 11.25m, 30m),
                EndOfLife = new StageAverage(30, 1m, 2.5m, 9m),
            })]));
}
