using Scope3Calc.Core.Methods;
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

    public static MassSources Of(in LineMasses masses)
    {
        var (product, delivery) = (masses.Product, masses.Delivery);
        var (spend, calibrated, booked) = (masses.Spend, masses.CalibratedSpend, masses.Booked);
        var ofBooked = Source(booked, product, Product, delivery, Delivery);
        if ((ofBooked & Stored) != 0)
        {
            ofBooked = Source(booked, spend, Spend, calibrated, CalibratedSpend);
        }

        return new MassSources(
            Place(Mass.Product, Source(product))
            | Place(Mass.Delivery, Source(delivery))
            | Place(Mass.Spend, Source(spend))
            | Place(Mass.CalibratedSpend, Source(calibrated, spend, Spend))
            | Place(Mass.Booked, ofBooked)
            | Place(Mass.BookedDelivery, Source(masses.BookedDelivery, delivery, Delivery))
            | Place(Mass.GapProduct, Source(masses.GapProduct, product, Product, delivery, Delivery))
            | Place(Mass.GapSpend, Source(masses.GapSpend, spend, Spend, calibrated, CalibratedSpend))
            | Place(Mass.SupplierPart, Source(masses.SupplierPart, booked, Booked, product, Product)));
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

    private static byte Source(OptionalCo2e mass) => !mass.HasValue ? (byte)0
        : mass.Value.Milligrams == 0 ? Known
        : (byte)(Known | Stored);

    private static byte Source(OptionalCo2e mass, OptionalCo2e other, byte otherBit) =>
        mass == other && mass.HasValue ? (byte)(Known | otherBit) : Source(mass);

    private static byte Source(OptionalCo2e mass, OptionalCo2e first, byte firstBit, OptionalCo2e second, byte secondBit)
    {
        if (!mass.HasValue)
        {
            return 0;
        }

        if (mass == first)
        {
            return (byte)(Known | firstBit);
        }

        if (!second.HasValue)
        {
            return Source(mass);
        }

        if (mass == second)
        {
            return (byte)(Known | secondBit);
        }

        // The sum wraps around here as it will where it is read.
        return first.HasValue && mass.Value.Milligrams == unchecked(first.Value.Milligrams + second.Value.Milligrams)
            ? (byte)(Known | firstBit | secondBit)
            : Source(mass);
    }
}
