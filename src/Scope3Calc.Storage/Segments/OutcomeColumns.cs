using System.Runtime.CompilerServices;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>The rows of an outcome segment, column by column, in buffers that are used again for the next one.</summary>
/// <remarks>What was read is good until the next <see cref="Read"/>. Not for several threads at once.</remarks>
public sealed class OutcomeColumns
{
    private readonly OutcomeArrays _columns = new();
    private readonly long[][] _masses = [[], [], [], [], [], [], [], [], []];
    private ShapeEntry[] _entries = [];
    private OutcomeShape[] _shapes = [];
    private string?[] _spendFactors = [];
    private string?[] _declarations = [];
    private double[] _productSigmas = [];
    private double[] _spendSigmas = [];

    // What ReadMass works with: the stored masses of one column, and of each shape whether it has one.
    private long[] _stored = [];
    private long[] _masks = [];

    public int Count { get; private set; }

    /// <summary>What <see cref="ShapeCodes"/> point into. The same shape may stand here more than once.</summary>
    public ReadOnlySpan<OutcomeShape> Shapes => Count == 0 ? [] : _shapes;

    public ReadOnlySpan<int> ShapeCodes => _columns.Shapes.AsSpan(0, Count);

    /// <summary>What <see cref="SpendFactorCodes"/> point into; null at 0.</summary>
    public ReadOnlySpan<string?> SpendFactorIds => Count == 0 ? [] : _spendFactors;

    public ReadOnlySpan<int> SpendFactorCodes => _columns.SpendFactors.AsSpan(0, Count);

    /// <summary>What <see cref="DeclarationCodes"/> point into; null at 0.</summary>
    public ReadOnlySpan<string?> DeclarationIds => Count == 0 ? [] : _declarations;

    public ReadOnlySpan<int> DeclarationCodes => _columns.Declarations.AsSpan(0, Count);

    // Masses for sums. Where a mass is not known there is a 0, which Row tells from a mass of zero.
    public ReadOnlySpan<long> BookedMilligrams => Milligrams(Mass.Booked);

    public ReadOnlySpan<long> BookedDeliveryMilligrams => Milligrams(Mass.BookedDelivery);

    public ReadOnlySpan<long> ProductMilligrams => Milligrams(Mass.Product);

    public ReadOnlySpan<long> DeliveryMilligrams => Milligrams(Mass.Delivery);

    public ReadOnlySpan<long> SpendMilligrams => Milligrams(Mass.Spend);

    public ReadOnlySpan<long> GapProductMilligrams => Milligrams(Mass.GapProduct);

    public ReadOnlySpan<long> GapSpendMilligrams => Milligrams(Mass.GapSpend);

    public ReadOnlySpan<long> CalibratedSpendMilligrams => Milligrams(Mass.CalibratedSpend);

    public ReadOnlySpan<long> SupplierPartMilligrams => Milligrams(Mass.SupplierPart);

    // What codes point into, for whoever takes rows over: other arrays each time something is read.
    internal ShapeEntry[] ShapeEntries => _entries;

    internal string?[] SpendFactorTexts => _spendFactors;

    internal string?[] DeclarationTexts => _declarations;

    internal double[] ProductSigmas => _productSigmas;

    internal double[] SpendSigmas => _spendSigmas;

    internal OutcomeArrays Codes => _columns;

    public OutcomeState State(int row) => _shapes[ShapeCodes[row]].State;

    public double ProductSigma(int row)
    {
        CheckRow(row);
        return _productSigmas[_columns.ProductSigmas[row]];
    }

    public double SpendSigma(int row)
    {
        CheckRow(row);
        return _spendSigmas[_columns.SpendSigmas[row]];
    }

    public OutcomeRow Row(int row)
    {
        CheckRow(row);
        ref readonly var entry = ref _entries[_columns.Shapes[row]];
        return new OutcomeRow
        {
            Shape = entry.Shape,
            ProductSigma = _productSigmas[_columns.ProductSigmas[row]],
            SpendSigma = _spendSigmas[_columns.SpendSigmas[row]],
            SpendFactorId = _spendFactors[_columns.SpendFactors[row]],
            DeclarationId = _declarations[_columns.Declarations[row]],
            Masses = new LineMasses
            {
                Booked = Known(entry.Sources, Mass.Booked, row),
                BookedDelivery = Known(entry.Sources, Mass.BookedDelivery, row),
                Product = Known(entry.Sources, Mass.Product, row),
                Delivery = Known(entry.Sources, Mass.Delivery, row),
                Spend = Known(entry.Sources, Mass.Spend, row),
                GapProduct = Known(entry.Sources, Mass.GapProduct, row),
                GapSpend = Known(entry.Sources, Mass.GapSpend, row),
                CalibratedSpend = Known(entry.Sources, Mass.CalibratedSpend, row),
                SupplierPart = Co2e.FromMilligrams(_masses[(int)Mass.SupplierPart][row]),
            },
        };
    }

    internal ReadOnlySpan<long> Milligrams(Mass mass) => _masses[(int)mass].AsSpan(0, Count);

    /// <summary>Replaces what was read before. After an exception there are no rows.</summary>
    /// <exception cref="SegmentFormatException">The bytes are no whole outcome segment.</exception>
    public void Read(ReadOnlySpan<byte> segment)
    {
        Count = 0;
        var reader = new ByteReader(segment);
        var rows = SegmentHeader.Read(ref reader, OutcomeSegmentBuilder.Magic, "outcome segment");
        _entries = ShapeTable.Read(ref reader, rows);
        _shapes = Array.ConvertAll(_entries, entry => entry.Shape);
        _spendFactors = TextCodes.Read(ref reader);
        _declarations = TextCodes.Read(ref reader);
        _productSigmas = SigmaCodes.Read(ref reader);
        _spendSigmas = SigmaCodes.Read(ref reader);

        Reserve(rows);
        _columns.Read(ref reader, rows);
        CheckCodes(_columns.Shapes.AsSpan(0, rows), _entries.Length, "shape");
        CheckCodes(_columns.SpendFactors.AsSpan(0, rows), _spendFactors.Length, "spend factor");
        CheckCodes(_columns.Declarations.AsSpan(0, rows), _declarations.Length, "declaration");
        CheckCodes(_columns.ProductSigmas.AsSpan(0, rows), _productSigmas.Length, "product sigma");
        CheckCodes(_columns.SpendSigmas.AsSpan(0, rows), _spendSigmas.Length, "spend sigma");

        var rowsOfShapes = new int[_entries.Length];
        foreach (var code in _columns.Shapes.AsSpan(0, rows))
        {
            rowsOfShapes[code]++;
        }

        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            ReadMass(ref reader, mass, rows, rowsOfShapes);
        }

        reader.End();
        Count = rows;
    }

    // No branches in the loops over rows: which shape comes next is what a processor guesses wrong. Compiled in steps it would be slow for
    // the first hundred segments.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadMass(ref ByteReader reader, Mass mass, int rows, int[] rowsOfShapes)
    {
        var codes = _columns.Shapes.AsSpan(0, rows);
        var target = _masses[(int)mass].AsSpan(0, rows);
        var masks = _masks.AsSpan(0, _entries.Length);

        var count = 0;
        for (var i = 0; i < masks.Length; i++)
        {
            masks[i] = MaskOf(_entries[i], mass, MassSources.Stored);
            count += rowsOfShapes[i] & (int)masks[i];
        }

        NumberColumn.Read(ref reader, _stored.AsSpan(0, count));
        if (count == 0)
        {
            target.Clear();
        }
        else
        {
            var next = 0;
            for (var i = 0; i < target.Length; i++)
            {
                var mask = masks[codes[i]];
                target[i] = _stored[next] & mask;
                next -= (int)mask;
            }
        }

        for (var summand = Mass.Product; summand < mass && (int)summand < MassSources.Summands; summand++)
        {
            var bit = MassSources.Summand(summand);
            var any = 0L;
            for (var i = 0; i < masks.Length; i++)
            {
                masks[i] = MaskOf(_entries[i], mass, bit);
                any |= masks[i];
            }

            if (any != 0)
            {
                var source = _masses[(int)summand].AsSpan(0, rows);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] += source[i] & masks[codes[i]];
                }
            }
        }
    }

    private static long MaskOf(in ShapeEntry entry, Mass mass, byte bit) => (entry.Sources[mass] & bit) != 0 ? -1 : 0;

    private void Reserve(int rows)
    {
        _columns.Reserve(rows);
        if (_masks.Length < _entries.Length)
        {
            _masks = new long[_entries.Length];
        }

        // One more than rows: behind the last mass that is stored, the loop looks at another and masks it out.
        if (_stored.Length <= rows)
        {
            var capacity = Math.Clamp(2 * _stored.Length, rows, SegmentHeader.MaximumRows);
            _stored = new long[capacity + 1];
            for (var mass = 0; mass < MassSources.Masses; mass++)
            {
                _masses[mass] = new long[capacity];
            }
        }
    }

    private Co2e? Known(MassSources sources, Mass mass, int row) => (sources[mass] & MassSources.Known) != 0
        ? Co2e.FromMilligrams(_masses[(int)mass][row])
        : null;

    private void CheckRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
    }

    private static void CheckCodes(ReadOnlySpan<int> codes, int count, string what)
    {
        if (count == 0 || codes.IndexOfAnyExceptInRange(0, count - 1) >= 0)
        {
            throw new SegmentFormatException($"The segment is garbled: a row's {what} does not exist.");
        }
    }
}
