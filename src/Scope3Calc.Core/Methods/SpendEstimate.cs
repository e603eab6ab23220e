using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Methods;

/// <summary>What a line comes to by money spent, whether or not it is booked; or why that cannot be said.</summary>
public readonly record struct SpendEstimate
{
    private readonly SpendRoute? _route;
    private readonly decimal _amount;
    private readonly OptionalCo2e _emissions;

    internal SpendEstimate(ReasonSet reasons) => Reasons = reasons;

    internal SpendEstimate(SpendRoute route, decimal amount, Co2e emissions)
    {
        _route = route;
        _amount = amount;
        _emissions = emissions;
    }

    public SpendFactor? Factor => _route?.Factor;

    /// <summary>The column that <see cref="Emissions"/> rests on; null without an estimate.</summary>
    public MarginScope? Scope => _route?.DefaultScope;

    /// <summary>The spend without VAT in the currency, year and price type of the factor's pack; 0 without an estimate.</summary>
    public decimal RestatedSpend => _route?.Restated(_amount) ?? 0m;

    /// <summary><see cref="RestatedSpend"/> in millionths of the currency, half to even.</summary>
    public Int128 RestatedSpendMillionths => _route?.RestatedMillionths(_amount) ?? 0;

    /// <summary>Where the uncertainty of <see cref="Emissions"/> comes from; null without an estimate.</summary>
    public SpendSigma? Sigma => _route?.Sigma;

    /// <summary>The sources of that uncertainty.</summary>
    internal CauseSet Causes => _route?.Causes ?? default;

    /// <summary>Units of the pack's currency for one of the line's at the market rate of the spend's own year, or else the
    /// one restated with; null without an estimate.</summary>
    internal decimal? NominalRate => _route?.NominalRate;

    /// <summary>How the money was restated; null without an estimate.</summary>
    public Restatement? Restatement => _route?.Restatement;

    /// <summary>What of the line's money was restated: without services, in the pack's price type, VAT still inside.</summary>
    public decimal Amount => _amount;

    /// <summary>1 plus the VAT rate that is taken off; 1 where none is.</summary>
    public decimal VatDivisor => _route?.VatDivisor ?? 1m;

    /// <summary>The spend times the pack's default column; null when it cannot be calculated.</summary>
    public Co2e? Emissions => _emissions;

    public ReasonSet Reasons { get; }

    /// <summary>The same spend times another published column; null where the pack lacks it or there is no estimate.</summary>
    public Co2e? At(MarginScope scope) =>
        _route is null || scope == _route.DefaultScope ? Emissions : _route.Emissions(_amount, scope);

    /// <summary>The figure times a calibrated ratio; null without an estimate or beyond a line's limit.</summary>
    internal Co2e? CalibratedBy(FactorCalibration calibration) =>
        Emissions is { } emissions ? Co2e.FromLineKilograms(emissions.Kilograms * calibration.Ratio) : null;
}
