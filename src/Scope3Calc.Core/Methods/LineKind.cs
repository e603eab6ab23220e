using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>Lines that differ in nothing but pieces, money and the day within some days: they need the long way once.</summary>
/// <remarks>
/// <see cref="Calculator.Calculate"/> is the long way. From the outcome of one line of the kind this learns which figures are
/// booked and compared; the others then multiply. There are up to three outcomes a kind, since how plausible the spend is
/// depends on a line's numbers. Wherever a few whole numbers would not give what the long way gives, there is no kind or no
/// estimate. What the others need lies together here: looking it up takes longer than multiplying. For one thread.
/// </remarks>
/// <typeparam name="T">What the caller keeps of an outcome besides its masses.</typeparam>
public sealed class LineKind<T>
    where T : class
{
    private readonly long _cradleToGate;
    private readonly long _distribution;
    private readonly FixedRate _booked;
    private readonly FixedRate _other;
    private readonly DeviceType? _judge;
    private readonly SpendRoute? _route;
    private readonly DaysAlike _days;
    private readonly bool _hasProduct;
    private readonly bool _hasDistribution;
    private readonly bool _isOtherPriceType;
    private readonly decimal _priceTypeRatio;
    private Case _within;
    private Case _unusual;
    private Case _implausible;

    private LineKind(DaysAlike days, ReadyDeclaration? ready, SpendRoute? route, decimal? priceTypeRatio, DeviceType? judge)
    {
        _days = days;
        _hasProduct = ready is not null;
        _hasDistribution = ready?.DistributionOf(1).HasValue ?? false;
        _cradleToGate = ready?.CradleToGateOf(1).Milligrams ?? 0;
        _distribution = ready?.DistributionOf(1).MilligramsOrZero ?? 0;
        _route = route;
        _booked = route?.RateOf(route.DefaultScope) ?? default;
        _other = route?.RateOf(OtherThan(route.DefaultScope)) ?? default;
        _isOtherPriceType = priceTypeRatio is not null;
        _priceTypeRatio = priceTypeRatio ?? 1m;
        _judge = judge;
    }

    /// <summary>Whether lines of that day are of the kind.</summary>
    /// <param name="day">As <see cref="DateOnly.DayNumber"/>.</param>
    public bool Holds(int day) => _days.Holds(day);

    /// <summary>Whether any line was learnt from.</summary>
    public bool HasLearnt => (_within.Kept ?? _unusual.Kept ?? _implausible.Kept) is not null;

    /// <summary>Whether a day comes after those of the kind.</summary>
    /// <param name="day">As <see cref="DateOnly.DayNumber"/>.</param>
    public bool IsOver(int day) => day > _days.Last;

    /// <param name="line">A line of the kind.</param>
    /// <param name="type">Its type of device.</param>
    /// <param name="rules">The product side.</param>
    /// <param name="spendMethod">The spend side.</param>
    /// <returns>Null where such lines must be calculated one by one.</returns>
    internal static LineKind<T>? Of(in PurchaseLine line, DeviceType? type, ProductRules rules, SpendMethod spendMethod)
    {
        if (line is not
            {
                Disposal: DisposalKind.None,
                QuantityUnit: QuantityUnit.Piece,
                Condition: DeviceCondition.New,
                Quantity: { } quantity,
                SpendAmount: not null and not 0m,
                ServiceAmount: null,
                FreeOfCharge: false,
            }
            || !IsCount(quantity, out _)
            || type?.Calibration is not null)
        {
            return null;
        }

        // Whichever of them is chosen must be so for any number of pieces.
        var days = DaysAlike.OfYear(line.PurchaseDate);
        foreach (var declaration in Ladder.Candidates(in line, type?.Average, rules))
        {
            if (!declaration.Ready.IsPerPiece)
            {
                return null;
            }

            days = days.Within(declaration.Validity, rules.Policy.ExpiredGraceDays);
        }

        var chosen = Ladder.Descend(in line, type?.Average, rules, out _);
        var route = spendMethod.RouteOf(in line, type, out var priceTypeRatio);
        return route?.DefaultScope == MarginScope.MarginsOnly ? null : new LineKind<T>(
            days,
            chosen.CradleToGate is null ? null : chosen.Declaration!.Ready,
            route,
            priceTypeRatio,
            route is not null && type?.Band is not null ? type : null);
    }

    /// <summary>What a line comes to.</summary>
    /// <param name="quantity">Its pieces.</param>
    /// <param name="spendAmount">Its money.</param>
    /// <param name="masses">The masses of its outcome.</param>
    /// <returns>What was kept of the outcome it has but for the masses; null where it has to go the long way.</returns>
    public T? Estimate(decimal quantity, decimal spendAmount, out LineMasses masses)
    {
        // Money of zero says that the price is missing.
        masses = default;
        if (!IsCount(quantity, out var pieces) || spendAmount == 0m)
        {
            return null;
        }

        var amount = InPackPriceType(spendAmount);
        var spend = default(OptionalCo2e);
        if (_route is not null)
        {
            if (_booked.Multiply(amount) is not { } milligrams)
            {
                return null;
            }

            spend = Co2e.FromMilligrams(milligrams);
        }

        ref readonly var same = ref CaseOf(Judge(spend, quantity, pieces));
        if (!same.Use.IsKnown || !TryCompare(same.Use, amount, spend, out var compared))
        {
            return null;
        }

        var product = _hasProduct ? Co2e.FromMilligrams(_cradleToGate * pieces) : default(OptionalCo2e);
        var delivery = _hasDistribution ? Co2e.FromMilligrams(_distribution * pieces) : default(OptionalCo2e);
        masses = new LineMasses
        {
            Booked = same.Use.Booked(product, delivery, spend),
            BookedDelivery = same.Use.BookedDelivery(delivery),
            Product = product,
            Delivery = delivery,
            Spend = spend,
            GapProduct = !same.Use.Compares ? default
                : same.Use.ComparesDelivery ? product.Value + delivery.Value
                : product,
            GapSpend = compared,
        };
        return same.Kept;
    }

    /// <summary>Learns from what a line came to by the long way.</summary>
    /// <param name="line">A line of the kind.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="kept">What to give for other lines with such an outcome.</param>
    /// <returns>False where there was nothing to learn.</returns>
    public bool TryLearn(in PurchaseLine line, in LineOutcome outcome, T kept)
    {
        var (quantity, amount) = (line.Quantity!.Value, InPackPriceType(line.SpendAmount!.Value));

        // A hybrid figure has a supplier's part besides. And what one column cannot say for this line's money it may for another's.
        if (outcome.Method == CalculationMethod.Hybrid || _route?.IsWithinReach(amount) == false)
        {
            return false;
        }

        ref var learnt = ref CaseOf(Judge(outcome.Spend.Emissions, quantity, (double)quantity));
        var before = learnt;
        learnt = new Case(FigureUse.Of(in outcome), kept);
        if (Estimate(quantity, line.SpendAmount.Value, out var masses) is not null && masses == LineMasses.Of(in outcome))
        {
            return true;
        }

        learnt = before;
        return false;
    }

    private static bool IsCount(decimal quantity, out long pieces) =>
        ReadyDeclaration.IsCount(quantity, out pieces) && pieces > 0;

    private static MarginScope OtherThan(MarginScope scope) =>
        scope == MarginScope.WithMargins ? MarginScope.WithoutMargins : MarginScope.WithMargins;

    private decimal InPackPriceType(decimal amount) => _isOtherPriceType ? amount * _priceTypeRatio : amount;

    private Plausibility Judge(OptionalCo2e spend, decimal quantity, double roughQuantity) =>
        _judge is null || !spend.HasValue ? Plausibility.Within : _judge.Judge(spend.Value, quantity, roughQuantity);

    // The spend side of the gap, if there is one.
    private bool TryCompare(FigureUse use, decimal amount, OptionalCo2e spend, out OptionalCo2e compared)
    {
        compared = use is { Compares: true, ComparesBookedColumn: true } ? spend : default;
        if (!use.Compares || use.ComparesBookedColumn)
        {
            return true;
        }

        if (_other.Multiply(amount) is not { } milligrams)
        {
            return false;
        }

        compared = Co2e.FromMilligrams(milligrams);
        return true;
    }

    private ref Case CaseOf(Plausibility spend)
    {
        switch (spend)
        {
            case Plausibility.Within:
                return ref _within;
            case Plausibility.Unusual:
                return ref _unusual;
            default:
                return ref _implausible;
        }
    }

    private readonly record struct Case(FigureUse Use, T? Kept);
}
