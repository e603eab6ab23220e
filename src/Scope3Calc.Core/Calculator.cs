using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core;

/// <summary>The calculation: one purchase line in, both estimates, the booked one and the gap out.</summary>
/// <remarks>
/// A pure function of line, snapshot and policy. The latter two are given once, so that what depends on them alone is
/// found once; safe for any number of threads. A call allocates nothing on the plain path.
/// </remarks>
public sealed class Calculator
{
    // What is worth a look even though the line could be booked on product data.
    private static readonly ReasonSet Warnings = ReasonSet.Of(ReasonCode.EpdNotVerified)
        .With(ReasonCode.VerifierNotNamed)
        .With(ReasonCode.EpdValidityUnknown)
        .With(ReasonCode.EpdExpired)
        .With(ReasonCode.EpdModelMismatch)
        .With(ReasonCode.EpdConfigMismatch)
        .With(ReasonCode.EpdGwpIdentityFail)
        .With(ReasonCode.BiogenicNotSeparated)
        .With(ReasonCode.MakerFootprintFlagged);

    private readonly SpendMethod _spendMethod;

    /// <exception cref="ArgumentException">The policy contradicts itself or names a pack the snapshot lacks.</exception>
    public Calculator(Snapshot snapshot, Policy policy)
    {
        if (Check(snapshot, policy) is { } problem)
        {
            throw new ArgumentException($"{problem.Field}: {problem.Message}", nameof(policy));
        }

        Snapshot = snapshot;
        Policy = policy;
        Pack = snapshot.FindPack(policy.FactorPackId)!;
        _spendMethod = new SpendMethod(snapshot, policy, Pack);
    }

    public Snapshot Snapshot { get; }

    public Policy Policy { get; }

    /// <summary>The factor pack spend-based figures rest on.</summary>
    public FactorPack Pack { get; }

    /// <summary>Why no calculator can be made of the two, or null.</summary>
    public static Problem? Check(Snapshot snapshot, Policy policy) =>
        policy.Check() ?? (snapshot.FindPack(policy.FactorPackId) is null
            ? new Problem(
                ReasonCode.FactorNotFound,
                "policy.factor_pack",
                $"There is no factor pack '{policy.FactorPackId}'. Use one of: "
                + $"{string.Join(", ", snapshot.Packs.Select(pack => pack.Id))}.")
            : null);

    /// <param name="line">A line that <see cref="LineRules"/> has found nothing wrong with.</param>
    public LineOutcome Calculate(in PurchaseLine line)
    {
        var category = CategoryOf(line.AccountingTreatment);
        if (category == Scope3Category.None)
        {
            return LineOutcome.Refused(line.LineId, ReasonSet.Of(ReasonCode.AccountingTreatmentUnknown));
        }

        var product = Ladder.Descend(in line, Snapshot.MakerFootprints, Policy, out var passedOver);
        var spend = _spendMethod.Apply(in line);
        var gap = LineGap.Between(in product, in spend, Policy.GapAlignment);
        var reasons = product.Reasons | spend.Reasons | gap.Reasons;

        // The better one is booked; the other stays beside it.
        if (product.Bookable)
        {
            var above = passedOver.Above(product.Tier);
            var withProduct = Policy.DeliveryCategory == DeliveryCategory.WithProduct;
            return new LineOutcome
            {
                LineId = line.LineId,
                Status = StatusOf(in line, in product),
                Method = product.Tier == DataQualityTier.CategoryAverage
                    ? CalculationMethod.AverageData
                    : CalculationMethod.SupplierSpecific,
                Tier = product.Tier,
                Category = category,
                Booked = withProduct && product.Distribution is { } delivery
                    ? product.CradleToGate + delivery
                    : product.CradleToGate,
                BookedDelivery = withProduct ? null : product.Distribution,
                Product = product,
                Spend = spend,
                Gap = gap,
                PassedOver = above,
                Reasons = reasons | above.All,
            };
        }

        var isBooked = spend.Emissions is not null;
        return new LineOutcome
        {
            LineId = line.LineId,
            Status = isBooked ? LineStatus.FallbackApplied : LineStatus.Rejected,
            Method = isBooked ? CalculationMethod.SpendBased : CalculationMethod.NotCalculable,
            Tier = isBooked ? DataQualityTier.SpendBased : DataQualityTier.None,
            Category = isBooked ? category : Scope3Category.None,
            Booked = spend.Emissions,
            Product = product,
            Spend = spend,
            Gap = gap,
            PassedOver = passedOver,
            Reasons = reasons | passedOver.All,
        };
    }

    // A line whose own declaration could not be used fell back, even where a maker's footprint caught it.
    private static LineStatus StatusOf(in PurchaseLine line, in ProductEstimate product) =>
        line.Declaration is { } own && !ReferenceEquals(own, product.Declaration) ? LineStatus.FallbackApplied
        : product.Reasons.Overlaps(Warnings) ? LineStatus.OkWithWarnings
        : LineStatus.Ok;

    // The buyer's financial accounting decides, never the type of device (Scope 3 Standard, p. 39).
    private static Scope3Category CategoryOf(AccountingTreatment treatment) => treatment switch
    {
        AccountingTreatment.Expensed => Scope3Category.PurchasedGoodsAndServices,
        AccountingTreatment.Capitalised or AccountingTreatment.FinanceLease => Scope3Category.CapitalGoods,
        AccountingTreatment.OperatingLease => Scope3Category.UpstreamLeasedAssets,
        _ => Scope3Category.None,
    };
}
