namespace Scope3Calc.Reference.Compilation;

/// <summary>Quantiles of a sample, in exact decimals.</summary>
internal static class Quantiles
{
    public const decimal P5 = 0.05m;
    public const decimal Median = 0.5m;
    public const decimal P95 = 0.95m;

    /// <summary>
    /// The quantile by linear interpolation between order statistics: of n values in ascending order, counted from
    /// 0, the one at place (n - 1) p, and between two of them in proportion (definition 7 of Hyndman and Fan, 1996).
    /// </summary>
    /// <param name="ascending">At least one value, in ascending order.</param>
    /// <param name="p">0 to 1.</param>
    public static decimal Of(IReadOnlyList<decimal> ascending, decimal p)
    {
        var place = (ascending.Count - 1) * p;
        var below = (int)decimal.Floor(place);
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + ((place - below) * (ascending[above] - ascending[below]));
    }
}
