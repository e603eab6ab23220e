using System.Runtime.CompilerServices;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>Turns the outcomes of up to 65,536 line versions into the bytes of an outcome segment.</summary>
/// <remarks>
/// The same rows give the same bytes. The format: README.md, "Segments". To be used again after <see cref="Clear"/>;
/// not for several threads at once.
/// </remarks>
public sealed class OutcomeSegmentBuilder
{
    /// <summary>The most rows a segment has.</summary>
    public const int MaximumRows = SegmentHeader.MaximumRows;

    // Every segment that is built has a number of its own, so that a pattern knows whose codes it has.
    private static long _lastSegment;

    private readonly OutcomeTables _tables = new();
    private readonly OutcomeArrays _columns = new();
    private readonly long[][] _stored = [[], [], [], [], [], [], [], [], []];
    private readonly int[] _storedCounts = new int[MassSources.Masses];
    private readonly ByteWriter _writer = new();
    private long _segment = Interlocked.Increment(ref _lastSegment);
    private CopiedRows? _copied;

    internal static ReadOnlySpan<byte> Magic => "S3CO"u8;

    public int Count { get; private set; }

    /// <exception cref="InvalidOperationException">The segment is full.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row holds the number of a choice that has no name.</exception>
    public void Add(in OutcomeRow row)
    {
        var masses = row.Masses;
        var sources = MassSources.Of(in masses);
        Add(_tables.CodesOf(in row, sources), sources, in masses);
    }

    /// <summary>Adds a row that is like another but for its masses.</summary>
    /// <exception cref="InvalidOperationException">The segment is full.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row holds the number of a choice that has no name.</exception>
    public void Add(RowPattern pattern, in LineMasses masses)
    {
        // A pattern's rows nearly all have the codes of its last one.
        var sources = MassSources.Of(in masses);
        if (pattern.Segment != _segment || pattern.Sources != sources)
        {
            (pattern.Segment, pattern.Sources) = (_segment, sources);
            pattern.Codes = _tables.CodesOf(in pattern.Row, sources);
        }

        Add(in pattern.Codes, sources, in masses);
    }

    /// <summary>Adds neighbouring rows as they are in another segment.</summary>
    /// <param name="other">The other segment.</param>
    /// <param name="first">The first of them in it.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidOperationException">The segment would have too many rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The other segment does not have all these rows.</exception>
    public void Add(OutcomeColumns other, int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, other.Count - count);
        RequireRoom(count);
        if (count == 0)
        {
            return;
        }

        if (_copied?.IsOf(other, _segment) != true)
        {
            _copied = new CopiedRows(other, _segment, _tables);
        }

        _columns.Reserve(Count + count);
        _copied.CopyCodes(first, count, _columns, Count);
        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            _copied.CopyMasses(mass, first, count, ref _stored[(int)mass], ref _storedCounts[(int)mass]);
        }

        Count += count;
    }

    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    /// <exception cref="ArgumentException">An identifier has half of a surrogate pair.</exception>
    public byte[] Build()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("A segment has at least one row. Add some first.");
        }

        _writer.Clear();
        SegmentHeader.Begin(_writer, Magic, Count);
        _tables.Write(_writer);
        _columns.Write(_writer, Count);
        for (var mass = 0; mass < MassSources.Masses; mass++)
        {
            NumberColumn.Write<long>(_writer, _stored[mass].AsSpan(0, _storedCounts[mass]));
        }

        return SegmentHeader.Finish(_writer);
    }

    public void Clear()
    {
        _tables.Clear();
        Array.Clear(_storedCounts);
        Count = 0;
        _segment = Interlocked.Increment(ref _lastSegment);
    }

    private void Add(in RowCodes codes, MassSources sources, in LineMasses masses)
    {
        RequireRoom(1);
        var i = Count;
        _columns.Reserve(i + 1);
        _columns.Shapes[i] = codes.Shape;
        _columns.SpendFactors[i] = codes.SpendFactor;
        _columns.Declarations[i] = codes.Declaration;
        _columns.ProductSigmas[i] = codes.ProductSigma;
        _columns.SpendSigmas[i] = codes.SpendSigma;
        Store(Mass.Product, sources, masses.Product);
        Store(Mass.Delivery, sources, masses.Delivery);
        Store(Mass.Spend, sources, masses.Spend);
        Store(Mass.CalibratedSpend, sources, masses.CalibratedSpend);
        Store(Mass.Booked, sources, masses.Booked);
        Store(Mass.BookedDelivery, sources, masses.BookedDelivery);
        Store(Mass.GapProduct, sources, masses.GapProduct);
        Store(Mass.GapSpend, sources, masses.GapSpend);
        Store(Mass.SupplierPart, sources, masses.SupplierPart);
        Count++;
    }

    private void RequireRoom(int rows)
    {
        if (Count > MaximumRows - rows)
        {
            throw new InvalidOperationException($"A segment has at most {MaximumRows} rows. Build this one first.");
        }
    }

    // Most rows store two masses of the nine: only those are worth a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Mass mass, MassSources sources, OptionalCo2e value)
    {
        if ((sources[mass] & MassSources.Stored) != 0)
        {
            Store(mass, value.MilligramsOrZero);
        }
    }

    private void Store(Mass mass, long milligrams)
    {
        ref var count = ref _storedCounts[(int)mass];
        ref var stored = ref _stored[(int)mass];
        if (count == stored.Length)
        {
            Array.Resize(ref stored, Math.Max(64, 2 * count));
        }

        stored[count++] = milligrams;
    }
}
