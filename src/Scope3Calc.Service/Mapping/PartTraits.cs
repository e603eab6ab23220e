using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;
using static Scope3Calc.V1.PurchaseLine;

namespace Scope3Calc.Service.Mapping;

/// <summary>What matters about a part when lines are put together, in bits above those of <see cref="LineFields"/>.</summary>
internal static class PartTraits
{
    /// <summary>Of lines with such a part all rules are looked at; of others what the part says cannot break any.</summary>
    public const ulong NotPlain = 1UL << 63;

    /// <summary>States a unit other than pieces.</summary>
    public const ulong NotPieces = 1UL << 62;

    /// <summary>Says how the purchase is accounted for, or that it is none.</summary>
    public const ulong IsTreated = 1UL << 61;

    /// <summary>States names of the product. The ledger has one code for both, so they should be in one part.</summary>
    public const ulong HasNames = 1UL << 60;

    /// <summary>States terms other than the condition. The ledger has one code for all of them.</summary>
    public const ulong HasTerms = 1UL << 59;

    /// <summary>States what mostly stands beside the parts.</summary>
    public const ulong HasAmounts = 1UL << 58;

    /// <summary>What rules hold against the amounts of a line. Currency and unit are, too, but quickly.</summary>
    public const ulong CheckedWithOthers = LineFields.Quantity | LineFields.SpendAmount | 1UL << ServiceAmountFieldNumber
        | 1UL << FreeOfChargeFieldNumber;

    /// <summary>Traits of a part that could be read.</summary>
    public static ulong Of(ulong fields, LedgerLine line)
    {
        ref readonly var purchase = ref line.Purchase;
        return Bit(purchase.QuantityUnit != QuantityUnit.Piece, NotPieces)
            | Bit(purchase.AccountingTreatment != AccountingTreatment.Unknown || purchase.Disposal != DisposalKind.None, IsTreated)
            | Bit((fields & LineFields.ProductNames) != 0, HasNames)
            | Bit((fields & LineFields.Terms) != 0, HasTerms)
            | Bit((fields & (LineFields.Quantity | LineFields.SpendAmount)) != 0, HasAmounts);
    }

    private static ulong Bit(bool isSo, ulong trait) => isSo ? trait : 0;
}
