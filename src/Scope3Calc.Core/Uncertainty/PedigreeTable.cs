using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The sigma that one scheme gives for what is known of data, with every fact's variance looked up beforehand.</summary>
/// <remarks>The same as rating the facts and asking <see cref="Pedigree"/>; a line has time for a few additions only.</remarks>
public sealed class PedigreeTable
{
    // Beyond the last boundary of every scheme years make no difference.
    private const int ManyYears = 20;

    private readonly double _basic;
    private readonly double _largest;
    private readonly double[] _byTechnology;
    private readonly double[] _byGeography;
    private readonly double[] _byCompleteness;
    private readonly double[] _byReliability;
    private readonly double[] _byYears;

    /// <exception cref="ArgumentOutOfRangeException">The scheme has no table of uncertainties.</exception>
    public PedigreeTable(DqiScheme scheme)
    {
        // With nothing known every indicator has its worst score; each known fact changes one of them.
        var unknown = VarianceOf(default);
        _basic = unknown;
        _largest = Math.Sqrt(unknown);
        _byTechnology = Differences<TechnologyMatch>(value => new DataFacts { Technology = value });
        _byGeography = Differences<GeographyMatch>(value => new DataFacts { Geography = value });
        _byCompleteness = Differences<DataCompleteness>(value => new DataFacts { Completeness = value });
        _byReliability = Differences<DataReliability>(value => new DataFacts { Reliability = value });
        _byYears = [.. Enumerable.Range(0, ManyYears + 1)
            .Select(years => VarianceOf(new DataFacts { YearsApart = years }) - unknown)];

        double VarianceOf(DataFacts facts) => Pedigree.Sigma(DataQualityRules.Rate(scheme, facts)) is { } sigma
            ? sigma * sigma
            : throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "The scheme says nothing of uncertainty.");

        double[] Differences<T>(Func<T, DataFacts> known)
            where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => VarianceOf(known(value)) - unknown)];
    }

    /// <summary>Whether no data of any quality are more uncertain by this scheme than <paramref name="sigma"/>.</summary>
    public bool IsAtMost(double sigma) => sigma >= _largest;

    /// <summary>Standard deviation of the natural logarithm.</summary>
    public double Sigma(in DataFacts facts)
    {
        var variance = _basic
            + _byTechnology[(int)facts.Technology]
            + _byGeography[(int)facts.Geography]
            + _byCompleteness[(int)facts.Completeness]
            + _byReliability[(int)facts.Reliability]
            + (facts.YearsApart is { } years ? _byYears[Math.Min(years, ManyYears)] : 0);

        // Differences of roundings must not make a variance negative.
        return Math.Sqrt(Math.Max(0, variance));
    }
}
