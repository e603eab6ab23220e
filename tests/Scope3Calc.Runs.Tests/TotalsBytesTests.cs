using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Runs.Tests;

/// <summary>Sums as bytes: whatever was written comes back, of any size and sign.</summary>
public sealed class TotalsBytesTests
{
    [Fact]
    public void Read_SumsOfAnySize_AreThoseWritten()
    {
        // Around every length of seven bits, up to what 10^20 lines of the largest mass come to.
        var masses = Enumerable.Range(0, 126).SelectMany(bits => new[] { -1, 0, 1 }.Select(step => ((Int128)1 << bits) + step))
            .SelectMany(mass => new[] { mass, -mass }).ToList();
        var counts = Enumerable.Range(0, 63).Select(bits => 1L << bits).Append(long.MaxValue).ToList();
        var written = masses.Select((mass, i) => (Code: 3 * i, Totals: new LineTotals
        {
            Lines = counts[i % counts.Count],
            Held = counts[(i + 1) % counts.Count],
            NotCalculated = 0,
            Matched = counts[(i + 2) % counts.Count],
            Booked = new Co2eTotal(mass),
            BookedDelivery = new Co2eTotal(masses[(i + 1) % masses.Count]),
            Product = new Co2eTotal(masses[(i + 2) % masses.Count]),
            Delivery = default,
            Spend = new Co2eTotal(masses[(i + 3) % masses.Count]),
            GapProduct = new Co2eTotal(masses[(i + 4) % masses.Count]),
            GapSpend = new Co2eTotal(masses[(i + 5) % masses.Count]),
        })).ToList();
        var writer = new TotalsBytes.Writer();
        writer.Add(StoredDimension.Supplier, written);
        writer.Add(StoredDimension.Month, [(7, written[0].Totals)]);

        var read = new List<(StoredDimension Dimension, int Code, LineTotals Totals)>();
        var reader = new TotalsBytes.Reader(writer.ToArray());
        while (reader.Next())
        {
            read.Add((reader.Dimension, reader.Code, reader.Totals()));
        }

        Assert.Equal(
            [.. written.Select(sum => (StoredDimension.Supplier, sum.Code, sum.Totals)), (StoredDimension.Month, 7, written[0].Totals)], read);
    }

    // 300 = 2 x 128 + 44: the low seven bits first, with a sign that more follow; -3 is folded to 5. The last eight are of
    // the SHA-256 of the others, by Python's hashlib.
    [Fact]
    public void Write_OneSum_IsTheseBytes()
    {
        var writer = new TotalsBytes.Writer();
        writer.Add(StoredDimension.Supplier, [(2, new LineTotals { Lines = 300, Booked = new Co2eTotal(-3) })]);

        Assert.Equal(
            [
                0x02, (byte)StoredDimension.Supplier, 0x01, 0x02, 0xAC, 0x02, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                0x63, 0xC0, 0x0F, 0xDC, 0x79, 0x57, 0xAA, 0xAB,
            ],
            writer.ToArray());
    }

    [Fact]
    public void Read_AnyByteChangedOrMissing_IsSaidToBeDamage()
    {
        var writer = new TotalsBytes.Writer();
        writer.Add(StoredDimension.Supplier, [(2, new LineTotals { Lines = 300, Booked = new Co2eTotal(-3) }), (1_000_000, default)]);
        writer.Add(StoredDimension.Month, [(24_000, new LineTotals { Lines = 1, Spend = new Co2eTotal((Int128)1 << 100) })]);
        var whole = writer.ToArray();
        ReadAll(whole);

        for (var place = 0; place < whole.Length; place++)
        {
            Assert.Throws<StorageException>(() => ReadAll(whole[..place]));
            foreach (var bit in Enumerable.Range(0, 8))
            {
                var damaged = whole.ToArray();
                damaged[place] ^= (byte)(1 << bit);
                Assert.Throws<StorageException>(() => ReadAll(damaged));
            }
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        var reader = new TotalsBytes.Reader(bytes);
        while (reader.Next())
        {
            _ = reader.Totals();
        }
    }
}
