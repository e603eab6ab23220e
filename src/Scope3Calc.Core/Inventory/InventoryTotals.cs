using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>
/// An inventory of purchased hardware: what chapter 11 of the Scope 3 Standard asks a report to say, per category.
/// </summary>
/// <remarks>
/// A purchase belongs to the year of its order, since all of its emissions are booked in the year of acquisition; a disposal to the
/// year it happened. Sums are integers, so the same lines give the same inventory in any order and however they are shared among
/// threads: each thread adds to its own, <see cref="Add(InventoryTotals)"/> joins them. Not safe for concurrent use.
/// </remarks>
public sealed class InventoryTotals
{
    private static readonly int Categories = (int)Enum.GetValues<Scope3Category>().Max() + 1;

    private readonly Calculator _calculator;
    private readonly CategoryTotals[] _byCategory = [.. Enumerable.Range(0, Categories).Select(_ => new CategoryTotals())];
    private readonly long[] _linesOn = new long[Enum.GetValues<InventorySource>().Length];

    /// <param name="calculator">What the outcomes come from.</param>
    /// <param name="reportingYear">The year reported on; null for every year.</param>
    public InventoryTotals(Calculator calculator, int? reportingYear)
    {
        _calculator = calculator;
        ReportingYear = reportingYear;
    }

    public int? ReportingYear { get; }

    /// <summary>Everything booked, all categories together.</summary>
    public Co2eTotal Booked { get; private set; }

    /// <summary>Lines that belong to another year than the one reported on.</summary>
    public long LinesOfOtherYears { get; private set; }

    /// <summary>Lines of the year of which nothing is booked.</summary>
    public ExcludedLines Excluded { get; } = new();

    /// <summary>How much of what should be in the inventory is.</summary>
    public Coverage Coverage => new(Booked, Excluded.Estimated, Excluded.LinesWithoutFigure);

    public CategoryTotals ByCategory(Scope3Category category) => _byCategory[(int)category];

    /// <summary>Lines whose booked figure rests on a source. A line may rest on several.</summary>
    public long LinesOn(InventorySource source) => _linesOn[(int)source];

    /// <returns>Whether the line is of the year reported on.</returns>
    public bool Add(in PurchaseLine line, in LineOutcome outcome) =>
        Add(in line, in outcome, LineShare.All, line.PurchaseDate);

    /// <param name="line">The line; of a return or credit note, its original.</param>
    /// <param name="outcome">What the calculator made of it.</param>
    /// <param name="share">How much of it counts. A return is a line more, and lowers every sum.</param>
    /// <param name="day">The day it counts on: a return may count in another year than its original.</param>
    /// <returns>Whether the line is of the year reported on.</returns>
    public bool Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, DateOnly day)
    {
        if (IsOfOtherYear(day))
        {
            LinesOfOtherYears++;
            return false;
        }

        if (outcome.Booked is not { } goods)
        {
            Excluded.Add(in line, in outcome, in share);
            return true;
        }

        InventorySources.Count(in line, in outcome, _calculator, _linesOn);
        Book(
            outcome.Category,
            share.OfBooked(goods, outcome.Method),
            share.OfProduct(outcome.SupplierPart),
            in outcome,
            BiogenicCo2Of(in outcome) is { } biogenic ? share.OfProduct(biogenic) : null);
        if (outcome.BookedDelivery is { } delivery)
        {
            // Biogenic CO2 is told of A1 to A3 only, and stands with the goods.
            Book(
                Scope3Category.UpstreamTransportAndDistribution,
                share.OfProduct(delivery),
                share.OfProduct(outcome.SupplierPartOfDelivery),
                in outcome,
                biogenicCo2: null);
        }

        return true;
    }

    /// <summary>Counts a line that could not be read: there is no figure of it.</summary>
    /// <param name="day">The day of the line where it could be read; null counts in the year reported on.</param>
    /// <param name="reasons">What is wrong with it.</param>
    /// <returns>Whether the line is of the year reported on.</returns>
    public bool AddRefused(DateOnly? day, ReasonSet reasons)
    {
        if (day is { } known && IsOfOtherYear(known))
        {
            LinesOfOtherYears++;
            return false;
        }

        Excluded.Add(reasons, estimate: null);
        return true;
    }

    /// <summary>Adds another inventory's lines to this one's.</summary>
    /// <exception cref="ArgumentException">The other is of another year, snapshot or policy.</exception>
    public void Add(InventoryTotals other)
    {
        if (other.ReportingYear != ReportingYear
            || other._calculator.Policy.Id != _calculator.Policy.Id
            || other._calculator.Snapshot.Id != _calculator.Snapshot.Id)
        {
            throw new ArgumentException("The two inventories are not calculated alike.", nameof(other));
        }

        Booked += other.Booked;
        LinesOfOtherYears += other.LinesOfOtherYears;
        Excluded.Add(other.Excluded);
        for (var i = 0; i < _byCategory.Length; i++)
        {
            _byCategory[i].Add(other._byCategory[i]);
        }

        for (var i = 0; i < _linesOn.Length; i++)
        {
            _linesOn[i] += other._linesOn[i];
        }
    }

    private void Book(
        Scope3Category category, Co2e booked, Co2e supplierPart, in LineOutcome outcome, Co2e? biogenicCo2)
    {
        Booked += booked;
        _byCategory[(int)category].Add(
            booked,
            supplierPart,
            in outcome,
            GwpSetOf(in outcome),
            biogenicCo2,
            outcome.Method != CalculationMethod.SpendBased
                && outcome.Product.Reasons.Contains(ReasonCode.BiogenicNotSeparated));
    }

    // Under cut-off the making of the device is not booked, so neither is the biogenic CO2 within it.
    private static Co2e? BiogenicCo2Of(in LineOutcome outcome) =>
        outcome.Method == CalculationMethod.SpendBased || outcome.Product.Reasons.Contains(ReasonCode.RefurbishedCutOff)
            ? null
            : outcome.Product.Memo.BiogenicCo2;

    private GwpSet GwpSetOf(in LineOutcome outcome) => outcome.Method == CalculationMethod.SpendBased
        ? _calculator.Pack.GwpSet
        : outcome.Product.Declaration!.GwpSet;

    private bool IsOfOtherYear(DateOnly day) => ReportingYear is { } year && day.Year != year;
}
