using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Rows of the ledger by ordinal: out of decoded segments for whoever reads many, one at a time for whoever reads few.</summary>
internal interface ILedgerRows
{
    LedgerRow Row(long ordinal);

    /// <summary>UTF-8; good until the next question.</summary>
    ReadOnlySpan<byte> LineId(long ordinal);
}
