using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>A part of packed lines, read once for all lines that name it.</summary>
/// <param name="Traits">What it states (see <see cref="LineFields"/>), and what matters about that (see <see cref="PartTraits"/>).</param>
/// <param name="Line">Its fields; null where one of them cannot be read.</param>
internal sealed record LinePart(ulong Traits, LedgerLine? Line)
{
    // What most lines state and the rules ask for, in place of what the part leaves to others.
    private static readonly DateOnly SomeDay = new(2020, 1, 1);

    public static LinePart Of(V1.PurchaseLine message, LineReader reader)
    {
        var fields = LineFields.Of(message);
        var line = reader.ReadPart(message);
        return new LinePart(
            line is null ? fields | PartTraits.NotPlain : fields | PartTraits.Of(fields, line) | Plainness(fields, line, reader),
            line);
    }

    private static ulong Plainness(ulong fields, LedgerLine line, LineReader reader)
    {
        var isAlone = (fields & PartTraits.CheckedWithOthers) == 0;
        return isAlone && reader.IsInOrder(line.Purchase with
        {
            LineId = "id",
            PurchaseDate = (fields & LineFields.PurchaseDate) == 0 ? SomeDay : line.Purchase.PurchaseDate,
            AccountingTreatment = line.Purchase.AccountingTreatment == AccountingTreatment.Unknown
                ? AccountingTreatment.Expensed
                : line.Purchase.AccountingTreatment,
        })
            ? 0
            : PartTraits.NotPlain;
    }
}
