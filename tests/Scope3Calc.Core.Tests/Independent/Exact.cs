using System.Numerics;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>An exact fraction: nothing is ever rounded but by <see cref="ToMilligrams"/>.</summary>
internal readonly struct Exact : IComparable<Exact>
{
    private readonly BigInteger _top;
    private readonly BigInteger _bottom;

    private Exact(BigInteger top, BigInteger bottom)
    {
        var shared = BigInteger.GreatestCommonDivisor(top, bottom) * (bottom.Sign < 0 ? -1 : 1);
        _top = top / shared;
        _bottom = bottom / shared;
    }

    public static Exact Zero { get; } = new(BigInteger.Zero, BigInteger.One);

    public bool IsZero => _top.IsZero;

    public bool IsPositive => _top.Sign > 0;

    public Exact Size => _top.Sign < 0 ? Zero - this : this;

    /// <summary>Takes kilograms; gives milligrams, half to even.</summary>
    public BigInteger ToMilligrams()
    {
        var size = BigInteger.DivRem(BigInteger.Abs(_top) * 1_000_000, _bottom, out var rest);
        var twice = rest * 2;
        size += twice > _bottom || (twice == _bottom && !size.IsEven) ? BigInteger.One : BigInteger.Zero;
        return _top.Sign < 0 ? -size : size;
    }

    public int CompareTo(Exact other) => (_top * other._bottom).CompareTo(other._top * _bottom);

    public static implicit operator Exact(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new Exact(value < 0m ? -digits : digits, BigInteger.Pow(10, value.Scale));
    }

    public static Exact operator +(Exact left, Exact right) =>
        new((left._top * right._bottom) + (right._top * left._bottom), left._bottom * right._bottom);

    public static Exact operator -(Exact left, Exact right) =>
        new((left._top * right._bottom) - (right._top * left._bottom), left._bottom * right._bottom);

    public static Exact operator *(Exact left, Exact right) => new(left._top * right._top, left._bottom * right._bottom);

    public static Exact operator /(Exact left, Exact right) => new(left._top * right._bottom, left._bottom * right._top);

    public static bool operator <(Exact left, Exact right) => left.CompareTo(right) < 0;

    public static bool operator >(Exact left, Exact right) => left.CompareTo(right) > 0;
}
