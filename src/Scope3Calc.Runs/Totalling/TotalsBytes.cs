using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Runs.Totalling;

/// <summary>Sums by dimension as bytes.</summary>
/// <remarks>
/// The format's version, then for each dimension its number, how many sums follow, and the sums in ascending order of their codes: the
/// step from the code before, four counts, seven masses. All are variable-length numbers of seven bits a byte, the lowest first;
/// masses, which may be negative, are folded so that small ones of either sign are short (zigzag).
/// </remarks>
internal static class TotalsBytes
{
    private const byte Version = 1;

    public static IEnumerable<(StoredDimension Dimension, int Code, LineTotals Totals)> Read(byte[] bytes)
    {
        var reader = new Reader(bytes);
        if (reader.Number() != Version)
        {
            throw new InvalidDataException("The sums are of another version of the program. Run the calculation again.");
        }

        while (reader.HasMore)
        {
            var dimension = (StoredDimension)reader.Number();
            var count = reader.Number();
            var code = 0L;
            for (var i = 0L; i < count; i++)
            {
                code += reader.Number();
                yield return (dimension, checked((int)code), reader.Totals());
            }
        }
    }

    /// <summary>Collects sums.</summary>
    public sealed class Writer
    {
        private readonly List<byte> _bytes = [Version];

        /// <param name="dimension">What they are by.</param>
        /// <param name="sums">In ascending order of their codes.</param>
        public void Add(StoredDimension dimension, IReadOnlyCollection<(int Code, LineTotals Totals)> sums)
        {
            Number((ulong)dimension);
            Number((ulong)sums.Count);
            var before = 0;
            foreach (var (code, totals) in sums)
            {
                Number((ulong)(code - before));
                before = code;
                Number((ulong)totals.Lines);
                Number((ulong)totals.Held);
                Number((ulong)totals.NotCalculated);
                Number((ulong)totals.Matched);
                Mass(totals.Booked);
                Mass(totals.BookedDelivery);
                Mass(totals.Product);
                Mass(totals.Delivery);
                Mass(totals.Spend);
                Mass(totals.GapProduct);
                Mass(totals.GapSpend);
            }
        }

        public byte[] ToArray() => [.. _bytes];

        private void Mass(Co2eTotal mass)
        {
            var folded = (UInt128)(mass.Milligrams << 1) ^ (UInt128)(mass.Milligrams >> 127);
            while (folded > ulong.MaxValue)
            {
                _bytes.Add((byte)((byte)folded | 0x80));
                folded >>= 7;
            }

            Number((ulong)folded);
        }

        private void Number(ulong value)
        {
            while (value >= 0x80)
            {
                _bytes.Add((byte)((byte)value | 0x80));
                value >>= 7;
            }

            _bytes.Add((byte)value);
        }
    }

    private sealed class Reader(byte[] bytes)
    {
        private int _next;

        public bool HasMore => _next < bytes.Length;

        public long Number() => checked((long)Folded());

        public LineTotals Totals() => new()
        {
            Lines = Number(),
            Held = Number(),
            NotCalculated = Number(),
            Matched = Number(),
            Booked = Mass(),
            BookedDelivery = Mass(),
            Product = Mass(),
            Delivery = Mass(),
            Spend = Mass(),
            GapProduct = Mass(),
            GapSpend = Mass(),
        };

        private Co2eTotal Mass()
        {
            var folded = Folded();
            return new Co2eTotal((Int128)(folded >> 1) ^ -(Int128)(folded & 1));
        }

        private UInt128 Folded()
        {
            UInt128 value = 0;
            for (var shift = 0; ; shift += 7)
            {
                if (_next == bytes.Length || shift > 126)
                {
                    throw new InvalidDataException("The sums of a result are damaged. Delete the run and make it again.");
                }

                var part = bytes[_next++];
                value |= (UInt128)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
