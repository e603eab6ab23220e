using System.Security.Cryptography;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Runs.Totalling;

/// <summary>Sums by dimension as bytes.</summary>
/// <remarks>
/// The format's version, then for each dimension its number, how many sums follow, and the sums in ascending order of their codes: the
/// step from the code before, four counts, seven masses. All are variable-length numbers of seven bits a byte, the lowest first;
/// masses, which may be negative, are folded so that small ones of either sign are short (zigzag). At the end are the first eight bytes
/// of the SHA-256 of all before: a later run goes on from these sums, and would carry what happened to them along.
/// </remarks>
internal static class TotalsBytes
{
    private const byte Version = 2;
    private const int CheckBytes = 8;

    /// <summary>Collects sums. To be used again after <see cref="Clear"/>.</summary>
    public sealed class Writer
    {
        // A code, four counts of 64 bits and seven masses of 128.
        private const int LongestSum = 5 + (4 * 10) + (7 * 19);

        private byte[] _bytes = new byte[1_024];
        private int _length;

        public Writer() => Clear();

        public void Clear()
        {
            _bytes[0] = Version;
            _length = 1;
        }

        /// <param name="dimension">What they are by.</param>
        /// <param name="sums">In ascending order of their codes.</param>
        public void Add(StoredDimension dimension, IReadOnlyCollection<(int Code, LineTotals Totals)> sums)
        {
            Reserve();
            Number((ulong)dimension);
            Number((ulong)sums.Count);
            var before = 0;
            foreach (var (code, totals) in sums)
            {
                Reserve();
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

        public byte[] ToArray()
        {
            var written = _bytes.AsSpan(0, _length);
            return [.. written, .. SHA256.HashData(written).AsSpan(0, CheckBytes)];
        }

        private void Reserve()
        {
            if (_bytes.Length - _length < LongestSum)
            {
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            }
        }

        private void Mass(Co2eTotal mass)
        {
            var folded = (UInt128)(mass.Milligrams << 1) ^ (UInt128)(mass.Milligrams >> 127);
            while (folded > ulong.MaxValue)
            {
                _bytes[_length++] = (byte)((byte)folded | 0x80);
                folded >>= 7;
            }

            Number((ulong)folded);
        }

        private void Number(ulong value)
        {
            while (value >= 0x80)
            {
                _bytes[_length++] = (byte)((byte)value | 0x80);
                value >>= 7;
            }

            _bytes[_length++] = (byte)value;
        }
    }

    /// <summary>Goes from sum to sum.</summary>
    public ref struct Reader
    {
        private const int SmallBits = 7 * 8;

        private readonly ReadOnlySpan<byte> _bytes;
        private int _next;
        private long _left;

        /// <exception cref="StorageException">The bytes are damaged, or of another version of the format.</exception>
        public Reader(ReadOnlySpan<byte> bytes)
        {
            _bytes = bytes[..Math.Max(0, bytes.Length - CheckBytes)];
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(_bytes, hash);
            if (!bytes[_bytes.Length..].SequenceEqual(hash[..CheckBytes]))
            {
                throw Damaged();
            }

            if (Number() != Version)
            {
                throw new StorageException("Stored sums are of another version of the program. Use that version to read them.");
            }
        }

        public StoredDimension Dimension { get; private set; }

        public int Code { get; private set; }

        /// <summary>Moves to the next sum, of which <see cref="Totals"/> must then be called once.</summary>
        /// <returns>False at the end.</returns>
        /// <exception cref="StorageException">The bytes are damaged.</exception>
        public bool Next()
        {
            while (_left == 0)
            {
                if (_next == _bytes.Length)
                {
                    return false;
                }

                Dimension = (StoredDimension)Number();
                if (Array.IndexOf(SegmentTotals.Dimensions, Dimension) < 0)
                {
                    throw Damaged();
                }

                _left = Number();
                Code = 0;
            }

            _left--;
            var step = Number();
            Code = step <= int.MaxValue - Code ? Code + (int)step : throw Damaged();
            return true;
        }

        /// <exception cref="StorageException">The bytes are damaged.</exception>
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

        private long Number() => TrySmall(out var small) ? (long)small
            : Large(small) is var large && large <= long.MaxValue ? (long)large
            : throw Damaged();

        private Co2eTotal Mass()
        {
            if (TrySmall(out var small))
            {
                return new Co2eTotal((long)(small >> 1) ^ -(long)(small & 1));
            }

            var folded = Large(small);
            return new Co2eTotal((Int128)(folded >> 1) ^ -(Int128)(folded & 1));
        }

        // Nearly every number has no more than 56 bits.
        private bool TrySmall(out ulong value)
        {
            value = 0;
            for (var shift = 0; shift < SmallBits; shift += 7)
            {
                var part = Byte();
                value |= (ulong)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return true;
                }
            }

            return false;
        }

        // What follows the bits that were read as of a small one.
        private UInt128 Large(UInt128 value)
        {
            for (var shift = SmallBits; ; shift += 7)
            {
                var part = shift > 126 ? throw Damaged() : Byte();
                value |= (UInt128)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return value;
                }
            }
        }

        private byte Byte() => _next < _bytes.Length ? _bytes[_next++] : throw Damaged();

        private static StorageException Damaged() => new("Stored sums are damaged. Restore the database from a backup.");
    }
}
