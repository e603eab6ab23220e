using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Product;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>What holds whatever a line says of its services, its device and its end.</summary>
/// <remarks>Each law on 1,000 lines that it says something about: those it does not speak of are drawn but not counted.</remarks>
public sealed class PurchaseLawTests
{
    private static readonly Snapshot Snapshot = Typical.With(maker: Some.MakerSheet());

    // Rare cases are found among thousands of lines, and a calculator costs more than they do.
    private static readonly Calculator[] Calculators =
        [.. AnyPurchase.AnyPolicy.Sample(300).Select(policy => new Calculator(Snapshot, policy))];

    private static void Holds(
        Func<PurchaseLine, LineOutcome, bool> isCase, Action<PurchaseLine, LineOutcome, Policy> law) =>
        Holds(line => line, isCase, law);

    /// <param name="towards">Changes a line so that it is more often a case.</param>
    /// <param name="isCase">Whether the law speaks of the line.</param>
    /// <param name="law">What must be so.</param>
    private static void Holds(
        Func<PurchaseLine, PurchaseLine> towards,
        Func<PurchaseLine, LineOutcome, bool> isCase,
        Action<PurchaseLine, LineOutcome, Policy> law)
    {
        var cases =
            from line in AnyPurchase.Accepted.Select(towards)
            where Some.Problems(line).Count == 0
            from calculator in Gen.Elements(Calculators)
            select (Line: line, Outcome: calculator.Calculate(line), calculator.Policy);
        AnyLine.Holds(
            cases.Where(given => isCase(given.Line, given.Outcome)), given => law(given.Line, given.Outcome, given.Policy));
    }

    private static bool IsBooked(PurchaseLine line, LineOutcome outcome) => outcome.Booked is not null;

    private static Portfolio PortfolioOf(PurchaseLine line, Policy policy) => Some.PortfolioOf([line], policy, Snapshot);

    [Fact]
    [Trait("Behaviour", "43")]
    public void Calculate_AnyPurchase_HasASigmaAndAnIntervalAroundEachFigure() => Holds(HasAFigure, (_, outcome, _) =>
    {
        if (outcome.Product.CradleToGate is { } product)
        {
            Assert.InRange(outcome.Product.Sigma, 0.20, Lognormal.MaxSigma);

            // A figure of 10^8 t that is uncertain by a factor of 700,000 has no end that can be told.
            Assert.True(Lognormal.Interval95Of(product, outcome.Product.Sigma)
                is not var (lower, upper) || (lower <= product && product <= upper));
        }

        if (outcome.Spend.Emissions is not null)
        {
            Assert.InRange(outcome.Spend.Sigma!.Total, 0.58, 0.60);
        }
    });

    private static bool HasAFigure(PurchaseLine line, LineOutcome outcome) =>
        outcome.Product.CradleToGate is not null || outcome.Spend.Emissions is not null;

    [Fact]
    public void Calculate_BothFigures_HaveARatioWithinItsInterval() => Holds(
        ForItsPrice,
        (_, outcome) => outcome.Significance is not null,
        (_, outcome, _) =>
        {
            var significance = outcome.Significance!.Value;
            Assert.InRange(significance.ProbabilitySpendAboveProduct, 0, 1);
            Assert.InRange(significance.Ratio, significance.RatioInterval95.Lower, significance.RatioInterval95.Upper);
        });

    // A purchase whose price says something: no disposal, no instalment, no services of unknown size.
    private static PurchaseLine ForItsPrice(PurchaseLine line) => line with
    {
        Disposal = DisposalKind.None,
        SpendBasis = SpendBasis.AcquisitionCost,
        PriceScope = PriceScope.Hardware,
        PriceType = PriceType.PurchaserExclVat,
    };

    [Fact]
    [Trait("Behaviour", "18")]
    public void Calculate_HeldLine_IsInNoTotalAndNoGapAndNobodyReleasedIt() => Holds(OfASlip, IsHeld, (line, outcome, policy) =>
    {
        var portfolio = PortfolioOf(line, policy);
        Assert.Null(line.ReleasedBy);
        Assert.Null(outcome.Gap.Absolute);
        Assert.Equal(0, portfolio.Booked.Milligrams);
        Assert.Equal(0, portfolio.Matched.Lines + portfolio.MatchedAverages.Lines);

        // A name releases it, and nothing else about it changes.
        var released = Some.Calculate(line with { ReleasedBy = "J. Jansen" }, policy, Snapshot);
        Assert.NotEqual(LineStatus.ReviewRequired, released.Status);
        Assert.Equal((outcome.Product, outcome.Spend), (released.Product, released.Spend));
    });

    private static bool IsHeld(PurchaseLine line, LineOutcome outcome) => outcome.Status == LineStatus.ReviewRequired;

    // Only of laptops it is known what is implausible, and a name would release it.
    private static PurchaseLine OfASlip(PurchaseLine line) => ForItsPrice(line) with
    {
        ProductCategory = "laptop",
        Quantity = line.Quantity ?? 1m,
        SpendAmount = line.SpendAmount * 1_000_000m,
        ServiceAmount = null,
        Condition = line.Declaration?.Condition ?? DeviceCondition.New,
        ReleasedBy = null,
    };

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_ServicesStated_AreAsIfNeverPaid() => Holds(
        (line, _) => line.ServiceAmount is not null && line.ServiceAmount != line.SpendAmount,
        (line, outcome, policy) =>
        {
            var hardware = line with
            {
                SpendAmount = line.SpendAmount - line.ServiceAmount, ServiceAmount = null, PriceScope = PriceScope.Hardware,
            };

            Assert.Equal(outcome.Spend.Emissions, Some.Calculate(hardware, policy, Snapshot).Spend.Emissions);
        });

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_AllOfItBack_ReversesExactlyWhatWasBooked() => Holds(IsBooked, (line, outcome, policy) =>
    {
        var back = line with
        {
            Quantity = -line.Quantity,
            SpendAmount = -line.SpendAmount,
            ServiceAmount = -line.ServiceAmount,
            OriginalLineId = "line-0",
        };

        var reversed = Some.Calculate(back, policy, Snapshot);

        Assert.Equal(
            (outcome.Status, outcome.Method, outcome.Tier, outcome.Category),
            (reversed.Status, reversed.Method, reversed.Tier, reversed.Category));
        Assert.Equal(
            (-outcome.Booked, -outcome.BookedDelivery, -outcome.SupplierPart),
            (reversed.Booked, reversed.BookedDelivery, reversed.SupplierPart));
        Assert.Equal(outcome.Reasons, reversed.Reasons);
    });

    [Fact]
    [Trait("Behaviour", "3")]
    [Trait("Behaviour", "6")]
    public void Calculate_Category5_IsThatOfDiscardedDevicesAlone() => Holds(IsBooked, (line, outcome, _) =>
        Assert.Equal(line.Disposal == DisposalKind.Discarded, outcome.Category == Scope3Category.WasteGeneratedInOperations));

    [Fact]
    public void Calculate_Disposal_BooksItsWasteAndNothingOfAPurchase() => Holds(
        line => line.Disposal == DisposalKind.None ? line with { Disposal = DisposalKind.Discarded } : line,
        (line, outcome) => line.Disposal != DisposalKind.Discarded || IsBooked(line, outcome),
        (line, outcome, policy) =>
        {
            Assert.Equal(line.Disposal == DisposalKind.Discarded, outcome.Booked is not null);
            Assert.Null(outcome.BookedDelivery);
            Assert.Null(outcome.Spend.Emissions);
            Assert.Equal(0, PortfolioOf(line, policy).Matched.Lines);
        });

    [Fact]
    [Trait("Behaviour", "44")]
    [Trait("Behaviour", "45")]
    public void Shares_OfWhateverIsBooked_AddUpToOne() => Holds(IsBooked, (line, outcome, policy) =>
    {
        var portfolio = PortfolioOf(line, policy);
        if (portfolio.Booked.Milligrams == 0)
        {
            Assert.Null(portfolio.ShareSupplierData);
            return;
        }

        Assert.Equal(
            1d, (double)(portfolio.ShareSupplierData + portfolio.ShareAverage + portfolio.ShareSpend)!.Value, 1e-9);
        Assert.True(outcome.Tier != DataQualityTier.CategoryAverage || portfolio.ShareAverage == 1m);
        Assert.Equal(outcome.Tier == DataQualityTier.SpendBased, portfolio.ShareSpend == 1m);
    });

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_RefurbishedDevice_NeverGetsTheMakingOfANewOne() => Holds(
        line => line with
        {
            Condition = DeviceCondition.Refurbished, Disposal = DisposalKind.None, Quantity = line.Quantity ?? 1m, Product = null,
        },
        (_, outcome) => outcome.Product is { CradleToGate: not null, Declaration.Condition: DeviceCondition.New },
        (line, outcome, policy) =>
        {
            var refurbishing = outcome.Product.Declaration!.Footprint.Refurbishment!.Value;
            Assert.Equal(RefurbishedTreatment.CutOff, policy.Refurbished);
            Assert.Contains(ReasonCode.RefurbishedCutOff, outcome.Reasons);
            Assert.Equal(Co2e.FromKilograms(line.Quantity!.Value * refurbishing), outcome.Product.CradleToGate);
        });

    [Fact]
    public void Calculate_CalibratedSpend_IsBookedOnSpendAloneAndByPolicyOnly() => Holds(
        line => ForItsPrice(line) with { ProductCategory = "laptop" },
        (_, outcome) => outcome.CalibratedSpend is not null,
        (_, outcome, policy) =>
        {
            var isBooked = policy.BookCalibratedSpend && outcome.Tier == DataQualityTier.SpendBased;
            Assert.Equal(isBooked, outcome.Reasons.Contains(ReasonCode.SpendCalibrated));
            if (outcome.Tier == DataQualityTier.SpendBased)
            {
                Assert.Equal(isBooked ? outcome.CalibratedSpend : outcome.Spend.Emissions, outcome.Booked);
            }
        });
}
