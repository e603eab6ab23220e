using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>Sigmas, masses and scores for laws: ordinary ones, and the ends of their ranges.</summary>
internal static class AnyUncertainty
{
    public static Gen<double> Sigma { get; } = Gen.Frequency(
        (6, Between(0, 1.5)),
        (2, Between(0, Lognormal.MaxSigma)),
        (1, Gen.Elements(0, 1e-12, 1e-6, Lognormal.MaxSigma)));

    /// <summary>Not zero, of either sign, from a millionth to a million million.</summary>
    public static Gen<double> Median { get; } =
        from exponent in Between(-6, 12)
        from negative in Gen.Elements(false, true)
        select (negative ? -1 : 1) * Math.Pow(10, exponent);

    public static Gen<Co2e> Mass { get; } =
        from milligrams in Gen.OneOf(
            Gen.Elements(0L, 1L, 2L, 3L, 1_000_000_000_000_000_000L),
            Gen.Choose(0, 100).Select(milligrams => (long)milligrams),
            Between(0, 18).Select(exponent => (long)Math.Pow(10, exponent)))
        from negative in Gen.Elements(false, true)
        select Co2e.FromMilligrams(negative ? -milligrams : milligrams);

    public static Gen<DqiScheme> PedigreeScheme { get; } = Gen.Elements(
        DqiScheme.Ghgp4, DqiScheme.EcoinventV3, DqiScheme.CirothGsd, DqiScheme.CirothGsd2);

    public static Gen<double> Between(double low, double high) =>
        from part in Gen.Choose(0, 1_000_000)
        select low + ((high - low) * (part / 1_000_000.0));

    /// <summary>All scores a scheme allows.</summary>
    public static Gen<DataQualityRating> RatingBy(DqiScheme scheme) =>
        from reliability in Score(scheme, DqiIndicator.Reliability)
        from completeness in Score(scheme, DqiIndicator.Completeness)
        from temporal in Score(scheme, DqiIndicator.Temporal)
        from geographical in Score(scheme, DqiIndicator.Geographical)
        from technological in Score(scheme, DqiIndicator.Technological)
        select DataQualityRating.Of(
            scheme, new DataQualityScores(reliability, completeness, temporal, geographical, technological));

    private static Gen<int?> Score(DqiScheme scheme, DqiIndicator indicator) =>
        DqiSchemes.WorstScore(scheme, indicator) is { } worst
            ? Gen.Choose(1, worst).Select(score => (int?)score)
            : Gen.Constant<int?>(null);
}
