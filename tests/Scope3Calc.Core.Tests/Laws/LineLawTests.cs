using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>What holds for every line, tried on 1,000 of them each.</summary>
public sealed class LineLawTests
{
    private static readonly Snapshot Snapshot = Some.SnapshotWith(Some.MakerSheet());

    private static readonly Calculator Ordinary = new(Snapshot, Some.Policy);

    [Fact]
    [Trait("Behaviour", "34")]
    [Trait("Behaviour", "57")]
    public void Calculate_AnyLineTheRulesAccept_DoesNotThrow()
    {
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given =>
        {
            var (line, policy) = given;
            var outcome = new Calculator(Snapshot, policy).Calculate(in line);
            _ = outcome.Product.Memo;
            _ = (outcome.Gap.Ratio, outcome.Gap.Relative, outcome.Gap.Symmetric, outcome.Gap.Absolute);
            _ = Enum.GetValues<MarginScope>().Select(scope => outcome.Spend.At(scope)).ToArray();
            Some.PortfolioOf([line], policy, Snapshot);
        });
    }

    [Fact]
    public void Calculate_AnyLine_IsEitherBookedOrRejectedWithReasons() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given =>
        {
            var (line, policy) = given;
            var outcome = new Calculator(Snapshot, policy).Calculate(in line);
            Assert.Equal(outcome.Status == LineStatus.Rejected, outcome.Booked is null);
            Assert.Equal(outcome.Method == CalculationMethod.NotCalculable, outcome.Booked is null);
            Assert.Equal(outcome.Tier == DataQualityTier.None, outcome.Booked is null);
            Assert.Equal(outcome.Category == Scope3Category.None, outcome.Booked is null);
            Assert.True(outcome.Booked is not null || !outcome.Reasons.IsEmpty);
            Assert.True(outcome.Spend.Emissions is not null ^ !outcome.Spend.Reasons.IsEmpty);
            Assert.True(outcome.Product.CradleToGate is not null || !outcome.Product.Reasons.IsEmpty);
        });

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_AnyLine_HasAReasonForEveryTierAboveTheBookedOne() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given =>
        {
            var (line, policy) = given;
            var outcome = new Calculator(Snapshot, policy).Calculate(in line);
            var booked = outcome.Tier == DataQualityTier.None ? DataQualityTier.SpendBased : outcome.Tier;
            foreach (var tier in Enum.GetValues<DataQualityTier>().Where(tier => tier != DataQualityTier.None))
            {
                Assert.Equal(tier >= booked, outcome.PassedOver[tier].IsEmpty);
            }
        });

    [Fact]
    [Trait("Behaviour", "8")]
    [Trait("Behaviour", "27")]
    public void Calculate_AnyLine_IsZeroOnlyWhereAnInputIs() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given => IsZeroOnlyWhereAnInputIs(
            given.Item1, new Calculator(Snapshot, given.Item2).Calculate(given.Item1)));

    // Few lines come to nothing, so these are of amounts that do.
    [Fact]
    public void Calculate_NextToNothing_IsZeroOnlyWhereAnInputIs()
    {
        var tiny = Gen.Elements(1e-28m, 1e-20m, 1e-10m, 1e-7m, 1e-6m, 4e-6m, 1e-5m);
        AnyLine.Holds(
            from line in AnyLine.Calculable
            from spend in tiny
            from kg in tiny
            let given = line with
            {
                Quantity = 1m,
                SpendAmount = spend,
                Declaration = Some.Epd(
                    validity: line.Declaration!.Validity, modules: Some.Module(LifeCycleModule.A1ToA3, kg)),
            }
            let outcome = Ordinary.Calculate(given)
            where outcome.Spend.Emissions == Co2e.Zero && outcome.Product.CradleToGate == Co2e.Zero
            select (Line: given, Outcome: outcome),
            given => IsZeroOnlyWhereAnInputIs(given.Line, given.Outcome));
    }

    private static void IsZeroOnlyWhereAnInputIs(PurchaseLine line, LineOutcome outcome)
    {
        if (outcome.Spend.Emissions == Co2e.Zero && !line.FreeOfCharge)
        {
            // Half a milligram at 0.112 kg per USD is 4.5 millionths of a dollar.
            Assert.InRange(outcome.Spend.RestatedSpend, -5e-6m, 5e-6m);
        }

        if (outcome.Product is { CradleToGate.Milligrams: 0, Declaration: { } declaration })
        {
            Assert.InRange(ProductKilograms(declaration, in line), -1e-6, 1e-6);
            Assert.Contains(declaration.Modules, StatesACradleToGateFigure);
        }
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Gap_AnyLine_IsSpendMinusProductOrNullWithReasons() =>
        AnyLine.Holds(AnyLine.Accepted.Zip(AnyLine.AnyPolicy), given =>
        {
            var (line, policy) = given;
            var gap = new Calculator(Snapshot, policy).Calculate(in line).Gap;
            Assert.Equal(gap.Spend?.Milligrams - gap.Product?.Milligrams, gap.Absolute?.Milligrams);
            Assert.Equal(gap.Absolute is null, gap.Spend is null || gap.Product is null);
            Assert.Equal(gap.Product is null or { Milligrams: 0 }, gap.Ratio is null);
            IsRoundedToMillionths(gap);
        });

    [Fact]
    public void Gap_BothFiguresThere_IsSpendMinusProduct() =>
        AnyLine.Holds(AnyLine.Calculable, line =>
        {
            var outcome = Ordinary.Calculate(in line);
            var delivery = outcome.Product.Distribution;
            var product = outcome.Product.CradleToGate!.Value + (delivery ?? Co2e.Zero);
            var spend = outcome.Spend.At(
                delivery is null ? MarginScope.WithoutMargins : MarginScope.WithMargins)!.Value;

            Assert.Equal(spend - product, outcome.Gap.Absolute);
            Assert.Equal(spend > product, outcome.Gap.Absolute > Co2e.Zero);
            IsRoundedToMillionths(outcome.Gap);
        });

    private static void IsRoundedToMillionths(LineGap gap)
    {
        if (gap is { RatioMillionths: { } millionths, Ratio: { } ratio })
        {
            Assert.InRange(millionths - (ratio * 1_000_000m), -0.5m, 0.5m);
        }
    }

    [Fact]
    public void Calculate_LineInParts_ComesToTheWholeWithinAMilligramAPart() =>
        AnyLine.Holds(AnyLine.Calculable.Zip(AnyLine.UpTo(6, AnyLine.Pieces).Where(parts => parts.Count > 0)), given =>
        {
            var (line, weights) = given;
            var whole = Ordinary.Calculate(line with { Quantity = weights.Sum(weight => (decimal)weight) });
            var parts = Shares(line.SpendAmount!.Value, [.. weights])
                .Select((spend, i) => Ordinary.Calculate(line with { Quantity = weights[i], SpendAmount = spend }))
                .ToList();

            Near(whole.Booked, parts.Select(part => part.Booked), weights.Count);
            Near(whole.Product.CradleToGate, parts.Select(part => part.Product.CradleToGate), weights.Count);
            Near(whole.Product.Distribution, parts.Select(part => part.Product.Distribution), weights.Count);
            Near(whole.Spend.Emissions, parts.Select(part => part.Spend.Emissions), weights.Count);
        });

    [Fact]
    public void Calculate_TimesAsMany_ComesToAsManyTimes() =>
        AnyLine.Holds(AnyLine.Calculable.Zip(Gen.Choose(2, 50)), given =>
        {
            var (line, times) = given;
            var once = Ordinary.Calculate(in line);
            var often = Ordinary.Calculate(
                line with { Quantity = line.Quantity * times, SpendAmount = line.SpendAmount * times });

            Near(often.Booked, Enumerable.Repeat(once.Booked, times), times);
            Near(often.Product.CradleToGate, Enumerable.Repeat(once.Product.CradleToGate, times), times);
            Near(often.Spend.Emissions, Enumerable.Repeat(once.Spend.Emissions, times), times);
        });

    [Fact]
    [Trait("Behaviour", "30")]
    public void Calculate_Discount_LowersSpendInProportionAndLeavesProduct() =>
        AnyLine.Holds(AnyLine.Calculable.Zip(Gen.Choose(1, 99)), given =>
        {
            var (line, percent) = given;
            var full = Ordinary.Calculate(in line);
            var reduced = Ordinary.Calculate(line with { SpendAmount = line.SpendAmount * (100 - percent) / 100m });

            Assert.Equal(full.Product, reduced.Product);
            var expected = full.Spend.Emissions!.Value.Milligrams * (100 - percent) / 100m;
            Assert.InRange(reduced.Spend.Emissions!.Value.Milligrams, expected - 1m, expected + 1m);
        });

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_CreditNoteForTheWholeLine_ReversesItExactly() =>
        AnyLine.Holds(AnyLine.Calculable, line =>
        {
            var bought = Ordinary.Calculate(in line);
            var returned = Ordinary.Calculate(line with
            {
                LineId = "line-2",
                Quantity = -line.Quantity,
                SpendAmount = -line.SpendAmount,
                OriginalLineId = line.LineId,
            });

            Assert.Equal(-bought.Booked!.Value, returned.Booked);
            Assert.Equal(-(bought.BookedDelivery ?? Co2e.Zero), returned.BookedDelivery ?? Co2e.Zero);
            Assert.Equal(-bought.Spend.Emissions!.Value, returned.Spend.Emissions);
            Assert.Equal(-bought.Gap.Absolute!.Value, returned.Gap.Absolute);
            Assert.Equal(bought.Gap.Ratio, returned.Gap.Ratio);
            Assert.Equal((bought.Tier, bought.Category), (returned.Tier, returned.Category));
        });

    // The rounding of the whole and of each part is half a milligram each.
    private static void Near(Co2e? whole, IEnumerable<Co2e?> parts, int count)
    {
        var figures = parts.ToList();
        Assert.All(figures, part => Assert.Equal(whole is null, part is null));
        Assert.InRange((whole?.Milligrams ?? 0) - figures.Sum(part => part?.Milligrams ?? 0), -count, count);
    }

    private static List<decimal> Shares(decimal amount, List<int> weights)
    {
        var total = weights.Sum(weight => (decimal)weight);
        var shares = weights.Skip(1).Select(weight => decimal.Round(amount * weight / total, 4)).ToList();
        return [amount - shares.Sum(), .. shares];
    }

    private static bool StatesACradleToGateFigure(ModuleGwp module) =>
        module is { State: ModuleState.Declared, Module: <= LifeCycleModule.A1ToA3 };

    // Roughly, in binary: only to tell a small product from a lost one.
    private static double ProductKilograms(Declaration declaration, in PurchaseLine line) =>
        (double)declaration.Footprint.CradleToGate!.Value * (double)line.Quantity!.Value / (double)declaration.Amount
        * (line.QuantityUnit == QuantityUnit.Piece
            ? declaration.Unit switch
            {
                DeclaredUnit.Kilogram => (double)declaration.MassKg!.Value,
                DeclaredUnit.PieceYear => (double)declaration.ServiceLifeYears!.Value,
                DeclaredUnit.FunctionalUnit => (double)declaration.FunctionalUnitsPerPiece!.Value,
                _ => 1d,
            }
            : 1d);
}
