using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>A part of packed lines, read once for all lines that name it.</summary>
/// <param name="Fields">What it states: see <see cref="LineFields"/>.</param>
/// <param name="Line">Those fields; null where one of them cannot be read.</param>
internal sealed record LinePart(ulong Fields, LedgerLine? Line)
{
    public static LinePart Of(V1.PurchaseLine message, LineReader reader) =>
        new(LineFields.Of(message), reader.ReadPart(message));
}
