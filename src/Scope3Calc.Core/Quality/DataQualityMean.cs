using System.Diagnostics;

namespace Scope3Calc.Core.Quality;

/// <summary>The mean of many ratings of one scheme, weighted by emissions, spend, pieces or the like.</summary>
/// <remarks>
/// Sums of whole numbers: exact, and the same in any order. The weight of a return is negative and takes back that of
/// its purchase. The default is the mean of nothing, which any scheme may join.
/// </remarks>
public readonly record struct DataQualityMean
{
    private readonly Int128 _reliability;
    private readonly Int128 _completeness;
    private readonly Int128 _temporal;
    private readonly Int128 _geographical;
    private readonly Int128 _technological;

    private DataQualityMean(
        DqiScheme scheme,
        Int128 weight,
        Int128 reliability,
        Int128 completeness,
        Int128 temporal,
        Int128 geographical,
        Int128 technological)
    {
        Scheme = scheme;
        Weight = weight;
        _reliability = reliability;
        _completeness = completeness;
        _temporal = temporal;
        _geographical = geographical;
        _technological = technological;
    }

    public static DataQualityMean Empty => default;

    /// <summary>The scheme of all ratings; none without ratings.</summary>
    public DqiScheme Scheme { get; }

    /// <summary>The sum of the weights, in the caller's unit.</summary>
    public Int128 Weight { get; }

    /// <summary>The mean score of an indicator, between 1 and the scheme's worst.</summary>
    /// <returns>
    /// Null where the scheme lacks the indicator, where the weights do not sum to more than zero, and where returns
    /// scored otherwise than their purchases take the result off the scale.
    /// </returns>
    public decimal? this[DqiIndicator indicator]
    {
        get
        {
            var sum = indicator switch
            {
                DqiIndicator.Reliability => _reliability,
                DqiIndicator.Completeness => _completeness,
                DqiIndicator.Temporal => _temporal,
                DqiIndicator.Geographical => _geographical,
                DqiIndicator.Technological => _technological,
                _ => throw new UnreachableException(),
            };
            return DqiSchemes.WorstScore(Scheme, indicator) is { } worst && Weight > 0 ? Mean(sum, worst) : null;
        }
    }

    /// <summary>With one rating more.</summary>
    /// <exception cref="ArgumentException">The rating is of another scheme, or of none.</exception>
    /// <exception cref="OverflowException">The weights sum to more than 10^37.</exception>
    public DataQualityMean With(in DataQualityRating rating, Int128 weight)
    {
        if (rating.Scheme == DqiScheme.None)
        {
            throw new ArgumentException("A rating without a scheme has no scores.", nameof(rating));
        }

        return this + new DataQualityMean(
            rating.Scheme,
            weight,
            Weighted(rating, DqiIndicator.Reliability, weight),
            Weighted(rating, DqiIndicator.Completeness, weight),
            Weighted(rating, DqiIndicator.Temporal, weight),
            Weighted(rating, DqiIndicator.Geographical, weight),
            Weighted(rating, DqiIndicator.Technological, weight));
    }

    /// <summary>The mean of what both sides hold.</summary>
    /// <exception cref="ArgumentException">The sides are of different schemes.</exception>
    public static DataQualityMean operator +(in DataQualityMean left, in DataQualityMean right)
    {
        if (left.Scheme != right.Scheme && left.Scheme != DqiScheme.None && right.Scheme != DqiScheme.None)
        {
            throw new ArgumentException(
                $"Scores of {DqiSchemes.Name(left.Scheme)} and {DqiSchemes.Name(right.Scheme)} have no common mean.",
                nameof(right));
        }

        checked
        {
            return new DataQualityMean(
                left.Scheme == DqiScheme.None ? right.Scheme : left.Scheme,
                left.Weight + right.Weight,
                left._reliability + right._reliability,
                left._completeness + right._completeness,
                left._temporal + right._temporal,
                left._geographical + right._geographical,
                left._technological + right._technological);
        }
    }

    public static DataQualityMean Add(in DataQualityMean left, in DataQualityMean right) => left + right;

    private static Int128 Weighted(in DataQualityRating rating, DqiIndicator indicator, Int128 weight) =>
        checked((rating[indicator] ?? 0) * weight);

    private decimal? Mean(Int128 sum, int worst)
    {
        var (whole, rest) = Int128.DivRem(sum, Weight);
        if (whole < 1 || whole > worst || (whole == worst && rest > 0))
        {
            return null;
        }

        // A decimal holds 96 bits; the last of 128 are far beyond its digits.
        var shift = Weight >> 96 == 0 ? 0 : 32;
        return (decimal)whole + ((decimal)(rest >> shift) / (decimal)(Weight >> shift));
    }
}
