using System.Globalization;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Planning;

/// <summary>A selection in the ledger's codes.</summary>
internal sealed class SelectionCodes
{
    private readonly int _first;
    private readonly int _last;
    private readonly bool[]? _suppliers;
    private readonly bool[]? _contracts;
    private readonly bool[]? _buyerUnits;

    public SelectionCodes(RunSelection selection, LedgerTexts texts)
    {
        IsAll = selection.IsAll;
        _first = (selection.From ?? DateOnly.MinValue).DayNumber;
        _last = (selection.To ?? DateOnly.MaxValue).DayNumber;
        _suppliers = Codes(TextKind.Supplier, selection.Suppliers, texts);
        _contracts = Codes(TextKind.Contract, selection.Contracts, texts);
        _buyerUnits = Codes(TextKind.BuyerUnit, selection.BuyerUnits, texts);
    }

    public bool IsAll { get; }

    public bool Holds(LedgerColumns columns, int row) =>
        columns.PurchaseDays[row] >= _first && columns.PurchaseDays[row] <= _last
        && Holds(_suppliers, columns.Suppliers[row])
        && Holds(_contracts, columns.Contracts[row])
        && Holds(_buyerUnits, columns.BuyerUnits[row]);

    /// <summary>The same text for the same selection.</summary>
    public static string TextOf(RunSelection selection) => selection.IsAll ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"from={selection.From:O} to={selection.To:O} suppliers={Text(selection.Suppliers)} "
        + $"contracts={Text(selection.Contracts)} buyer_units={Text(selection.BuyerUnits)}");

    private static bool Holds(bool[]? wanted, int code) => wanted is null || (code < wanted.Length && wanted[code]);

    private static bool[]? Codes(TextKind kind, IReadOnlyList<string> texts, LedgerTexts known)
    {
        if (texts.Count == 0)
        {
            return null;
        }

        var wanted = texts.ToHashSet(StringComparer.Ordinal);
        var codes = new bool[known.Count(kind) + 1];
        for (var code = 1; code < codes.Length; code++)
        {
            codes[code] = wanted.Contains(known.Text(kind, code)!);
        }

        return codes;
    }

    private static string Text(IReadOnlyList<string> texts) => string.Join(
        ',', texts.Order(StringComparer.Ordinal).Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
}
