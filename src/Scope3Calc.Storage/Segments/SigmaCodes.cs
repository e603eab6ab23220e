namespace Scope3Calc.Storage.Segments;

/// <summary>Gives each sigma a number from 1, in the order they first come; 0 is a sigma of 0.</summary>
/// <remarks>Sigmas are compared and kept by their bits: what was written comes back, whatever it is.</remarks>
internal sealed class SigmaCodes
{
    private const int RecentBits = 8;

    private readonly List<long> _sigmas = [];
    private readonly Dictionary<long, int> _codes = [];

    // Few sigmas are in use at a time, and a place of their own is quicker than the dictionary. 0 is never looked for.
    private readonly (long Bits, int Code)[] _recent = new (long, int)[1 << RecentBits];

    public int CodeOf(double sigma)
    {
        var bits = BitConverter.DoubleToInt64Bits(sigma);
        if (bits == 0)
        {
            return 0;
        }

        ref var recent = ref _recent[((ulong)bits * 0x9E37_79B9_7F4A_7C15) >> (64 - RecentBits)];
        if (recent.Bits != bits)
        {
            recent = (bits, Find(bits));
        }

        return recent.Code;
    }

    public void Write(ByteWriter writer)
    {
        writer.Varint((ulong)_sigmas.Count);
        foreach (var bits in _sigmas)
        {
            writer.Int64(bits);
        }
    }

    /// <returns>The sigmas by their numbers, with 0 at 0.</returns>
    public static double[] Read(ref ByteReader reader)
    {
        var sigmas = new double[1 + reader.Count(reader.Rest.Length / sizeof(double), "sigmas")];
        for (var i = 1; i < sigmas.Length; i++)
        {
            sigmas[i] = BitConverter.Int64BitsToDouble(reader.Int64());
        }

        return sigmas;
    }

    public void Clear()
    {
        _sigmas.Clear();
        _codes.Clear();
        Array.Clear(_recent);
    }

    private int Find(long bits)
    {
        if (!_codes.TryGetValue(bits, out var code))
        {
            _sigmas.Add(bits);
            code = _sigmas.Count;
            _codes.Add(bits, code);
        }

        return code;
    }
}
