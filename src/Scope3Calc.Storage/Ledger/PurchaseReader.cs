using System.Runtime.CompilerServices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Reads what the calculation looks at, row after row of a segment. For one thread.</summary>
/// <remarks>
/// What the terms of a line decide is laid out once for each set of terms: a row then costs a copy and the few values of
/// its own.
/// </remarks>
public sealed class PurchaseReader(LedgerTexts texts)
{
    private PurchaseLine[] _ofTerms = [];
    private LedgerColumns _columns = new();

    /// <summary>Rows are read from these columns from now on.</summary>
    public void Open(LedgerColumns columns)
    {
        _columns = columns;
        if (_ofTerms.Length < columns.Terms.Length)
        {
            _ofTerms = new PurchaseLine[2 * columns.Terms.Length];
        }

        for (var code = 0; code < columns.Terms.Length; code++)
        {
            _ofTerms[code] = RowDecoder.OfTerms(in columns.Terms[code]);
        }
    }

    /// <summary>A row without its line ids, which a run does not look at: making a million texts takes time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public PurchaseLine Read(int row) => RowDecoder.WithRow(in _ofTerms[_columns.TermsCodes[row]], _columns, row, texts);
}
