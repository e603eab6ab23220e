using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>Why a figure of the base year is no longer what it was (Scope 3 Standard, section 9.3).</summary>
public enum InventoryChangeKind
{
    /// <summary>Another method, such as declarations in place of spend.</summary>
    MethodChange,

    /// <summary>The same method on more accurate data.</summary>
    BetterData,

    ErrorCorrection,

    /// <summary>Mergers, acquisitions, divestments, outsourcing and insourcing.</summary>
    StructuralChange,

    /// <summary>More or less was bought. Never a ground to recalculate.</summary>
    OrganicGrowth,

    /// <summary>What was bought causes more or less: other technology, another fuel mix. Never a ground to
    /// recalculate.</summary>
    RealChange,
}

/// <summary>One figure of the base year, before and after.</summary>
public readonly record struct InventoryChange(InventoryChangeKind Kind, Co2eTotal Before, Co2eTotal After)
{
    public Co2eTotal Change => After - Before;
}

/// <summary>Changes of the base year since it was last recalculated: integer sums, the same in any order.</summary>
/// <param name="Net">Sum of the changes that count, with their signs.</param>
/// <param name="Gross">Sum of their sizes: what ups and downs hide in <paramref name="Net"/>.</param>
/// <param name="OrganicGrowth">Sum of organic growth, which does not count.</param>
/// <param name="RealChange">Sum of real changes, which do not count.</param>
public readonly record struct InventoryChanges(
    Co2eTotal Net, Co2eTotal Gross, Co2eTotal OrganicGrowth, Co2eTotal RealChange)
{
    public static InventoryChanges None => default;

    public static InventoryChanges operator +(InventoryChanges changes, InventoryChange change) => change.Kind switch
    {
        InventoryChangeKind.OrganicGrowth => changes with { OrganicGrowth = changes.OrganicGrowth + change.Change },
        InventoryChangeKind.RealChange => changes with { RealChange = changes.RealChange + change.Change },
        _ => changes with
        {
            Net = changes.Net + change.Change,
            Gross = changes.Gross + new Co2eTotal(Int128.Abs(change.Change.Milligrams)),
        },
    };

    public static InventoryChanges operator +(InventoryChanges left, InventoryChanges right) => new(
        left.Net + right.Net,
        left.Gross + right.Gross,
        left.OrganicGrowth + right.OrganicGrowth,
        left.RealChange + right.RealChange);
}
