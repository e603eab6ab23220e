using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Methods;

/// <summary>All that lies between money of one currency, year, country and VAT rate, and the emissions of one sector.</summary>
/// <remarks>The same for every such line, so it is worked out once: a line then costs one multiplication.</remarks>
internal sealed record SpendRoute
{
    private readonly decimal _vatDivisor;
    private readonly Column _restated;
    private readonly Column _withoutMargins;
    private readonly Column _marginsOnly;
    private readonly Column _withMargins;

    /// <param name="key">What all of this depends on, besides the sector.</param>
    /// <param name="factor">The sector's factor.</param>
    /// <param name="defaultScope">The column that is booked.</param>
    /// <param name="restatement">From the money's currency and year to the factor's.</param>
    /// <param name="vatDivisor">1 plus the VAT rate where VAT is inside the money, else 1.</param>
    /// <param name="sigma">How uncertain what comes out is.</param>
    /// <param name="causes">What that comes from.</param>
    public SpendRoute(
        in RouteKey key,
        SpendFactor factor,
        MarginScope defaultScope,
        Restatement restatement,
        decimal vatDivisor,
        SpendSigma sigma,
        CauseSet causes)
    {
        Key = key;
        Reasons = restatement.Reasons;
        Factor = factor;
        DefaultScope = defaultScope;
        Restatement = restatement;
        Sigma = sigma;
        Causes = causes;
        _vatDivisor = vatDivisor;
        _restated = new Column(restatement.Factor, vatDivisor);
        _withoutMargins = new Column(restatement.Factor * factor.WithoutMargins, vatDivisor);
        _marginsOnly = new Column(restatement.Factor * factor.MarginsOnly, vatDivisor);
        _withMargins = new Column(restatement.Factor * factor.WithMargins, vatDivisor);
    }

    public RouteKey Key { get; }

    /// <summary>Why the money cannot be restated; none when it can.</summary>
    public ReasonSet Reasons { get; }

    public SpendFactor Factor { get; }

    public MarginScope DefaultScope { get; }

    public Restatement Restatement { get; }

    public SpendSigma Sigma { get; }

    public CauseSet Causes { get; }

    /// <summary>Units of the pack's currency for one of the spend's in the spend's own year.</summary>
    public decimal? NominalRate { get; init; }

    public decimal VatDivisor => _vatDivisor;

    /// <summary>What an amount of this money emits, in one of the published columns.</summary>
    /// <returns>Null where the pack lacks the column, or the mass is beyond a line's limit.</returns>
    public Co2e? Emissions(decimal amount, MarginScope scope)
    {
        ref readonly var column = ref ColumnOf(scope);
        return column.Rate.Multiply(amount) is { } milligrams
            ? Co2e.FromMilligrams(milligrams)
            : EmissionsByDecimals(amount, column.PerUnit);
    }

    /// <summary>The same as a rate, for money it can be multiplied with.</summary>
    public FixedRate RateOf(MarginScope scope) => ColumnOf(scope).Rate;

    /// <summary>Whether whole numbers can tell in every column the pack has.</summary>
    public bool IsWithinReach(decimal amount) =>
        IsWithinReach(in _withoutMargins, amount) && IsWithinReach(in _marginsOnly, amount) && IsWithinReach(in _withMargins, amount);

    private static bool IsWithinReach(in Column column, decimal amount) =>
        column.PerUnit is null or 0m || column.Rate.Multiply(amount) is not null;

    private ref readonly Column ColumnOf(MarginScope scope)
    {
        switch (scope)
        {
            case MarginScope.WithoutMargins:
                return ref _withoutMargins;
            case MarginScope.MarginsOnly:
                return ref _marginsOnly;
            default:
                return ref _withMargins;
        }
    }

    private Co2e? EmissionsByDecimals(decimal amount, decimal? kgPerUnit)
    {
        try
        {
            return kgPerUnit is { } kg ? Co2e.FromLineKilograms(WithoutVat(amount * kg)) : null;
        }
        catch (OverflowException)
        {
            // Numbers within the contract's limits can still be too large for each other.
            return null;
        }
    }

    /// <summary>The amount without VAT in the currency and year of the pack.</summary>
    public decimal Restated(decimal amount) => WithoutVat(amount * Restatement.Factor!.Value);

    /// <summary>The same in millionths, half to even.</summary>
    public Int128 RestatedMillionths(decimal amount) =>
        _restated.Rate.Multiply(amount) ?? Millionths.Of(Restated(amount));

    // Divided last: a division seldom ends, and what comes after it could no longer be exact.
    private decimal WithoutVat(decimal product) => _vatDivisor == 1m ? product : product / _vatDivisor;

    /// <summary>What a unit of the spend's money comes to, both ways of multiplying by it.</summary>
    private readonly struct Column(decimal? perUnit, decimal vatDivisor)
    {
        public decimal? PerUnit { get; } = perUnit;

        public FixedRate Rate { get; } = FixedRate.Of(perUnit, vatDivisor);
    }
}
