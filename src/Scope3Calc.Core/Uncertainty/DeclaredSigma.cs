using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The sigma of an uncertainty as a publisher states it.</summary>
public static class DeclaredSigma
{
    // The upper ends of the classes of ILCD+EPD. E, above 50 %, has none: as wide again as D is taken.
    internal const double ClassA = 0.025;
    internal const double ClassB = 0.10;
    internal const double ClassC = 0.25;
    internal const double ClassD = 0.50;
    internal const double ClassE = 1.00;

    /// <summary>Standard deviation of the natural logarithm, 0 to <see cref="Lognormal.MaxSigma"/>.</summary>
    /// <returns>
    /// Null where the kind is unknown, since 80 % may be a sigma of 0.30 or of 0.70; and where the value is missing or
    /// none of its kind, such as a geometric standard deviation below 1.
    /// </returns>
    public static double? Of(DeclaredUncertainty declared)
    {
        var sigma = declared switch
        {
            { Kind: UncertaintyKind.Cv, Value: >= 0m and var cv } => Lognormal.SigmaOfCv((double)cv),
            { Kind: UncertaintyKind.SigmaLn, Value: >= 0m and var ln } => (double)ln,
            { Kind: UncertaintyKind.Gsd, Value: >= 1m and var gsd } => Math.Log((double)gsd),
            { Kind: UncertaintyKind.Gsd2At95, Value: >= 1m and var squared } => Math.Log((double)squared) / 2,
            { Kind: UncertaintyKind.PlusMinusAt95, Value: >= 0m and var half } =>
                Math.Log(1 + (double)half) / NormalDistribution.TwoSided95,
            { Kind: UncertaintyKind.VariationClassA, Value: null } => Lognormal.SigmaOfCv(ClassA),
            { Kind: UncertaintyKind.VariationClassB, Value: null } => Lognormal.SigmaOfCv(ClassB),
            { Kind: UncertaintyKind.VariationClassC, Value: null } => Lognormal.SigmaOfCv(ClassC),
            { Kind: UncertaintyKind.VariationClassD, Value: null } => Lognormal.SigmaOfCv(ClassD),
            { Kind: UncertaintyKind.VariationClassE, Value: null } => Lognormal.SigmaOfCv(ClassE),
            _ => double.NaN,
        };
        return sigma <= Lognormal.MaxSigma ? sigma : null;
    }

    /// <summary>Whether the uncertainty can be read: its kind is known and its value is one of that kind.</summary>
    public static bool IsMeaningful(DeclaredUncertainty declared) => Of(declared) is not null;
}
