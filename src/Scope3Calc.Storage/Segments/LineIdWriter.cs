namespace Scope3Calc.Storage.Segments;

/// <summary>
/// Line identifiers one after the other: how many bytes are the same as in the one before, how many others follow,
/// and those. Identifiers that count up take about three bytes each.
/// </summary>
internal sealed class LineIdWriter
{
    /// <summary>128 characters have at most 384 bytes of UTF-8. Garbled bytes cannot ask for more.</summary>
    public const int MaximumSize = 512;

    private readonly ByteWriter _writer = new();
    private readonly byte[] _previous = new byte[MaximumSize];
    private int _previousSize;

    public void Add(ReadOnlySpan<byte> id)
    {
        var shared = id.CommonPrefixLength(_previous.AsSpan(0, _previousSize));
        var others = id[shared..];
        if (id.Length < 0x80)
        {
            // Both lengths are varints of one byte: written at once, since this is done for every line.
            var entry = _writer.Reserve(2 + others.Length);
            entry[0] = (byte)shared;
            entry[1] = (byte)others.Length;
            others.CopyTo(entry[2..]);
        }
        else
        {
            _writer.Varint((ulong)shared);
            _writer.Varint((ulong)others.Length);
            _writer.Bytes(others);
        }

        others.CopyTo(_previous.AsSpan(shared));
        _previousSize = id.Length;
    }

    public void WriteTo(ByteWriter segment) => segment.Bytes(_writer.Written);

    public void Clear()
    {
        _writer.Clear();
        _previousSize = 0;
    }
}
