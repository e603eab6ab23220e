using System.Buffers.Binary;
using System.Text;

namespace Scope3Calc.Storage.Segments;

/// <summary>Writes the parts of a segment one after the other into a buffer that is kept for the next segment.</summary>
internal sealed class ByteWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[1_024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Forgets what was written after the first bytes.</summary>
    public void Truncate(int length) => Length = length;

    public byte[] ToArray() => Written.ToArray();

    /// <summary>The next bytes, to be filled by the caller. What they hold before that is undefined.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }

        var reserved = _bytes.AsSpan(Length, count);
        Length += count;
        return reserved;
    }

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Bytes(ReadOnlySpan<byte> values) => values.CopyTo(Reserve(values.Length));

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    /// <summary>Seven bits a byte, lowest first; the eighth bit says that more follow.</summary>
    public void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>0, -1, 1, -2 ... as the varints 0, 1, 2, 3 ...</summary>
    public void SignedVarint(long value) => Varint(ZigZag(value));

    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public void Text(string text)
    {
        Varint((ulong)Utf8.GetByteCount(text));
        Utf8.GetBytes(text, Reserve(Utf8.GetByteCount(text)));
    }

    public static int VarintSize(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }

    public static int SignedVarintSize(long value) => VarintSize(ZigZag(value));

    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));
}
