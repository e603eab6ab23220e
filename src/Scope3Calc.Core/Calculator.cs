using Scope3Calc.Core.Declarations;
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
    private readonly ProductRules _productRules;
    private readonly SpendMethod _spendMethod;
    private readonly DeviceTypes _types;

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
        _productRules = new ProductRules(policy, snapshot.MakerFootprints, snapshot.Declarations);
        _spendMethod = new SpendMethod(snapshot, policy, Pack);
        _types = new DeviceTypes(snapshot.Categories.Names, TypeOf);
    }

    // What does not look at declarations is shared, with all that was found out so far.
    private Calculator(Calculator other, RegisteredDeclarations declarations)
    {
        Snapshot = other.Snapshot.WithDeclarations(declarations);
        Policy = other.Policy;
        Pack = other.Pack;
        _productRules = new ProductRules(Policy, Snapshot.MakerFootprints, declarations);
        _spendMethod = other._spendMethod;
        _types = other._types;
    }

    public Snapshot Snapshot { get; }

    public Policy Policy { get; }

    /// <summary>The factor pack spend-based figures rest on.</summary>
    public FactorPack Pack { get; }

    /// <summary>The same policy and data with other declarations in force.</summary>
    public Calculator With(RegisteredDeclarations declarations) => new(this, declarations);

    /// <summary>Why no calculator can be made of the two, or null.</summary>
    public static Problem? Check(Snapshot snapshot, Policy policy) =>
        policy.Check() ?? (snapshot.FindPack(policy.FactorPackId) is { } own
            ? policy.ReferencePrices.CheckRates(snapshot.ExchangeRates, own.Basis)
            : new Problem(
                ReasonCode.FactorNotFound,
                "policy.factor_pack",
                $"There is no factor pack '{policy.FactorPackId}'. Use one of: "
                + $"{string.Join(", ", snapshot.Packs.Select(pack => pack.Id))}."));

    /// <param name="line">A line that <see cref="LineRules"/> has found nothing wrong with.</param>
    public LineOutcome Calculate(in PurchaseLine line)
    {
        var type = line.ProductCategory is { } name ? _types.Find(name) : null;
        if (line.Disposal != DisposalKind.None)
        {
            return WasteMethod.Apply(in line, type?.Average, _productRules);
        }

        var category = CategoryOf(line.AccountingTreatment);
        if (category == Scope3Category.None)
        {
            return LineOutcome.Refused(line.LineId, ReasonSet.Of(ReasonCode.AccountingTreatmentUnknown));
        }

        var product = Ladder.Descend(in line, type?.Average, _productRules, out var passedOver);
        var spend = _spendMethod.Apply(in line, type);
        var plausible = Plausible.Of(in line, in product, in spend, type);
        var calibrated = type?.Calibration is { } calibration ? spend.CalibratedBy(calibration) : null;
        var booking = Booking.Decide(in line, category, in product, in spend, in plausible, calibrated, Policy);
        var gap = plausible.HoldsAny
            ? LineGap.None(ReasonSet.Of(ReasonCode.GapHeld))
            : LineGap.Between(in product, in spend, Policy.GapAlignment);
        var above = product.Bookable ? passedOver.Above(product.Tier) : passedOver;
        return new LineOutcome
        {
            LineId = line.LineId,
            Status = booking.Status,
            Method = booking.Method,
            Tier = booking.Tier,
            Category = booking.Category,
            Booked = booking.Booked,
            BookedDelivery = booking.Delivery,
            Product = product,
            Spend = spend,
            CalibratedSpend = calibrated,
            Gap = gap,
            PassedOver = above,
            Reasons = product.Reasons | spend.Reasons | gap.Reasons | plausible.Reasons | booking.Reasons | above.All,
        };
    }

    /// <summary>What a line has in common with others like it; null where such lines have to be calculated one by one.</summary>
    /// <remarks>
    /// Two lines are alike if nothing but their ids, days, <see cref="PurchaseLine.Quantity"/> and <see cref="PurchaseLine.SpendAmount"/>
    /// differ, and the days lie within those of the kind.
    /// </remarks>
    /// <param name="line">A line as for <see cref="Calculate"/>.</param>
    /// <typeparam name="T">What the caller keeps of an outcome besides its masses.</typeparam>
    public LineKind<T>? KindOf<T>(in PurchaseLine line)
        where T : class => LineKind<T>.Of(
        in line, line.ProductCategory is { } name ? _types.Find(name) : null, _productRules, _spendMethod);

    /// <summary>What a line's gap comes from: price, classification, product, boundary and conversion.</summary>
    /// <param name="line">The line.</param>
    /// <param name="outcome">What <see cref="Calculate"/> made of it.</param>
    public GapDecomposition Decompose(in PurchaseLine line, in LineOutcome outcome) =>
        GapCauses.Of(in line, in outcome, line.ProductCategory is { } name ? _types.Find(name) : null);

    private DeviceType TypeOf(string name)
    {
        var average = Snapshot.DeviceAverages.Find(name);
        return new DeviceType(
            Snapshot.Categories.SectorFor(name, Pack.Classification) is { } code ? _spendMethod.Sector(code) : null,
            average is null ? null : TypicalDevice.Of(name, average),
            average?.Manufacturing is { } making ? new PlausibilityBand(making.P5Kg, making.P95Kg) : null,
            Policy.Calibrations.Find(name))
        {
            ReferencePrice = ReferencePriceOf(name),
        };
    }

    // Prices are taken as they are of the pack's year: they size a gap's causes and are in no figure.
    private decimal? ReferencePriceOf(string name) =>
        (Policy.ReferencePrices.Find(name)?.Price ?? Snapshot.ReferencePrices.Find(name)) is { } price
        ? price.PerPiece * Snapshot.ExchangeRates.Rate(price.Basis.Currency, Pack.Basis.Currency, Pack.Basis.Year)
        : null;

    // The buyer's financial accounting decides, never the type of device (Scope 3 Standard, p. 39).
    private static Scope3Category CategoryOf(AccountingTreatment treatment) => treatment switch
    {
        AccountingTreatment.Expensed => Scope3Category.PurchasedGoodsAndServices,
        AccountingTreatment.Capitalised or AccountingTreatment.FinanceLease => Scope3Category.CapitalGoods,
        AccountingTreatment.OperatingLease => Scope3Category.UpstreamLeasedAssets,
        _ => Scope3Category.None,
    };
}
