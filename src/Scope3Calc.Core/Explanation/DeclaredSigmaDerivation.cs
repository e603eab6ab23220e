using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <summary>The sigma that a declaration states, by the kind it is stated in, as <see cref="DeclaredSigma"/> reads it.</summary>
internal static class DeclaredSigmaDerivation
{
    /// <param name="stated">An uncertainty that can be read.</param>
    /// <param name="source">Where the declaration is from.</param>
    public static Derivation Of(DeclaredUncertainty stated, DeclarationSource source)
    {
        if (source.Average?.Manufacturing is { } making)
        {
            return OfSpread(making, source);
        }

        return stated.Kind switch
        {
            UncertaintyKind.Cv => OfCv(Value("coefficient of variation"), "coefficient of variation"),
            UncertaintyKind.SigmaLn => new Derivation(Value("stated sigma"), Text(stated.Value!.Value, "stated")),
            UncertaintyKind.Gsd => Derived(
                new Expression.Logarithm("stated sigma", Value("geometric standard deviation")),
                $"stated as a geometric standard deviation of {NumberText.Exact(stated.Value!.Value)}"),
            UncertaintyKind.Gsd2At95 => Derived(
                new Expression.Quotient(
                    "stated sigma",
                    string.Empty,
                    new Expression.Logarithm("logarithm", Value("squared geometric standard deviation")),
                    Given("from the square to the deviation", 2m)),
                $"stated as a squared geometric standard deviation of {NumberText.Exact(stated.Value!.Value)}"),
            UncertaintyKind.PlusMinusAt95 => Derived(
                new Expression.Quotient(
                    "stated sigma",
                    string.Empty,
                    new Expression.Logarithm("logarithm of the upper end over the middle", new Expression.Sum(
                        "upper end over the middle", string.Empty, Given("the middle", 1m), Value("half of the 95 % range"))),
                    Given(IntervalDerivation.HalfWidthLabel, IntervalDerivation.HalfWidth)),
                $"stated as plus or minus {NumberText.Percent(stated.Value!.Value)} at 95 %"),
            UncertaintyKind.VariationClassA => OfClass("A", DeclaredSigma.ClassA),
            UncertaintyKind.VariationClassB => OfClass("B", DeclaredSigma.ClassB),
            UncertaintyKind.VariationClassC => OfClass("C", DeclaredSigma.ClassC),
            UncertaintyKind.VariationClassD => OfClass("D", DeclaredSigma.ClassD),
            _ => OfClass("E", DeclaredSigma.ClassE),
        };

        Expression.Constant Value(string label) =>
            new(label, stated.Value!.Value, string.Empty, source.Of("uncertainty.value"));
    }

    // sigma^2 = ln(1 + CV^2) of a lognormal.
    private static Derivation OfCv(Expression cv, string kind) => Derived(
        new Expression.SquareRoot("stated sigma", new Expression.Logarithm("variance of the logarithm", new Expression.Sum(
            "1 plus the squared coefficient of variation",
            string.Empty,
            Given("the mean", 1m),
            new Expression.Product("squared coefficient of variation", string.Empty, cv, cv)))),
        $"stated as a {kind} of {NumberText.Percent((decimal)cv.Value)}");

    private static Derivation OfClass(string name, double largest) => OfCv(
        new Expression.Constant(
            $"largest variation of class {name}",
            (decimal)largest,
            string.Empty,
            Source.Published("ILCD+EPD, variation classes")),
        $"variation class {name}, at most a coefficient of variation");

    // Of a lognormal, the 5th and the 95th percentile are 2 x 1.645 sigma apart.
    private static Derivation OfSpread(StageAverage making, DeclarationSource source)
    {
        return Derived(
            new Expression.Quotient(
                "spread of such devices, as sigma",
                string.Empty,
                new Expression.Logarithm(
                    "logarithm of the range", Percentile("95th", making.P95Kg), Percentile("5th", making.P5Kg)),
                Given(
                    "from the 5th to the 95th percentile in standard deviations",
                    2m * (decimal)StageAverage.StandardNormal95)),
            "spread of such devices from the 5th to the 95th percentile");

        Expression.Constant Percentile(string name, decimal kg) =>
            new($"A1-A3, {name} percentile", kg, "kg CO2e per piece", source.Of($"A1-A3/{name} percentile"));
    }

    private static Derivation Derived(Expression sigma, string kind) => new(sigma, Text(sigma.Value, kind));

    private static string Text(Number sigma, string kind) => $"{NumberText.About(sigma)} ({kind})";

    private static Expression.Constant Given(string label, decimal value) =>
        new(label, value, string.Empty, Source.Definition);
}
