using System.Runtime.CompilerServices;

namespace Scope3Calc.Storage.Segments;

/// <summary>Takes rows of one outcome segment over into another one that is being built: column by column, without looking at a row.</summary>
/// <remarks>
/// Its loops go over few rows at a time, and in a short run few times: compiled in steps they would be slow for most of it.
/// </remarks>
internal sealed class CopiedRows
{
    private readonly OutcomeColumns _other;
    private readonly ShapeEntry[] _entries;
    private readonly long _segment;

    // By mass and shape 1 where rows of the shape store the mass; null where those of no shape do.
    private readonly byte[]?[] _stored = new byte[]?[MassSources.Masses];

    private readonly Codes _shapes;
    private readonly Codes _spendFactors;
    private readonly Codes _declarations;
    private readonly Codes _productSigmas;
    private readonly Codes _spendSigmas;

    /// <param name="other">The segment that rows are taken from.</param>
    /// <param name="segment">The number of the one that is being built.</param>
    /// <param name="tables">What its codes stand for.</param>
    public CopiedRows(OutcomeColumns other, long segment, OutcomeTables tables)
    {
        // The arrays as they are now: what is read next has others.
        var (entries, factors, declarations) = (other.ShapeEntries, other.SpendFactorTexts, other.DeclarationTexts);
        var (productSigmas, spendSigmas) = (other.ProductSigmas, other.SpendSigmas);
        (_other, _entries, _segment) = (other, entries, segment);
        _shapes = new Codes(entries.Length, code => tables.Shapes.CodeOf(in entries[code]));
        _spendFactors = new Codes(factors.Length, code => tables.SpendFactors.CodeOf(factors[code]));
        _declarations = new Codes(declarations.Length, code => tables.Declarations.CodeOf(declarations[code]));
        _productSigmas = new Codes(productSigmas.Length, code => tables.ProductSigmas.CodeOf(productSigmas[code]));
        _spendSigmas = new Codes(spendSigmas.Length, code => tables.SpendSigmas.CodeOf(spendSigmas[code]));
        for (var mass = Mass.Product; mass <= Mass.SupplierPart; mass++)
        {
            _stored[(int)mass] = StoredBy(entries, mass);
        }
    }

    /// <summary>Whether it is for rows that were read from the one and go into the other.</summary>
    public bool IsOf(OutcomeColumns other, long segment) =>
        ReferenceEquals(other.ShapeEntries, _entries) && segment == _segment;

    /// <param name="first">The first row that is taken.</param>
    /// <param name="count">How many are.</param>
    /// <param name="target">The columns they come into.</param>
    /// <param name="at">Where there.</param>
    public void CopyCodes(int first, int count, OutcomeArrays target, int at)
    {
        var source = _other.Codes;
        _shapes.Copy(source.Shapes.AsSpan(first, count), target.Shapes.AsSpan(at, count));
        _spendFactors.Copy(source.SpendFactors.AsSpan(first, count), target.SpendFactors.AsSpan(at, count));
        _declarations.Copy(source.Declarations.AsSpan(first, count), target.Declarations.AsSpan(at, count));
        _productSigmas.Copy(source.ProductSigmas.AsSpan(first, count), target.ProductSigmas.AsSpan(at, count));
        _spendSigmas.Copy(source.SpendSigmas.AsSpan(first, count), target.SpendSigmas.AsSpan(at, count));
    }

    /// <summary>Adds a mass of those of the rows that store it.</summary>
    /// <param name="mass">The mass.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="stored">What is stored of it so far. Grows.</param>
    /// <param name="storedCount">How many that is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyMasses(Mass mass, int first, int count, ref long[] stored, ref int storedCount)
    {
        if (_stored[(int)mass] is not { } isStored)
        {
            return;
        }

        // Room for all of them: each is laid down, and the next one over it where its row does not store it.
        if (stored.Length < storedCount + count)
        {
            Array.Resize(ref stored, Math.Max(storedCount + count, 2 * stored.Length));
        }

        var shapes = _other.ShapeCodes.Slice(first, count);
        var masses = _other.Milligrams(mass).Slice(first, count);
        var next = storedCount;
        for (var i = 0; i < masses.Length; i++)
        {
            stored[next] = masses[i];
            next += isStored[shapes[i]];
        }

        storedCount = next;
    }

    private static byte[]? StoredBy(ShapeEntry[] entries, Mass mass)
    {
        var stored = Array.ConvertAll(entries, entry => (byte)((entry.Sources[mass] & MassSources.Stored) != 0 ? 1 : 0));
        return stored.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? null : stored;
    }

    /// <summary>Codes of one kind in the other segment, and what they are here.</summary>
    private sealed class Codes
    {
        private readonly int[] _codes;
        private readonly Func<int, int> _codeOf;

        public Codes(int count, Func<int, int> codeOf)
        {
            _codes = new int[count];
            _codeOf = codeOf;
            Array.Fill(_codes, -1);
        }

        // Codes come in the order in which rows first have them, as if row after row were added.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Copy(ReadOnlySpan<int> source, Span<int> target)
        {
            for (var i = 0; i < source.Length; i++)
            {
                var code = _codes[source[i]];
                target[i] = code >= 0 ? code : _codes[source[i]] = _codeOf(source[i]);
            }
        }
    }
}
