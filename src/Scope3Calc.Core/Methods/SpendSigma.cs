using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Methods;

/// <summary>How uncertain a spend-based figure is and why: standard deviations of the natural logarithm.</summary>
/// <param name="Factor">The sector's factor.</param>
/// <param name="Classification">Whether the good belongs to that sector.</param>
/// <param name="Deflator">The price index; 0 in the factor's own year.</param>
/// <param name="Conversion">Exchange rate and price-type ratio; 0 where neither is needed.</param>
public sealed record SpendSigma(double Factor, double Classification, double Deflator, double Conversion)
{
    /// <summary>All four together: they are independent of each other.</summary>
    public double Total { get; } = Math.Sqrt(
        (Factor * Factor) + (Classification * Classification) + (Deflator * Deflator) + (Conversion * Conversion));

    /// <summary>What the error is shared by: lines of one sector, one country and year of prices, one currency and year.</summary>
    internal CauseSet Causes(SpendFactor factor, PriceBasis spend, CountryCode country) => new(
        Cause.Of($"factor {factor.Id}", LineCauses.Limited(Math.Sqrt((Factor * Factor) + (Classification * Classification)))),
        Cause.Of($"prices {country} {spend.Year}", Deflator),
        Cause.Of($"rate {spend}", Conversion));

    internal static SpendSigma Of(PriceBasis spend, PriceBasis pack, bool isOtherPriceType, Policy policy)
    {
        var sigma = policy.Uncertainty;
        return new SpendSigma(
            (double)sigma.SpendFactor,
            (double)sigma.SpendClassification,
            spend.Year == pack.Year || policy.DeflationOrder == DeflationOrder.None ? 0 : (double)sigma.SpendDeflator,
            spend.Currency == pack.Currency && !isOtherPriceType ? 0 : (double)sigma.SpendConversion);
    }
}
