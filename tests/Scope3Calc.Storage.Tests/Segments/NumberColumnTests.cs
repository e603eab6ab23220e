using FsCheck.Fluent;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>The bytes of a column of numbers, and that every column comes back.</summary>
public sealed class NumberColumnTests
{
    [Fact]
    public void Write_SameNumberInAllRows_TakesTwoBytes()
    {
        // Kind 0, then 3 as a signed varint: 2 x 3 = 6.
        Assert.Equal([0x00, 0x06], Written(Enumerable.Repeat(3, 65_536).ToArray()));
        Assert.Equal([0x00, 0x05], Written<long>([-3, -3]));
    }

    [Fact]
    public void Write_DifferentNumbers_PacksTheirDistancesFromTheSmallest()
    {
        // Kind 1; 2 bits each; smallest 10 as the signed varint 20 = 0x14; 0, 1 and 3 from the lowest bit: 11 01 00.
        Assert.Equal([0x01, 0x02, 0x14, 0b_11_01_00], Written<int>([10, 11, 13]));
    }

    [Fact]
    public void Write_WidthThatIsNoWholeByte_RunsAcrossBytes()
    {
        // 9 bits each from 0: 1 is bits 0 to 8, 256 is bits 9 to 17, so bit 0 and bit 17 are set.
        Assert.Equal([0x01, 0x09, 0x00, 0x01, 0x00, 0x02, 0x00], Written<int>([1, 256, 0]));
    }

    [Fact]
    public void Write_AlmostOnlyZeros_ListsTheOthers()
    {
        // Kind 1; 0xFF for listed; one row; 1,000 = 0x3E8 rows before it as 0xE8 0x07; 5 as the signed varint 10.
        var values = new long[1_024];
        values[1_000] = 5;
        Assert.Equal([0x01, 0xFF, 0x01, 0xE8, 0x07, 0x0A], Written(values));
    }

    [Fact]
    public void Write_MoreThanABlock_GivesEachBlockItsOwnWidth()
    {
        var values = new int[1_026];
        values[1_024] = 7;
        values[1_025] = 8;

        // The first 1,024 rows: no bits, smallest 0. The last two: 1 bit each, smallest 7.
        Assert.Equal([0x01, 0x00, 0x00, 0x01, 0x0E, 0b_1_0], Written(values));
    }

    [Fact]
    public void Read_AnyNumbers_AreThoseWritten() =>
        AnySegment.Holds(
            from size in Gen.Frequency((9, Gen.Choose(1, 40)), (1, Gen.Choose(1_000, 2_100)))
            from rare in Gen.Choose(0, 10)
            from values in AnySegment.Long.ArrayOf(size)
            from narrow in Gen.Elements(0, 3, 20, 40, 55, 56, 57, 63)
            select values.Select((value, i) => i % 11 < rare ? 0 : value >> narrow).ToArray(),
            values =>
            {
                Assert.Equal(values, Read<long>(Written(values), values.Length));
                var narrow = values.Select(value => (int)value).ToArray();
                Assert.Equal(narrow, Read<int>(Written(narrow), narrow.Length));
            });

    [Theory]
    [InlineData(new byte[] { 0x02 })] // no such kind
    [InlineData(new byte[] { 0x00, 0xFE, 0xFF, 0xFF, 0xFF, 0x1F })] // 2^32 - 1 for all rows
    [InlineData(new byte[] { 0x01, 57, 0x00 })] // no such width
    [InlineData(new byte[] { 0x01, 33, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })] // wider than the type
    [InlineData(new byte[] { 0x01, 0x02, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0b_01_00_01 })] // 2^31 - 1 and 1 more
    [InlineData(new byte[] { 0x01, 0x08, 0x00, 1, 2 })] // two of three bytes
    [InlineData(new byte[] { 0x01, 0xFF, 0x04 })] // four of three rows
    [InlineData(new byte[] { 0x01, 0xFF, 0x02, 0x02, 0x02, 0x00, 0x02 })] // one behind the last
    [InlineData(new byte[] { 0x00, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02 })] // 65 bits
    public void Read_GarbledColumn_IsRefused(byte[] column) =>
        Assert.Throws<SegmentFormatException>(() => Read<int>(column, 3));

    private static byte[] Written<T>(T[] values)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var writer = new ByteWriter();
        NumberColumn.Write<T>(writer, values);
        return writer.ToArray();
    }

    private static T[] Read<T>(byte[] column, int rows)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        var values = new T[rows];
        var reader = new ByteReader(column);
        NumberColumn.Read<T>(ref reader, values);
        reader.End();
        return values;
    }
}
