using FsCheck.Fluent;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>A row that is read alone is the row that comes of reading the whole segment.</summary>
public sealed class SingleRowTests
{
    // Three blocks, the last one with two rows.
    private const int RowsInBlocks = (2 * NumberColumn.BlockRows) + 2;

    [Fact]
    public void NumberAt_AnyColumn_GivesEachNumberAndLeavesTheReaderBehindTheColumn() => AnySegment.Holds(
        from size in Gen.Frequency((9, Gen.Choose(1, 40)), (1, Gen.Choose(1_000, 2_100)))
        from rare in Gen.Choose(0, 10)
        from values in AnySegment.Long.ArrayOf(size)
        from narrow in Gen.Elements(0, 3, 20, 40, 55, 56, 57, 63)
        select values.Select((value, i) => i % 11 < rare ? 0 : value >> narrow).ToArray(),
        values =>
        {
            var writer = new ByteWriter();
            NumberColumn.Write<long>(writer, values);
            NumberColumn.Write<int>(writer, [.. values.Select(value => (int)value)]);
            for (var row = NumberAt.None; row < values.Length; row += values.Length > 40 ? 13 : 1)
            {
                var reader = new ByteReader(writer.Written);
                var expected = row == NumberAt.None ? 0 : values[row];
                Assert.Equal(expected, NumberAt.Int64(ref reader, values.Length, row));
                Assert.Equal((int)expected, NumberAt.Int32(ref reader, values.Length, row));
                reader.End();
            }
        });

    [Theory]
    [InlineData(new byte[] { 0x02 })] // no such kind
    [InlineData(new byte[] { 0x00, 0xFE, 0xFF, 0xFF, 0xFF, 0x1F })] // 2^32 - 1 for all rows
    [InlineData(new byte[] { 0x01, 57, 0x00 })] // no such width
    [InlineData(new byte[] { 0x01, 0x08, 0x00, 1, 2 })] // two of three bytes
    [InlineData(new byte[] { 0x01, 0xFF, 0x04 })] // four of three rows
    [InlineData(new byte[] { 0x01, 0xFF, 0x02, 0x02, 0x02, 0x00, 0x02 })] // one behind the last
    public void NumberAt_GarbledColumn_IsRefused(byte[] column) => Assert.Throws<SegmentFormatException>(() =>
    {
        var reader = new ByteReader(column);
        NumberAt.Int32(ref reader, 3, 1);
    });

    [Fact]
    public void LedgerRow_OfAnyRows_IsThatRow() =>
        AnySegment.Holds(AnySegment.Rows, rows => AreThoseRows(rows, LedgerSegmentTests.Built(42, rows), 42));

    [Fact]
    public void LedgerRow_OfManyBlocksWithReturnsAndCorrections_IsThatRow()
    {
        var rows = GeneratedLedger.Rows(RowsInBlocks).Select((row, i) => (GeneratedLedger.LineId(i), row with
        {
            ServiceAmount = i % 700 == 5 ? decimal.MaxValue : i % 3 == 0 ? 1.50m : null,
            Supersedes = i % 50 == 7 ? i : 0,
        })).ToArray();

        AreThoseRows(rows, LedgerSegmentTests.Built(0, rows), 0);
    }

    [Fact]
    public void LedgerRow_OfAFullSegment_IsThatRow()
    {
        var rows = GeneratedLedger.Rows().Select((row, i) => (GeneratedLedger.LineId(i), row)).ToArray();

        AreThoseRows(rows, LedgerSegmentTests.Built(65_536, rows), 65_536, step: 257);
    }

    [Fact]
    public void LedgerRow_OfAnotherSegment_IsRefused()
    {
        var segment = LedgerSegmentTests.Built(100, [(GeneratedLedger.LineId(0), GeneratedLedger.Rows(1)[0])]);

        foreach (var ordinal in (long[])[long.MinValue, 99, 101, long.MaxValue])
        {
            var refused = Assert.Throws<SegmentFormatException>(() => LedgerRowReader.Read(segment, ordinal, out _));
            Assert.Equal($"Line version {ordinal} is not among the 1 from 100 on.", refused.Message);
        }
    }

    [Fact]
    public void LedgerRow_GarbledBytes_AreRefusedOrRead()
    {
        var segment = LedgerSegmentTests.Built(0, GeneratedLedger.Rows(7).Select((row, i) => (GeneratedLedger.LineId(i), row with
        {
            ServiceAmount = i == 6 ? decimal.MaxValue : null,
        })));

        Garbling.EveryBeginningIsRefused(segment, bytes => LedgerRowReader.Read(bytes, 6, out _));
        Garbling.ChangedBytesAreRefusedOrRead(segment, 50_000, bytes => LedgerRowReader.Read(bytes, 6, out _));
    }

    [Fact]
    public void OutcomeRow_OfAnyRows_IsThatRow() =>
        AnySegment.Holds(AnySegment.Outcomes, rows => AreThoseRows(rows, OutcomeSegmentTests.Built(rows)));

    [Fact]
    public void OutcomeRow_OfManyBlocks_IsThatRow()
    {
        var rows = GeneratedOutcomes.Rows(RowsInBlocks);

        AreThoseRows(rows, OutcomeSegmentTests.Built(rows));
    }

    [Fact]
    public void OutcomeRow_OfAFullSegment_IsThatRow()
    {
        var rows = GeneratedOutcomes.Rows();

        AreThoseRows(rows, OutcomeSegmentTests.Built(rows), step: 257);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void OutcomeRow_BehindTheLast_IsRefused(int row)
    {
        var segment = OutcomeSegmentTests.Built(GeneratedOutcomes.Rows(3));

        var refused = Assert.Throws<SegmentFormatException>(() => OutcomeRowReader.Read(segment, row));
        Assert.Equal($"Row {row} is not among the 3 of the outcome segment.", refused.Message);
    }

    [Fact]
    public void OutcomeRow_GarbledBytes_AreRefusedOrRead()
    {
        var segment = OutcomeSegmentTests.Built(GeneratedOutcomes.Rows(9));

        Garbling.EveryBeginningIsRefused(segment, bytes => OutcomeRowReader.Read(bytes, 8));
        Garbling.ChangedBytesAreRefusedOrRead(segment, 50_000, bytes => OutcomeRowReader.Read(bytes, 8));
    }

    private static void AreThoseRows((byte[] Id, LedgerRow Row)[] rows, byte[] segment, long firstOrdinal, int step = 1)
    {
        for (var i = 0; i < rows.Length; i += step)
        {
            Same.Row(rows[i].Row, LedgerRowReader.Read(segment, firstOrdinal + i, out var id));
            Assert.Equal(rows[i].Id, id);
        }
    }

    private static void AreThoseRows(OutcomeRow[] rows, byte[] segment, int step = 1)
    {
        for (var i = 0; i < rows.Length; i += step)
        {
            Same.Row(rows[i], OutcomeRowReader.Read(segment, i));
        }
    }
}
