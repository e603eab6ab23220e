namespace Scope3Calc.Core.Quantities;

/// <summary>A mass of greenhouse gas as carbon dioxide equivalent (CO2e), in whole milligrams.</summary>
/// <remarks>
/// Exact: a line's result is rounded once, half to even, when it is made by <see cref="FromKilograms"/>;
/// sums of such masses are integer sums, the same for any order and any number of threads. May be
/// negative, since a credit note lowers a total. The default is <see cref="Zero"/>.
/// </remarks>
public readonly record struct Co2e : IComparable<Co2e>
{
    /// <summary>The largest mass one purchase line may come to: 10^12 kg. More is a slip of units.</summary>
    public const decimal LineLimitKilograms = 1_000_000_000_000m;

    private const byte MilligramScale = 6;
    internal const long LineLimitMilligrams = 1_000_000_000_000_000_000;

    private Co2e(long milligrams) => Milligrams = milligrams;

    public static Co2e Zero => default;

    public long Milligrams { get; }

    /// <summary>The same mass in kilograms, exact to six decimals.</summary>
    public decimal Kilograms
    {
        get
        {
            var size = (ulong)Int128.Abs(Milligrams);
            return new decimal((int)size, (int)(size >> 32), 0, Milligrams < 0, MilligramScale);
        }
    }

    public static Co2e FromMilligrams(long milligrams) => new(milligrams);

    /// <summary>Rounds to the milligram, half to even: the only rounding on the way to a result.</summary>
    /// <exception cref="OverflowException">The mass is beyond 9.2 * 10^12 kg.</exception>
    public static Co2e FromKilograms(decimal kilograms) => new(checked((long)Millionths.Of(kilograms)));

    /// <summary>As <see cref="FromKilograms"/>, or null where the mass exceeds <see cref="LineLimitKilograms"/>.</summary>
    public static Co2e? FromLineKilograms(decimal kilograms)
    {
        var milligrams = Millionths.Of(kilograms);
        return milligrams > LineLimitMilligrams || milligrams < -LineLimitMilligrams ? null : new Co2e((long)milligrams);
    }

    /// <exception cref="OverflowException">The sum leaves the range; totals use <see cref="Co2eTotal"/>.</exception>
    public static Co2e operator +(Co2e left, Co2e right) => new(checked(left.Milligrams + right.Milligrams));

    /// <exception cref="OverflowException">The difference leaves the range.</exception>
    public static Co2e operator -(Co2e left, Co2e right) => new(checked(left.Milligrams - right.Milligrams));

    public static Co2e operator -(Co2e mass) => new(checked(-mass.Milligrams));

    public static bool operator <(Co2e left, Co2e right) => left.Milligrams < right.Milligrams;

    public static bool operator >(Co2e left, Co2e right) => left.Milligrams > right.Milligrams;

    public static bool operator <=(Co2e left, Co2e right) => left.Milligrams <= right.Milligrams;

    public static bool operator >=(Co2e left, Co2e right) => left.Milligrams >= right.Milligrams;

    public int CompareTo(Co2e other) => Milligrams.CompareTo(other.Milligrams);
}
