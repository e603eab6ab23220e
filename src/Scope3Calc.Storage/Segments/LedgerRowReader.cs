namespace Scope3Calc.Storage.Segments;

/// <summary>Reads one row of a ledger segment without decoding the others, which take a hundred times as long.</summary>
public static class LedgerRowReader
{
    /// <param name="segment">A segment, or a piece of one.</param>
    /// <param name="ordinal">The line version.</param>
    /// <param name="lineId">Its identifier in UTF-8.</param>
    /// <exception cref="SegmentFormatException">The bytes are no whole ledger segment, or the version is not in it.</exception>
    public static LedgerRow Read(ReadOnlySpan<byte> segment, long ordinal, out byte[] lineId)
    {
        var reader = new ByteReader(segment);
        var rows = SegmentHeader.Read(ref reader, LedgerSegmentBuilder.Magic, "ledger segment");
        var row = RowOf(ordinal, reader.Int64(), rows);
        var terms = TermsTable.Read(ref reader, rows);
        var elsewhere = new decimal?[reader.Count(3 * rows, "decimals in full")];
        for (var i = 0; i < elsewhere.Length; i++)
        {
            elsewhere[i] = ExactDecimal.Read(ref reader);
        }

        var entry = At(terms, NumberAt.Int32(ref reader, rows, row), "terms");
        var read = new LedgerRow
        {
            // An initialiser runs from top to bottom, and this is the order of the columns.
            Terms = entry.Terms,
            PurchaseDate = Day(NumberAt.Int32(ref reader, rows, row)),
            Supplier = NumberAt.Int32(ref reader, rows, row),
            Contract = NumberAt.Int32(ref reader, rows, row),
            BuyerUnit = NumberAt.Int32(ref reader, rows, row),
            Product = NumberAt.Int32(ref reader, rows, row),
            Configuration = NumberAt.Int32(ref reader, rows, row),
            Gtin = NumberAt.Int32(ref reader, rows, row),
            Category = NumberAt.Int32(ref reader, rows, row),
            Sector = NumberAt.Int32(ref reader, rows, row),
            Declaration = NumberAt.Int32(ref reader, rows, row),
            ReleasedBy = NumberAt.Int32(ref reader, rows, row),
            Quantity = Amount(entry.Forms.Quantity, NumberAt.Int64(ref reader, rows, row), elsewhere),
            SpendAmount = Amount(entry.Forms.Spend, NumberAt.Int64(ref reader, rows, row), elsewhere),
            ServiceAmount = Amount(entry.Forms.Service, NumberAt.Int64(ref reader, rows, row), elsewhere),
            Original = NumberAt.Int64(ref reader, rows, row),
            Supersedes = NumberAt.Int64(ref reader, rows, row),
        };
        lineId = LineId(ref reader, row);
        return read;
    }

    private static int RowOf(long ordinal, long firstOrdinal, int rows) => ordinal >= firstOrdinal && ordinal - firstOrdinal < rows
        ? (int)(ordinal - firstOrdinal)
        : throw new SegmentFormatException($"Line version {ordinal} is not among the {rows} from {firstOrdinal} on.");

    private static DateOnly Day(int day) => day >= 0 && day <= DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber(day)
        : throw new SegmentFormatException("The segment is garbled: a row's day of purchase does not exist.");

    private static decimal? Amount(byte form, long number, decimal?[] elsewhere) => form switch
    {
        ExactDecimal.Absent => null,
        ExactDecimal.Elsewhere => At(elsewhere, number, "decimal in full")
            ?? throw new SegmentFormatException("The segment is garbled: a decimal in full is missing."),
        _ => ExactDecimal.Join(form, number),
    };

    private static T At<T>(T[] entries, long place, string what) => place >= 0 && place < entries.Length
        ? entries[place]
        : throw new SegmentFormatException($"The segment is garbled: a row's {what} does not exist.");

    // Each takes its first bytes from the one before, so all identifiers up to the row are put together in one place. Up to
    // 65,536 times for one line: what mostly is, lengths of a byte each, is read here and not by the reader.
    private static byte[] LineId(ref ByteReader reader, int row)
    {
        Span<byte> id = stackalloc byte[LineIdWriter.MaximumSize];
        var rest = reader.Rest;
        var size = 0;
        for (var i = 0; i <= row; i++)
        {
            int shared, others;
            if (rest.Length >= 2 && (rest[0] | rest[1]) < 0x80 && rest[0] <= size && rest[1] <= rest.Length - 2)
            {
                (shared, others) = (rest[0], rest[1]);
                rest = rest[2..];
            }
            else
            {
                var lengths = new ByteReader(rest);
                shared = lengths.Count(size, "bytes of the identifier before");
                others = lengths.Count(LineIdWriter.MaximumSize - shared, "bytes of an identifier");
                rest = lengths.Rest;
                lengths.Skip(others);
            }

            rest[..others].CopyTo(id[shared..]);
            rest = rest[others..];
            size = shared + others;
        }

        return id[..size].ToArray();
    }
}
