using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <summary>The ends of a 95 % interval, as <see cref="Lognormal"/> finds them.</summary>
internal static class IntervalDerivation
{
    public const string HalfWidthLabel = "half of a 95 % range in standard deviations";

    public const decimal HalfWidth = (decimal)NormalDistribution.TwoSided95;

    private const decimal Milligram = 0.000001m;

    /// <summary>e^(1.96 sigma): what the middle is divided and multiplied by.</summary>
    public static Derivation Factor(Derivation sigma)
    {
        var factor = new Expression.Exponential("factor of the 95 % range", new Expression.Product(
            "standard deviations to the end of the range",
            string.Empty,
            new Expression.Constant(HalfWidthLabel, HalfWidth, string.Empty, Source.Definition),
            sigma.Expression));
        return new Derivation(
            factor,
            $"{NumberText.About(factor.Value)} (e to the power of {NumberText.Exact(HalfWidth)} "
            + $"x sigma {NumberText.About(sigma.Expression.Value)})");
    }

    /// <summary>Adds both ends of a mass's interval.</summary>
    /// <param name="figures">Where they go.</param>
    /// <param name="estimate">The estimate's field in the outcome, <c>product</c> or <c>spend</c>.</param>
    /// <param name="mass">The mass in the middle.</param>
    /// <param name="sigma">Its sigma.</param>
    public static void Add(List<ExplainedFigure> figures, string estimate, Derivation mass, Derivation sigma)
    {
        // Beyond what a mass can be there is no interval. The tree's sigma may be the last digit above the largest.
        var middle = Co2e.FromKilograms((decimal)mass.Expression.Value);
        if (Lognormal.Interval95Of(middle, Math.Min((double)sigma.Expression.Value, Lognormal.MaxSigma)) is null)
        {
            return;
        }

        var (exact, text) = Factor(sigma);
        var factor = new Expression.RoundedToNine("factor of the 95 % range, to nine decimals", string.Empty, exact);
        var near = Near(mass, factor, text);
        var far = new Derivation(
            new Expression.Rounded("far end of the 95 % range", "kg CO2e", new Expression.Product(
                "times the factor", "kg CO2e", mass.Expression, factor)),
            $"{mass.Result} x {text}");

        // A return is the mirror image of its purchase: its far end is the lower one.
        var (lower, upper) = middle < Co2e.Zero ? (far, near) : (near, far);
        Add("lower", lower);
        Add("upper", upper);

        void Add(string end, Derivation derivation) => figures.Add(ExplainedFigure.Of(
            $"{estimate}.interval95.{end}_mg_co2e",
            $"{(end == "lower" ? "Lower" : "Upper")} end of the 95 % range of the {estimate}-based figure",
            derivation));
    }

    // An interval of something is never open to nothing: an end that would round to zero is one milligram.
    private static Derivation Near(Derivation mass, Expression factor, string text)
    {
        Expression end = new Expression.Rounded("near end of the 95 % range", "kg CO2e", new Expression.Quotient(
            "over the factor", "kg CO2e", mass.Expression, factor));
        var size = (decimal)mass.Expression.Value;
        if (end.Value == 0m && size != 0m)
        {
            end = new Expression.Sum("at least a milligram", "kg CO2e", end, new Expression.Constant(
                "one milligram, of the sign of the figure", Math.Sign(size) * Milligram, "kg CO2e", Source.Definition));
        }

        return new Derivation(end, $"{mass.Result} over {text}");
    }
}
