namespace Scope3Calc.Core.Uncertainty;

/// <summary>One source of error, such as a declaration or an emission factor, and how far it spreads a figure.</summary>
/// <remarks>
/// Figures whose causes have the same <see cref="Key"/> err together, wholly, even where one of them is spread
/// further than the other. A spread of zero is no cause at all. The default is such a one.
/// </remarks>
public readonly record struct Cause
{
    /// <summary>The widest spread accepted: a 95 % interval from an 18,000th to 18,000 times the figure.</summary>
    public const double MaxSigma = 5.0;

    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    /// <exception cref="ArgumentOutOfRangeException">Sigma is not within 0 to <see cref="MaxSigma"/>.</exception>
    public Cause(ulong key, double sigma)
    {
        if (!(sigma is >= 0.0 and <= MaxSigma))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A sigma lies within 0 and 5.");
        }

        Key = key;
        Sigma = sigma;
    }

    /// <summary>What the cause is known by, usually made by <see cref="KeyOf"/>.</summary>
    public ulong Key { get; }

    /// <summary>Standard deviation of the figure's natural logarithm.</summary>
    public double Sigma { get; }

    /// <exception cref="ArgumentOutOfRangeException">Sigma is not within 0 to <see cref="MaxSigma"/>.</exception>
    public static Cause Of(string name, double sigma) => new(KeyOf(name), sigma);

    /// <summary>A name's key, the same in every process and on every machine: 64-bit FNV-1a of its UTF-8 bytes.</summary>
    public static ulong KeyOf(string name)
    {
        Span<byte> utf8 = stackalloc byte[4];
        var hash = FnvOffset;
        foreach (var rune in name.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            for (var i = 0; i < length; i++)
            {
                hash = unchecked((hash ^ utf8[i]) * FnvPrime);
            }
        }

        return hash;
    }
}
