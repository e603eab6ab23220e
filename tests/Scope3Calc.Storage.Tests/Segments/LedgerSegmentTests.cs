using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>The bytes of a ledger segment, its size, and what is refused.</summary>
public sealed class LedgerSegmentTests
{
    // What the tests of wrong bytes start from: two kinds of terms, a listed column, a decimal in full.
    private static readonly (byte[] Id, LedgerRow Row)[] Few =
    [
        .. GeneratedLedger.Rows(7).Select((row, i) => (GeneratedLedger.LineId(i), row with
        {
            ServiceAmount = i == 5 ? decimal.MaxValue : null,
            Supersedes = i == 6 ? 3 : 0,
        })),
    ];

    [Fact]
    public void Build_OneRow_IsTheseBytes()
    {
        var row = new LedgerRow
        {
            PurchaseDate = new DateOnly(1, 1, 6),
            Terms = new LineTerms
            {
                AccountingTreatment = AccountingTreatment.Expensed,
                Currency = CurrencyCode.Parse("EUR"),
            },
            Supplier = 2,
            Quantity = 3m,
            SpendAmount = 1.50m,
        };

        byte[] expected =
        [
            .. "S3CL"u8, // what it is
            0x01, // format version
            0x8C, 0x00, 0x00, 0x00, // 140 bytes: 21 to the ordinal, 63 of names, 16 of terms, 1, 35 of columns, 4
            0x01, 0x00, 0x00, 0x00, // one row
            0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // its ordinal

            // Nine names, in the order the terms use them.
            0x09,
            0x08, .. "Expensed"u8,
            0x04, .. "None"u8,
            0x05, .. "Piece"u8,
            0x03, .. "New"u8,
            0x07, .. "Unknown"u8,
            0x0F, .. "AcquisitionCost"u8,
            0x08, .. "Hardware"u8,
            0x03, .. "EUR"u8,
            0x00, // no country

            // One entry: its names, not free of charge, no VAT rate, no ratio; whole pieces, two decimals, no services.
            0x01,
            0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09,
            0x00, 0x00, 0x00,
            0x01, 0x03, 0x00,

            0x00, // no decimals in full

            // Each column: the same number in all rows, as a signed varint, which is twice the number.
            0x00, 0x00, // terms
            0x00, 0x0A, // five days after 0001-01-01
            0x00, 0x04, // supplier
            0x00, 0x00, // contract
            0x00, 0x00, // buyer unit
            0x00, 0x00, // product
            0x00, 0x00, // configuration
            0x00, 0x00, // GTIN
            0x00, 0x00, // category
            0x00, 0x00, // sector
            0x00, 0x00, // declaration
            0x00, 0x00, // released by
            0x00, 0x06, // 3 pieces
            0x00, 0xAC, 0x02, // 150 cents: 300 = 2 x 128 + 44
            0x00, 0x00, // services
            0x00, 0x00, // original
            0x00, 0x00, // supersedes

            0x00, 0x02, .. "A1"u8, // nothing in common with the identifier before, two bytes more
        ];
        Assert.Equal(expected, Built(7, [("A1"u8.ToArray(), row)]));
    }

    [Fact]
    public void Append_AnyRows_AreThoseBuilt() => AnySegment.Holds(AnySegment.Rows, rows =>
    {
        var columns = new LedgerColumns();
        columns.Append(Built(42, rows));

        Same.Rows(rows, columns);
        Assert.Equal(42, columns.FirstOrdinal);
    });

    [Fact]
    public void Append_AnyRowsInPieces_AreTheSameAsInOne()
    {
        var columns = new LedgerColumns();
        AnySegment.Holds(AnySegment.Rows, rows =>
        {
            var split = rows.Length / 3;
            columns.Clear();
            columns.Append(Built(10, rows[..(split + 1)]));
            if (split > 0)
            {
                // Between the pieces somebody has already asked for an identifier.
                Assert.Equal(rows[0].Id, columns.LineId(0));
            }

            if (split + 1 < rows.Length)
            {
                columns.Append(Built(10 + split + 1, rows[(split + 1)..]));
            }

            Same.Rows(rows, columns);
            Assert.Equal(10, columns.FirstOrdinal);

            // The terms of several pieces are those of the whole, in the same order.
            var whole = new LedgerColumns();
            whole.Append(Built(10, rows));
            Assert.Equal(whole.Terms, columns.Terms);
            Assert.Equal(whole.TermsCodes, columns.TermsCodes);
        });
    }

    [Fact]
    public void Build_SameRowsAgain_GivesTheSameBytes()
    {
        var builder = new LedgerSegmentBuilder();
        AnySegment.Holds(AnySegment.Rows, rows =>
        {
            builder.Clear();
            Add(builder, rows);
            Assert.Equal(Built(5, rows), builder.Build(5));
            Assert.Equal(Built(5, rows), builder.Build(5));
        });
    }

    [Fact]
    public void Build_LedgerOfALargeBuyer_TakesAtMost32BytesALine()
    {
        var rows = GeneratedLedger.Rows().Select((row, i) => (Id: GeneratedLedger.LineId(i), row)).ToArray();

        var segment = Built(0, rows);

        // Bits by hand: terms 5, day 12, supplier 11, contract 9, buyer unit 6, product 11, category 6, declaration 9,
        // pieces 9 with returns, cents 27 with returns; identifiers 3.1 bytes; one original in a hundred lines 4 bytes.
        // 105 / 8 + 3.1 + 0.04 = 16.3.
        Assert.InRange(segment.Length / (double)rows.Length, 16, 17);

        var columns = new LedgerColumns();
        columns.Append(segment);
        Same.Rows(rows, columns);
    }

    [Fact]
    public void BuildAndAppend_SecondSegment_AllocateForTheSegmentOnly()
    {
        var rows = GeneratedLedger.Rows();
        var ids = rows.Select((_, i) => GeneratedLedger.LineId(i)).ToArray();
        var builder = new LedgerSegmentBuilder();
        var columns = new LedgerColumns();
        var before = 0L;
        byte[] segment = [];
        for (var time = 0; time < 2; time++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            builder.Clear();
            for (var i = 0; i < rows.Length; i++)
            {
                builder.Add(ids[i], rows[i]);
            }

            segment = builder.Build(0);
            columns.Clear();
            columns.Append(segment);
            _ = columns.LineId(0);
        }

        // The bytes, and the table of 32 terms: nothing that grows with the rows.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, segment.Length, segment.Length + 100_000);
    }

    [Fact]
    public void Add_FullSegment_IsRefused()
    {
        var builder = new LedgerSegmentBuilder();
        var row = Few[0].Row;
        for (var i = 0; i < LedgerSegmentBuilder.MaximumRows; i++)
        {
            builder.Add("a"u8, row);
        }

        Assert.Throws<InvalidOperationException>(() => builder.Add("a"u8, row));
        Assert.Equal(LedgerSegmentBuilder.MaximumRows, builder.Count);
    }

    [Fact]
    public void Add_WhatCannotBeKept_IsRefusedAndLeavesNothingBehind()
    {
        var builder = new LedgerSegmentBuilder();
        Add(builder, Few);
        var row = Few[0].Row with { ServiceAmount = decimal.MinValue };

        Assert.Throws<ArgumentException>(() => builder.Add(new byte[513], row));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => builder.Add("a"u8, row with { Terms = row.Terms with { PriceType = (PriceType)77 } }));

        Assert.Equal(Built(0, Few), builder.Build(0));
    }

    [Fact]
    public void Build_NoRows_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new LedgerSegmentBuilder().Build(0));

    [Fact]
    public void Append_NewerFormat_SaysSo()
    {
        var segment = Built(0, Few);
        segment[4] = 2;

        var refused = Assert.Throws<SegmentFormatException>(() => new LedgerColumns().Append(segment));
        Assert.Equal("The ledger segment has format version 2; this program reads version 1.", refused.Message);
    }

    [Fact]
    public void Append_ForeignBytes_SaysWhatTheyStartWith()
    {
        var refused = Assert.Throws<SegmentFormatException>(() => new LedgerColumns().Append("PK\x03\x04..."u8));
        Assert.StartsWith("This is no ledger segment: one starts with 'S3CL', these 7 bytes with 504B0304", refused.Message);
    }

    [Fact]
    public void Append_ChoiceThisVersionDoesNotKnow_NamesIt()
    {
        var segment = Built(0, Few);
        "Expenzed"u8.CopyTo(segment.AsSpan(segment.AsSpan().IndexOf("Expensed"u8)));

        var refused = Assert.Throws<SegmentFormatException>(() => new LedgerColumns().Append(segment));
        Assert.StartsWith("'Expenzed' is no AccountingTreatment of this version.", refused.Message);
    }

    [Fact]
    public void Append_PieceThatDoesNotComeNext_IsRefusedAndChangesNothing()
    {
        var columns = new LedgerColumns();
        columns.Append(Built(100, Few));

        var refused = Assert.Throws<SegmentFormatException>(() => columns.Append(Built(108, Few)));

        Assert.Equal("The piece starts at ordinal 108; the next one is 107.", refused.Message);
        Same.Rows(Few, columns);
    }

    [Fact]
    public void Append_MoreRowsThanASegmentHas_IsRefused()
    {
        var rows = Enumerable.Repeat(Few[0], 40_000).ToArray();
        var columns = new LedgerColumns();
        columns.Append(Built(0, rows));

        Assert.Throws<SegmentFormatException>(() => columns.Append(Built(40_000, rows)));
        Assert.Equal(40_000, columns.Count);
    }

    [Fact]
    public void Append_EveryBeginningOfASegment_IsRefused() =>
        Garbling.EveryBeginningIsRefused(Built(0, Few), bytes => new LedgerColumns().Append(bytes));

    [Fact]
    public void Append_EveryBeginningThatClaimsToBeWhole_IsRefusedOnceTheIdsAreAskedFor() =>
        Garbling.EveryBeginningIsRefused(Built(0, Few), bytes => ReadAll(new LedgerColumns(), Relabelled(bytes)));

    [Fact]
    public void Append_GarbledBytes_AreRefusedOrRead()
    {
        var columns = new LedgerColumns();
        Garbling.ChangedBytesAreRefusedOrRead(Built(0, Few), 50_000, bytes => ReadAll(columns, bytes));

        // Nothing of all that is left in buffers that are used again.
        columns.Clear();
        columns.Append(Built(0, Few));
        Same.Rows(Few, columns);
    }

    internal static byte[] Built(long firstOrdinal, IEnumerable<(byte[] Id, LedgerRow Row)> rows)
    {
        var builder = new LedgerSegmentBuilder();
        Add(builder, rows);
        return builder.Build(firstOrdinal);
    }

    private static void Add(LedgerSegmentBuilder builder, IEnumerable<(byte[] Id, LedgerRow Row)> rows)
    {
        foreach (var (id, row) in rows)
        {
            builder.Add(id, row);
        }
    }

    private static void ReadAll(LedgerColumns columns, byte[] segment)
    {
        columns.Clear();
        columns.Append(segment);
        for (var i = 0; i < columns.Count; i++)
        {
            _ = columns.Row(i);
            _ = columns.LineId(i);
        }
    }

    // With the length that it has, so that what comes later is what must notice.
    private static byte[] Relabelled(byte[] bytes)
    {
        if (bytes.Length >= 9)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(5), bytes.Length);
        }

        return bytes;
    }
}
