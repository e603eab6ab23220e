using System.Buffers;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>Reads one row of an outcome segment. Of the others only the shapes are decoded: they say where its masses lie.</summary>
public static class OutcomeRowReader
{
    /// <exception cref="SegmentFormatException">The bytes are no whole outcome segment, or it has no such row.</exception>
    public static OutcomeRow Read(ReadOnlySpan<byte> segment, int row)
    {
        var reader = new ByteReader(segment);
        var rows = SegmentHeader.Read(ref reader, OutcomeSegmentBuilder.Magic, "outcome segment");
        if (row < 0 || row >= rows)
        {
            throw new SegmentFormatException($"Row {row} is not among the {rows} of the outcome segment.");
        }

        var entries = ShapeTable.Read(ref reader, rows);
        var spendFactors = TextCodes.Read(ref reader);
        var declarations = TextCodes.Read(ref reader);
        var productSigmas = SigmaCodes.Read(ref reader);
        var spendSigmas = SigmaCodes.Read(ref reader);

        var (code, before, all) = Shapes(ref reader, rows, row, entries.Length);
        var spendFactor = At(spendFactors, NumberAt.Int32(ref reader, rows, row), "spend factor");
        var declaration = At(declarations, NumberAt.Int32(ref reader, rows, row), "declaration");
        var productSigma = At(productSigmas, NumberAt.Int32(ref reader, rows, row), "product sigma");
        var spendSigma = At(spendSigmas, NumberAt.Int32(ref reader, rows, row), "spend sigma");
        Span<long> masses = stackalloc long[MassSources.Masses];
        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            masses[(int)mass] = ReadMass(ref reader, mass, entries, code, before, all)
                + SumOf(entries[code].Sources[mass], masses[..Math.Min((int)mass, MassSources.Summands)]);
        }

        reader.End();
        return RowOf(in entries[code], masses) with
        {
            SpendFactorId = spendFactor,
            DeclarationId = declaration,
            ProductSigma = productSigma,
            SpendSigma = spendSigma,
        };
    }

    // The row's shape, and how many rows before it and in all have each.
    private static (int Code, int[] Before, int[] All) Shapes(ref ByteReader reader, int rows, int row, int shapes)
    {
        var codes = ArrayPool<int>.Shared.Rent(rows);
        try
        {
            NumberColumn.Read(ref reader, codes.AsSpan(0, rows));
            if (shapes == 0 || codes.AsSpan(0, rows).IndexOfAnyExceptInRange(0, shapes - 1) >= 0)
            {
                throw new SegmentFormatException("The segment is garbled: a row's shape does not exist.");
            }

            var all = new int[shapes];
            Count(codes.AsSpan(0, row), all);
            var before = (int[])all.Clone();
            Count(codes.AsSpan(row, rows - row), all);
            return (codes[row], before, all);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(codes);
        }
    }

    private static void Count(ReadOnlySpan<int> codes, int[] counts)
    {
        foreach (var code in codes)
        {
            counts[code]++;
        }
    }

    // The column holds the masses of those rows only whose shape says so.
    private static long ReadMass(ref ByteReader reader, Mass mass, ShapeEntry[] entries, int code, int[] before, int[] all)
    {
        var (place, rows) = (0, 0);
        for (var shape = 0; shape < entries.Length; shape++)
        {
            if (IsStored(entries[shape], mass))
            {
                place += before[shape];
                rows += all[shape];
            }
        }

        return NumberAt.Int64(ref reader, rows, IsStored(entries[code], mass) ? place : NumberAt.None);
    }

    private static bool IsStored(in ShapeEntry entry, Mass mass) => (entry.Sources[mass] & MassSources.Stored) != 0;

    private static long SumOf(byte source, ReadOnlySpan<long> earlier)
    {
        var sum = 0L;
        for (var mass = 0; mass < earlier.Length; mass++)
        {
            sum += (source & MassSources.Summand((Mass)mass)) != 0 ? earlier[mass] : 0;
        }

        return sum;
    }

    private static OutcomeRow RowOf(in ShapeEntry entry, ReadOnlySpan<long> masses) => new()
    {
        Shape = entry.Shape,
        Masses = new LineMasses
        {
            Booked = Known(entry.Sources, Mass.Booked, masses),
            BookedDelivery = Known(entry.Sources, Mass.BookedDelivery, masses),
            Product = Known(entry.Sources, Mass.Product, masses),
            Delivery = Known(entry.Sources, Mass.Delivery, masses),
            Spend = Known(entry.Sources, Mass.Spend, masses),
            GapProduct = Known(entry.Sources, Mass.GapProduct, masses),
            GapSpend = Known(entry.Sources, Mass.GapSpend, masses),
            CalibratedSpend = Known(entry.Sources, Mass.CalibratedSpend, masses),
            SupplierPart = Co2e.FromMilligrams(masses[(int)Mass.SupplierPart]),
        },
    };

    private static Co2e? Known(MassSources sources, Mass mass, ReadOnlySpan<long> masses) =>
        (sources[mass] & MassSources.Known) != 0 ? Co2e.FromMilligrams(masses[(int)mass]) : null;

    private static T At<T>(T[] values, int place, string what) => place >= 0 && place < values.Length
        ? values[place]
        : throw new SegmentFormatException($"The segment is garbled: a row's {what} does not exist.");
}
