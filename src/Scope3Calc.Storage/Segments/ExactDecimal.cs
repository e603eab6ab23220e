namespace Scope3Calc.Storage.Segments;

/// <summary>A decimal with every digit it was given: 1.50 is not 1.5, and a zero may have a sign.</summary>
/// <remarks>
/// A column of decimals keeps most of them as a whole number and, once for many rows, a form: absent, or how many
/// of the digits are decimals. What does not fit a whole number of 64 bits stands elsewhere, in full.
/// </remarks>
internal static class ExactDecimal
{
    public const byte Absent = 0;

    /// <summary>The number is the place in the list of decimals in full.</summary>
    public const byte Elsewhere = 30;

    private const byte LargestScale = 28;
    private const byte NegativeFlag = 0x80;

    public static bool IsForm(byte form) => form <= Elsewhere;

    /// <summary>The form, and the number to go with it where that is neither absent nor elsewhere.</summary>
    public static byte Split(decimal? value, out long number)
    {
        number = 0;
        if (value is not { } given)
        {
            return Absent;
        }

        Span<int> parts = stackalloc int[4];
        decimal.GetBits(given, parts);
        var size = ((long)parts[1] << 32) | (uint)parts[0];
        var negative = parts[3] < 0;
        if (parts[2] != 0 || size < 0 || (negative && size == 0))
        {
            return Elsewhere;
        }

        number = negative ? -size : size;
        return (byte)(given.Scale + 1);
    }

    /// <summary>Puts a number back together with its form, which is neither absent nor elsewhere.</summary>
    public static decimal Join(byte form, long number)
    {
        var size = (ulong)(number < 0 ? -number : number);
        return new decimal((int)size, (int)(size >> 32), 0, number < 0, (byte)(form - 1));
    }

    /// <summary>The amount of a form and the number that goes with it.</summary>
    public static decimal? Of(byte form, long number, List<decimal> elsewhere) => form switch
    {
        Absent => null,
        Elsewhere => elsewhere[(int)number],
        _ => Join(form, number),
    };

    /// <summary>Two decimals are the same to the digit if they are equal and this is.</summary>
    public static byte LookOf(decimal? value) => value is { } given
        ? (byte)(given.Scale + 1 + (decimal.IsNegative(given) ? NegativeFlag : 0))
        : Absent;

    /// <summary>In full: a byte for scale and sign, the lower 64 bits and the upper 32 as varints.</summary>
    public static void Write(ByteWriter writer, decimal? value)
    {
        writer.Byte(LookOf(value));
        if (value is { } given)
        {
            Span<int> parts = stackalloc int[4];
            decimal.GetBits(given, parts);
            writer.Varint(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
            writer.Varint((uint)parts[2]);
        }
    }

    public static decimal? Read(ref ByteReader reader)
    {
        var look = reader.Byte();
        if (look == Absent)
        {
            return null;
        }

        var scale = (look & ~NegativeFlag) - 1;
        if (scale is < 0 or > LargestScale)
        {
            throw reader.Wrong($"a decimal cannot have {scale} decimals");
        }

        var low = reader.Varint();
        var high = reader.Varint();
        return high <= uint.MaxValue
            ? new decimal((int)low, (int)(low >> 32), (int)high, look >= NegativeFlag, (byte)scale)
            : throw reader.Wrong("a decimal has more than 96 bits");
    }
}
