using System.Globalization;

namespace Scope3Calc.Core.Explanation;

/// <summary>Numbers as a sentence shows them, whatever the machine's culture.</summary>
internal static class NumberText
{
    /// <summary>Every digit, thousands grouped: what was given, and results.</summary>
    public static string Exact(decimal value) =>
        value.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    /// <summary>Every digit of an exact number, six figures of a floating one.</summary>
    public static string Of(Number value) => value.IsFloating ? About(value) : Exact((decimal)value);

    /// <summary>So many significant figures, exact or not.</summary>
    public static string About(Number value, int figures = 6)
    {
        if (!value.IsFloating)
        {
            return About((decimal)value, figures);
        }

        // What is too small or too large to be read in digits: the probability of a gap that cannot be chance.
        var floating = (double)value;
        return floating == 0 || Math.Abs(floating) is > 1e-9 and < 1e15
            ? About((decimal)floating, figures)
            : floating.ToString("0.#####E0", CultureInfo.InvariantCulture);
    }

    /// <summary>So many significant figures, two decimals at least: what is worked out on the way.</summary>
    public static string About(decimal value, int figures = 6)
    {
        var size = Math.Abs(value);
        var decimals = figures;
        for (var bound = 0.1m; size < bound && decimals < 28; bound /= 10m)
        {
            decimals++;
        }

        for (var bound = 1m; size >= bound && decimals > 2; bound *= 10m)
        {
            decimals--;
        }

        return Exact(decimal.Round(value, decimals, MidpointRounding.ToEven));
    }

    /// <summary>A fraction as a percentage.</summary>
    public static string Percent(decimal fraction) => $"{Exact(fraction * 100m)} %";

    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 piece</c>, <c>500 pieces</c>.</summary>
    public static string Count(decimal count, string one, string many) =>
        $"{Exact(count)} {(Math.Abs(count) == 1m ? one : many)}";
}
