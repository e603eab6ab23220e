using System.Numerics;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The causes a figure's error comes from, up to four. Two sets with the same causes are equal.</summary>
/// <remarks>
/// The figure is its median times e^(sum of sigma x Z), with one standard normal Z per cause. Kept in the order of
/// the keys; causes without spread are left out, and one that is named twice counts once with both spreads added. The
/// default is the empty set: a figure that is certain.
/// </remarks>
public readonly record struct CauseSet : IComparable<CauseSet>
{
    public const int MaxCauses = 4;

    private readonly Cause _first;
    private readonly Cause _second;
    private readonly Cause _third;
    private readonly Cause _fourth;

    /// <exception cref="ArgumentOutOfRangeException">A cause named twice comes to more than
    /// <see cref="Cause.MaxSigma"/>.</exception>
    public CauseSet(Cause first, Cause second = default, Cause third = default, Cause fourth = default)
    {
        Span<Cause> causes = [first, second, third, fourth];
        Count = Normalise(causes);
        _first = causes[0];
        _second = causes[1];
        _third = causes[2];
        _fourth = causes[3];
    }

    private CauseSet(Span<Cause> normalised, int count)
    {
        Count = count;
        _first = normalised[0];
        _second = normalised[1];
        _third = normalised[2];
        _fourth = normalised[3];
    }

    public int Count { get; }

    /// <summary>Variance of the logarithm: the sum of the squared sigmas.</summary>
    public double LogVariance =>
        (_first.Sigma * _first.Sigma) + (_second.Sigma * _second.Sigma)
        + (_third.Sigma * _third.Sigma) + (_fourth.Sigma * _fourth.Sigma);

    /// <summary>A cause by its place in the order of keys; beyond <see cref="Count"/> one without spread.</summary>
    public Cause this[int index] => index switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        3 => _fourth,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A set has four places."),
    };

    public static bool operator <(in CauseSet left, in CauseSet right) => left.CompareTo(right) < 0;

    public static bool operator >(in CauseSet left, in CauseSet right) => left.CompareTo(right) > 0;

    public static bool operator <=(in CauseSet left, in CauseSet right) => left.CompareTo(right) <= 0;

    public static bool operator >=(in CauseSet left, in CauseSet right) => left.CompareTo(right) >= 0;

    public bool Equals(CauseSet other) =>
        Count == other.Count
        && Same(_first, other._first) && Same(_second, other._second)
        && Same(_third, other._third) && Same(_fourth, other._fourth);

    // The keys are hashes already; the odd constants keep places apart.
    public override int GetHashCode()
    {
        var hash = unchecked(
            (Bits(_first) * 0x9E3779B97F4A7C15) + (Bits(_second) * 0xC2B2AE3D27D4EB4F)
            + (Bits(_third) * 0x165667B19E3779F9) + (Bits(_fourth) * 0xD6E8FEB86659FD93));
        return (int)(hash ^ (hash >> 32));
    }

    /// <summary>An order by content: first by number of causes, then by keys, then by sigmas.</summary>
    public int CompareTo(CauseSet other)
    {
        var order = CompareKeys(in other);
        for (var i = 0; order == 0 && i < Count; i++)
        {
            order = this[i].Sigma.CompareTo(other[i].Sigma);
        }

        return order;
    }

    internal int CompareKeys(in CauseSet other)
    {
        var order = Count.CompareTo(other.Count);
        for (var i = 0; order == 0 && i < Count; i++)
        {
            order = this[i].Key.CompareTo(other[i].Key);
        }

        return order;
    }

    /// <summary>Those causes whose bit is set.</summary>
    internal CauseSet Part(int bits)
    {
        Span<Cause> part = [default, default, default, default];
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            if ((bits & (1 << i)) != 0)
            {
                part[count++] = this[i];
            }
        }

        return new CauseSet(part, count);
    }

    private static bool Same(Cause left, Cause right) => left.Key == right.Key && left.Sigma == right.Sigma;

    private static ulong Bits(Cause cause) =>
        cause.Key ^ BitOperations.RotateLeft(BitConverter.DoubleToUInt64Bits(cause.Sigma), 23);

    /// <summary>Sorts, joins and closes ranks; gives the number of causes left.</summary>
    private static int Normalise(Span<Cause> causes)
    {
        var count = 0;
        foreach (var cause in causes)
        {
            if (cause.Sigma == 0.0)
            {
                continue;
            }

            var place = 0;
            while (place < count && causes[place].Key < cause.Key)
            {
                place++;
            }

            if (place < count && causes[place].Key == cause.Key)
            {
                causes[place] = new Cause(cause.Key, causes[place].Sigma + cause.Sigma);
                continue;
            }

            for (var i = count; i > place; i--)
            {
                causes[i] = causes[i - 1];
            }

            causes[place] = cause;
            count++;
        }

        causes[count..].Clear();
        return count;
    }
}
