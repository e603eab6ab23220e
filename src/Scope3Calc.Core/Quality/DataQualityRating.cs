namespace Scope3Calc.Core.Quality;

/// <summary>The quality of the data behind one estimate, scored by one scheme. 1 is best.</summary>
/// <remarks>
/// The scores are within the scheme's ranges, and complete: what is unknown has the worst score, not none.
/// The default has no scheme and no scores.
/// </remarks>
public readonly record struct DataQualityRating
{
    private DataQualityRating(DqiScheme scheme, DataQualityScores scores)
    {
        Scheme = scheme;
        Scores = scores;
    }

    public DqiScheme Scheme { get; }

    public DataQualityScores Scores { get; }

    /// <summary>The score of an indicator; null where the scheme lacks it.</summary>
    public int? this[DqiIndicator indicator] => Scores[indicator];

    /// <summary>The indicator with the worst score, the first of several. Null by default.</summary>
    public DqiIndicator? WorstIndicator
    {
        get
        {
            DqiIndicator? worst = null;
            foreach (var indicator in DataQualityScores.Indicators)
            {
                if (Scores[indicator] is { } score && (worst is not { } soFar || score > Scores[soFar]))
                {
                    worst = indicator;
                }
            }

            return worst;
        }
    }

    /// <summary>The worst of the scores. Null by default.</summary>
    public int? WorstScore => WorstIndicator is { } indicator ? Scores[indicator] : null;

    /// <summary>The mean of the scores where the scheme publishes one, as PEF does; otherwise null.</summary>
    public decimal? Mean => Scheme == DqiScheme.Pef5
        ? (Scores.Technological + Scores.Geographical + Scores.Temporal + Scores.Reliability) / 4m
        : null;

    /// <summary>The first score that is not one of the scheme's, or null.</summary>
    public static Problem? Check(DqiScheme scheme, DataQualityScores scores)
    {
        if (scheme == DqiScheme.None || !Enum.IsDefined(scheme))
        {
            return new Problem(ReasonCode.UnknownEnumValue, "data_quality.scheme", "Name the scheme of the scores.");
        }

        foreach (var indicator in DataQualityScores.Indicators)
        {
            if (CheckOne(scheme, indicator, scores[indicator]) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <exception cref="ArgumentException">A score is not the scheme's: <see cref="Check"/> finds it.</exception>
    public static DataQualityRating Of(DqiScheme scheme, DataQualityScores scores) =>
        Check(scheme, scores) is { } problem
            ? throw new ArgumentException($"{problem.Field}: {problem.Message}", nameof(scores))
            : new DataQualityRating(scheme, scores);

    private static Problem? CheckOne(DqiScheme scheme, DqiIndicator indicator, int? given) =>
        (given, DqiSchemes.WorstScore(scheme, indicator)) switch
        {
            ({ } score, { } worst) when score < 1 || score > worst => new Problem(
                ReasonCode.ValueOutOfRange,
                Field(indicator),
                $"{DqiSchemes.Name(scheme)} scores this indicator 1 to {worst}, not {score}. Use its own scale."),
            (null, { } worst) => new Problem(
                ReasonCode.ValueMissing,
                Field(indicator),
                $"{DqiSchemes.Name(scheme)} asks for this indicator. Give {worst} where it is unknown."),
            (not null, null) => new Problem(
                ReasonCode.ValueInvalid,
                Field(indicator),
                $"{DqiSchemes.Name(scheme)} lacks this indicator. Leave it empty or name another scheme."),
            _ => null,
        };

    private static string Field(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => "data_quality.reliability",
        DqiIndicator.Completeness => "data_quality.completeness",
        DqiIndicator.Temporal => "data_quality.temporal",
        DqiIndicator.Geographical => "data_quality.geographical",
        _ => "data_quality.technological",
    };
}
