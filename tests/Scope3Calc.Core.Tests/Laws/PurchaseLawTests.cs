using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Product;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>What holds whatever a line says of its services, its device and its end, on 1,000 lines and policies each.</summary>
public sealed class PurchaseLawTests
{
    private static readonly Snapshot Snapshot = Typical.With(maker: Some.MakerSheet());

    private static void Holds(Action<PurchaseLine, LineOutcome, Policy> law) =>
        AnyLine.Holds(AnyPurchase.Accepted.Zip(AnyPurchase.AnyPolicy), given =>
        {
            var (line, policy) = given;
            law(line, Some.Calculate(line, policy, Snapshot), policy);
        });

    private static Portfolio PortfolioOf(PurchaseLine line, Policy policy) => Some.PortfolioOf([line], policy, Snapshot);

    [Fact]
    [Trait("Behaviour", "43")]
    public void Calculate_AnyPurchase_HasASigmaAndAnIntervalAroundEachFigure() => Holds((_, outcome, _) =>
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

        if (outcome.Significance is { } significance)
        {
            Assert.InRange(significance.ProbabilitySpendAboveProduct, 0, 1);
            Assert.InRange(significance.Ratio, significance.RatioInterval95.Lower, significance.RatioInterval95.Upper);
        }
    });

    [Fact]
    [Trait("Behaviour", "18")]
    public void Calculate_HeldLine_IsInNoTotalAndNoGapAndNobodyReleasedIt() => Holds((line, outcome, policy) =>
    {
        if (outcome.Status != LineStatus.ReviewRequired)
        {
            return;
        }

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

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_ServicesStated_AreAsIfNeverPaid() => Holds((line, outcome, policy) =>
    {
        if (line is { ServiceAmount: { } service, SpendAmount: { } spend } && service != spend)
        {
            var hardware = line with
            {
                SpendAmount = spend - service, ServiceAmount = null, PriceScope = PriceScope.Hardware,
            };

            Assert.Equal(outcome.Spend.Emissions, Some.Calculate(hardware, policy, Snapshot).Spend.Emissions);
        }
    });

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_AllOfItBack_ReversesExactlyWhatWasBooked() => Holds((line, outcome, policy) =>
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
    public void Calculate_Category5_IsThatOfDiscardedDevicesAlone() => Holds((line, outcome, policy) =>
    {
        Assert.Equal(
            line.Disposal == DisposalKind.Discarded && outcome.Booked is not null,
            outcome.Category == Scope3Category.WasteGeneratedInOperations);
        if (line.Disposal != DisposalKind.None)
        {
            Assert.Null(outcome.BookedDelivery);
            Assert.Null(outcome.Spend.Emissions);
            Assert.Equal(0, PortfolioOf(line, policy).Matched.Lines);
        }
    });

    [Fact]
    [Trait("Behaviour", "44")]
    [Trait("Behaviour", "45")]
    public void Shares_OfWhateverIsBooked_AddUpToOne() => Holds((line, outcome, policy) =>
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
    public void Calculate_RefurbishedDevice_NeverGetsTheMakingOfANewOne() => Holds((line, outcome, policy) =>
    {
        if (line is { Condition: DeviceCondition.Refurbished, Disposal: DisposalKind.None }
            && outcome.Product is { CradleToGate: { } figure, Declaration: { Condition: DeviceCondition.New } declared })
        {
            Assert.Equal(RefurbishedTreatment.CutOff, policy.Refurbished);
            Assert.Contains(ReasonCode.RefurbishedCutOff, outcome.Reasons);
            Assert.Equal(Co2e.FromKilograms(line.Quantity!.Value * declared.Footprint.Refurbishment!.Value), figure);
        }
    });

    [Fact]
    public void Calculate_CalibratedSpend_IsBookedOnSpendAloneAndByPolicyOnly() => Holds((line, outcome, policy) =>
    {
        if (outcome.Reasons.Contains(ReasonCode.SpendCalibrated))
        {
            Assert.True(policy.BookCalibratedSpend);
            Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
            Assert.Equal(outcome.CalibratedSpend, outcome.Booked);
        }
        else if (outcome.Tier == DataQualityTier.SpendBased)
        {
            Assert.Equal(outcome.Spend.Emissions, outcome.Booked);
        }
    });
}
