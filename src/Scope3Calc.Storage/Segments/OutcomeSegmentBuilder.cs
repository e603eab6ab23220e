using System.Runtime.CompilerServices;

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

    private readonly ShapeTable _shapes = new();
    private readonly TextCodes _spendFactors = new();
    private readonly TextCodes _declarations = new();
    private readonly SigmaCodes _productSigmas = new();
    private readonly SigmaCodes _spendSigmas = new();
    private readonly OutcomeArrays _columns = new();
    private readonly long[][] _stored = [[], [], [], [], [], [], [], [], []];
    private readonly int[] _storedCounts = new int[MassSources.Masses];
    private readonly ByteWriter _writer = new();

    internal static ReadOnlySpan<byte> Magic => "S3CO"u8;

    public int Count { get; private set; }

    /// <exception cref="InvalidOperationException">The segment is full.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row holds the number of a choice that has no name.</exception>
    public void Add(in OutcomeRow row)
    {
        if (Count == MaximumRows)
        {
            throw new InvalidOperationException($"A segment has at most {MaximumRows} rows. Build this one first.");
        }

        var sources = MassSources.Of(in row);
        var code = _shapes.CodeOf(new ShapeEntry(row.Shape, sources));

        var i = Count;
        _columns.Reserve(i + 1);
        _columns.Shapes[i] = code;
        _columns.SpendFactors[i] = _spendFactors.CodeOf(row.SpendFactorId);
        _columns.Declarations[i] = _declarations.CodeOf(row.DeclarationId);
        _columns.ProductSigmas[i] = _productSigmas.CodeOf(row.ProductSigma);
        _columns.SpendSigmas[i] = _spendSigmas.CodeOf(row.SpendSigma);
        Store(Mass.Product, sources, in row);
        Store(Mass.Delivery, sources, in row);
        Store(Mass.Spend, sources, in row);
        Store(Mass.CalibratedSpend, sources, in row);
        Store(Mass.Booked, sources, in row);
        Store(Mass.BookedDelivery, sources, in row);
        Store(Mass.GapProduct, sources, in row);
        Store(Mass.GapSpend, sources, in row);
        Store(Mass.SupplierPart, sources, in row);
        Count++;
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
        _shapes.Write(_writer);
        _spendFactors.Write(_writer);
        _declarations.Write(_writer);
        _productSigmas.Write(_writer);
        _spendSigmas.Write(_writer);
        _columns.Write(_writer, Count);
        for (var mass = 0; mass < MassSources.Masses; mass++)
        {
            NumberColumn.Write<long>(_writer, _stored[mass].AsSpan(0, _storedCounts[mass]));
        }

        return SegmentHeader.Finish(_writer);
    }

    public void Clear()
    {
        _shapes.Clear();
        _spendFactors.Clear();
        _declarations.Clear();
        _productSigmas.Clear();
        _spendSigmas.Clear();
        Array.Clear(_storedCounts);
        Count = 0;
    }

    // Most rows store two masses of the nine: only those are worth a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Mass mass, MassSources sources, in OutcomeRow row)
    {
        if ((sources[mass] & MassSources.Stored) != 0)
        {
            Store(mass, row[mass].MilligramsOrZero);
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
