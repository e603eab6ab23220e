using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>The masses of an outcome, in the order they are written in: one can only be the sum of earlier ones.</summary>
internal enum Mass
{
    Product,
    Delivery,
    Spend,
    CalibratedSpend,
    Booked,
    BookedDelivery,
    GapProduct,
    GapSpend,
    SupplierPart,
}

/// <summary>Where each mass of an outcome comes from, in seven bits each: it mostly equals others of the same line.</summary>
/// <remarks>
/// No bits for a mass that is not known. A known one is the sum of what the other bits name, 0 where they name nothing.
/// </remarks>
internal readonly record struct MassSources(ulong Bits)
{
    public const int Masses = 9;

    /// <summary>The mass is known.</summary>
    public const byte Known = 1;

    /// <summary>The mass has a column, which holds those of the rows that say so.</summary>
    public const byte Stored = 2;

    /// <summary>How many masses others can be a sum of: the first five.</summary>
    public const int Summands = 5;

    private const byte Product = 4;
    private const byte Delivery = 8;
    private const byte Spend = 16;
    private const byte CalibratedSpend = 32;
    private const byte Booked = 64;

    private const int Width = 7;

    public byte this[Mass mass] => (byte)((Bits >> (Width * (int)mass)) & 0x7F);

    /// <summary>The bit that names a mass as a summand.</summary>
    public static byte Summand(Mass mass) => (byte)(Product << (int)mass);

    public static MassSources Of(in OutcomeRow row)
    {
        var booked = Source(row.Booked, row.Product, Product, row.Delivery, Delivery);
        if ((booked & Stored) != 0)
        {
            booked = Source(row.Booked, row.Spend, Spend, row.CalibratedSpend, CalibratedSpend);
        }

        return new MassSources(
            Place(Mass.Product, Source(row.Product))
            | Place(Mass.Delivery, Source(row.Delivery))
            | Place(Mass.Spend, Source(row.Spend))
            | Place(Mass.CalibratedSpend, Source(row.CalibratedSpend, row.Spend, Spend))
            | Place(Mass.Booked, booked)
            | Place(Mass.BookedDelivery, Source(row.BookedDelivery, row.Delivery, Delivery))
            | Place(Mass.GapProduct, Source(row.GapProduct, row.Product, Product, row.Delivery, Delivery))
            | Place(Mass.GapSpend, Source(row.GapSpend, row.Spend, Spend, row.CalibratedSpend, CalibratedSpend))
            | Place(Mass.SupplierPart, Source(row.SupplierPart, row.Booked, Booked, row.Product, Product)));
    }

    public void Write(ByteWriter writer)
    {
        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            writer.Byte(this[mass]);
        }
    }

    public static MassSources Read(ref ByteReader reader)
    {
        var bits = 0UL;
        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            var source = reader.Byte();
            var allowed = Summand((Mass)Math.Min((int)mass, Summands)) - 1;
            if (source > allowed
                || (source != 0 && (source & Known) == 0)
                || (source == 0 && mass == Mass.SupplierPart))
            {
                throw reader.Wrong($"{mass} cannot come from {source}");
            }

            bits |= Place(mass, source);
        }

        return new MassSources(bits);
    }

    private static ulong Place(Mass mass, byte source) => (ulong)source << (Width * (int)mass);

    private static byte Source(Co2e? mass) => mass switch
    {
        null => 0,
        { Milligrams: 0 } => Known,
        _ => Known | Stored,
    };

    private static byte Source(Co2e? mass, Co2e? other, byte otherBit) =>
        mass is { } known && known == other ? (byte)(Known | otherBit) : Source(mass);

    private static byte Source(Co2e? mass, Co2e? first, byte firstBit, Co2e? second, byte secondBit)
    {
        if (mass is not { } known)
        {
            return 0;
        }

        if (known == first)
        {
            return (byte)(Known | firstBit);
        }

        if (second is not { } other)
        {
            return Source(mass);
        }

        if (known == other)
        {
            return (byte)(Known | secondBit);
        }

        // The sum wraps around here as it will where it is read.
        return first is { } one && known.Milligrams == unchecked(one.Milligrams + other.Milligrams)
            ? (byte)(Known | firstBit | secondBit)
            : Source(mass);
    }
}
