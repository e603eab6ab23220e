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

        var shape = new OutcomeShape
        {
            State = row.State,
            Status = row.Status,
            Method = row.Method,
            Tier = row.Tier,
            Category = row.Category,
            Alignment = row.Alignment,
            Reasons = row.Reasons,
        };
        var sources = MassSources.Of(row);
        var code = _shapes.CodeOf(new ShapeEntry(shape, sources));

        var i = Count;
        _columns.Reserve(i + 1);
        _columns.Shapes[i] = code;
        _columns.SpendFactors[i] = _spendFactors.CodeOf(row.SpendFactorId);
        _columns.Declarations[i] = _declarations.CodeOf(row.DeclarationId);
        _columns.ProductSigmas[i] = _productSigmas.CodeOf(row.ProductSigma);
        _columns.SpendSigmas[i] = _spendSigmas.CodeOf(row.SpendSigma);
        Store(Mass.Product, sources, row.Product);
        Store(Mass.Delivery, sources, row.Delivery);
        Store(Mass.Spend, sources, row.Spend);
        Store(Mass.CalibratedSpend, sources, row.CalibratedSpend);
        Store(Mass.Booked, sources, row.Booked);
        Store(Mass.BookedDelivery, sources, row.BookedDelivery);
        Store(Mass.GapProduct, sources, row.GapProduct);
        Store(Mass.GapSpend, sources, row.GapSpend);
        Store(Mass.SupplierPart, sources, row.SupplierPart);
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

    private void Store(Mass mass, MassSources sources, Co2e? value)
    {
        if ((sources[mass] & MassSources.Stored) == 0)
        {
            return;
        }

        ref var count = ref _storedCounts[(int)mass];
        ref var stored = ref _stored[(int)mass];
        if (count == stored.Length)
        {
            Array.Resize(ref stored, Math.Max(64, 2 * count));
        }

        stored[count++] = value.GetValueOrDefault().Milligrams;
    }
}
