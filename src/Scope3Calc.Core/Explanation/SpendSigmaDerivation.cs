using Scope3Calc.Core.Methods;

namespace Scope3Calc.Core.Explanation;

/// <summary>Sigma of a spend-based figure and its four parts, as <see cref="SpendSigma"/> puts them together.</summary>
internal sealed class SpendSigmaDerivation
{
    public SpendSigmaDerivation(SpendSigma sigma, Policy policy)
    {
        var given = policy.Uncertainty;
        Factor = Given("the sector's factor", given.SpendFactor, "spend_factor");
        Classification = Given("whether the good belongs to the sector", given.SpendClassification, "spend_classification");
        Deflator = sigma.Deflator == 0
            ? NotNeeded("no price index is needed")
            : Given("the price index", given.SpendDeflator, "spend_deflator");
        Conversion = sigma.Conversion == 0
            ? NotNeeded("neither exchange rate nor price-type ratio is needed")
            : Given("exchange rate or price-type ratio", given.SpendConversion, "spend_conversion");
        Total = new Derivation(
            new Expression.RootOfSquares(
                "sigma of the spend-based figure",
                Factor.Expression, Classification.Expression, Deflator.Expression, Conversion.Expression),
            $"root of the squares of {Part(Factor)}, {Part(Classification)}, {Part(Deflator)} and {Part(Conversion)}");
    }

    public Derivation Factor { get; }

    public Derivation Classification { get; }

    public Derivation Deflator { get; }

    public Derivation Conversion { get; }

    /// <summary>All four together: they are independent of each other.</summary>
    public Derivation Total { get; }

    private static string Part(Derivation part) => $"{part.Result} ({part.Expression.Label})";

    private static Derivation Given(string label, decimal sigma, string field) =>
        new(new Expression.Constant(label, sigma, string.Empty, Source.Policy($"uncertainty.{field}")), "the policy's value");

    private static Derivation NotNeeded(string label) =>
        new(new Expression.Constant(label, 0m, string.Empty, Source.Definition), label);
}
