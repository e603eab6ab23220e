using System.Buffers.Binary;
using System.Text;

namespace Scope3Calc.Storage.Segments;

/// <summary>Reads the parts of a segment one after the other.</summary>
/// <remarks>What is not there, or cannot be, is a <see cref="SegmentFormatException"/>.</remarks>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly ReadOnlySpan<byte> Rest => _bytes[_position..];

    public void Skip(int count) => Bytes(count);

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _bytes.Length - _position)
        {
            throw Wrong($"{count} more bytes are expected, but there are {_bytes.Length - _position}");
        }

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public ulong Varint()
    {
        // Most are of one byte.
        if ((uint)_position < (uint)_bytes.Length && _bytes[_position] < 0x80)
        {
            return _bytes[_position++];
        }

        return LongVarint();
    }

    public long SignedVarint()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A varint of at most <paramref name="limit"/>.</summary>
    public int Count(int limit, string what)
    {
        var count = Varint();
        return count <= (ulong)limit ? (int)count : throw Wrong($"{count} {what} where at most {limit} can be");
    }

    public string Text()
    {
        var text = Bytes(Count(_bytes.Length - _position, "bytes of text"));
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SegmentFormatException($"The text before byte {_position} is not UTF-8.", exception);
        }
    }

    /// <summary>Nothing may follow the last part.</summary>
    public readonly void End()
    {
        if (_position != _bytes.Length)
        {
            throw Wrong($"{_bytes.Length - _position} bytes follow the last part");
        }
    }

    public readonly SegmentFormatException Wrong(string what) =>
        new($"The segment is garbled before byte {_position}: {what}.");

    private ulong LongVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Wrong("a number is longer than 64 bits");
    }
}
