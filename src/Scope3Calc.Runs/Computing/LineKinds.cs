using System.Runtime.InteropServices;
using Scope3Calc.Core;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Computing;

/// <summary>The kinds of lines a run has met: most lines of a ledger are like others but for their numbers.</summary>
/// <remarks>For one thread.</remarks>
/// <param name="calculator">The run's.</param>
internal sealed class LineKinds(Calculator calculator)
{
    // Some 8 MB. Lines of a time are alike, those of years ago are not missed; and a ledger of which no two lines are alike fills it in vain.
    private const int MostKinds = 1 << 14;

    private readonly Dictionary<Key, Entry> _kinds = [];
    private readonly Dictionary<LineTerms, int> _allTerms = [];
    private int[] _terms = [];
    private LedgerColumns _columns = new();
    private int _firstDay = 1;
    private int _lastDay;
    private int _year;

    /// <summary>Rows are those of these columns from now on.</summary>
    public void Open(LedgerColumns columns)
    {
        _columns = columns;
        if (_kinds.Count > MostKinds)
        {
            _kinds.Clear();
        }

        _terms = new int[columns.Terms.Length];
        for (var code = 0; code < _terms.Length; code++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_allTerms, columns.Terms[code], out var exists);
            _terms[code] = number = exists ? number : _allTerms.Count;
        }
    }

    /// <summary>What a row comes to, if a line like it was met before.</summary>
    /// <param name="row">The row, not of a return.</param>
    /// <param name="masses">The masses of its outcome.</param>
    /// <returns>The rest of it; null where the row has to go the long way.</returns>
    public RowPattern? Find(int row, out LineMasses masses)
    {
        var day = _columns.PurchaseDays[row];
        if (_kinds.TryGetValue(KeyOf(row, day), out var entry) && entry.Kind is { } kind && kind.Holds(day)
            && _columns.Quantity(row) is { } quantity && _columns.SpendAmount(row) is { } spend && _columns.ServiceAmount(row) is null)
        {
            return kind.Estimate(quantity, spend, out masses);
        }

        masses = default;
        return null;
    }

    /// <summary>Keeps what the next line like it needs. Not of the first, since it may be the only one.</summary>
    /// <param name="row">A row that <see cref="Find"/> did not know.</param>
    /// <param name="line">The row.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="stored">The same as it is stored.</param>
    public void Learn(int row, in PurchaseLine line, in LineOutcome outcome, in OutcomeRow stored)
    {
        if (line is not { Quantity: not null, SpendAmount: not null and not 0m, ServiceAmount: null })
        {
            return;
        }

        var day = _columns.PurchaseDays[row];
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, KeyOf(row, day), out var isMet);
        if (!isMet || entry.IsNone)
        {
            return;
        }

        // A declaration began or ended. Only ever onwards, so that lines in no order do not make a kind each.
        var kind = entry.Kind;
        if (kind is null || kind.IsOver(day))
        {
            kind = calculator.KindOf<RowPattern>(in line);
        }

        if (kind?.Holds(day) != false)
        {
            var isKnown = kind is not null && (kind.TryLearn(in line, in outcome, new RowPattern(in stored)) || kind.HasLearnt);
            entry = isKnown ? new Entry(kind, IsNone: false) : new Entry(null, IsNone: true);
        }
    }

    private Key KeyOf(int row, int day) => new(
        _terms[_columns.TermsCodes[row]],
        _columns.Products[row],
        _columns.Configurations[row],
        _columns.Categories[row],
        _columns.Sectors[row],
        _columns.Declarations[row],
        _columns.ReleasedBy[row],
        YearOf(day));

    // Neighbouring lines are mostly of one year.
    private int YearOf(int day)
    {
        if (day < _firstDay || day > _lastDay)
        {
            _year = DateOnly.FromDayNumber(day).Year;
            _firstDay = new DateOnly(_year, 1, 1).DayNumber;
            _lastDay = new DateOnly(_year, 12, 31).DayNumber;
        }

        return _year;
    }

    /// <param name="Kind">The kind; null where a line of it was met only once.</param>
    /// <param name="IsNone">Such lines have to be calculated one by one.</param>
    private readonly record struct Entry(LineKind<RowPattern>? Kind, bool IsNone);

    private readonly record struct Key(
        int Terms, int Product, int Configuration, int Category, int Sector, int Declaration, int ReleasedBy, int Year)
    {
        // What tells the lines of most ledgers apart; the rest goes with it.
        public override int GetHashCode()
        {
            var hash = ((ulong)(uint)Product << 32 | (uint)Category) * 0x9E37_79B9_7F4A_7C15
                ^ ((ulong)(uint)Terms << 32 | (uint)Sector) * 0xC2B2_AE3D_27D4_EB4F
                ^ ((ulong)(uint)Declaration << 32 | (uint)Year) * 0x1656_67B1_9E37_79F9;
            return (int)(hash >> 32);
        }
    }
}
