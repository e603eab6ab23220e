using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace UnitsNet.Internal;

/// <summary>What is known of the units of one quantity: their ratios and their spellings.</summary>
/// <remarks>
/// Every unit is an exact fraction of the base unit, so the ratio of two units is exact as well. A conversion
/// multiplies by the numerator of that ratio and divides by its denominator: 2,204.62 lb become kilograms in
/// two roundings, and 3 t become grams in none.
/// </remarks>
internal sealed class UnitTable<TUnit>
    where TUnit : struct, Enum
{
    private readonly UnitRow<TUnit>[] rows;
    private readonly FrozenDictionary<TUnit, int> positions;
    private readonly (double Numerator, double Denominator)[,] ratios;
    private readonly (string Text, UnitRow<TUnit>? Row)[] spellings;

    /// <param name="quantityName">The quantity, as formats and messages name it.</param>
    /// <param name="rows">The units.</param>
    /// <param name="refused">
    /// Spellings that mean a unit the table does not hold. The case of letters is ignored as long as that
    /// leaves one reading, and these count as readings: "MT" is a metric ton to a trader and must not pass
    /// for the megatonne "Mt".
    /// </param>
    public UnitTable(string quantityName, UnitRow<TUnit>[] rows, params string[] refused)
    {
        QuantityName = quantityName;
        this.rows = rows;
        positions = rows.Select((row, index) =>
            (row.Unit, index)).ToFrozenDictionary(p => p.Unit, p => p.index);
        ratios = new (double, double)[rows.Length, rows.Length];
        for (var from = 0; from < rows.Length; from++)
        {
            for (var to = 0; to < rows.Length; to++)
            {
                ratios[from, to] = Ratio(rows[from], rows[to]);
            }
        }

        spellings =
        [
            .. rows.SelectMany(row => row.Spellings, (row, text) => (text, (UnitRow<TUnit>?)row)),
            .. refused.Select(text => (text, (UnitRow<TUnit>?)null)),
        ];
        Units = [.. rows.Select(row => row.Unit)];
    }

    public string QuantityName { get; }

    public TUnit[] Units { get; }

    public bool Contains(TUnit unit) => positions.ContainsKey(unit);

    public double Convert(double value, TUnit from, TUnit to)
    {
        var (numerator, denominator) = ratios[Position(from), Position(to)];
        return value * numerator / denominator;
    }

    public IReadOnlyList<string> Spellings(TUnit unit) => rows[Position(unit)].Spellings;

    public bool TryFind([NotNullWhen(true)] string? spelling, out TUnit unit)
    {
        unit = default;
        if (spelling is null)
        {
            return false;
        }

        var wanted = spelling.AsSpan().Trim();
        var found = Matching(wanted, StringComparison.OrdinalIgnoreCase);
        if (found.Count > 1)
        {
            found = Matching(wanted, StringComparison.Ordinal);
        }

        if (found is not [{ } row])
        {
            return false;
        }

        unit = row.Unit;
        return true;
    }

    private List<UnitRow<TUnit>?> Matching(ReadOnlySpan<char> wanted, StringComparison comparison)
    {
        var found = new List<UnitRow<TUnit>?>(capacity: 2);
        foreach (var (text, row) in spellings)
        {
            if (wanted.Equals(text, comparison))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private int Position(TUnit unit) => positions.TryGetValue(unit, out var position)
        ? position
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, $"Not a unit of {QuantityName}.");

    private static (double Numerator, double Denominator) Ratio(UnitRow<TUnit> from, UnitRow<TUnit> to)
    {
        var numerator = from.Numerator * to.Denominator;
        var denominator = from.Denominator * to.Numerator;
        var divisor = GreatestCommonDivisor(numerator, denominator);
        return ((double)(numerator / divisor), (double)(denominator / divisor));
    }

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
