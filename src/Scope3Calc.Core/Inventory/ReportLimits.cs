namespace Scope3Calc.Core.Inventory;

/// <summary>What the figures of an inventory can and cannot be used for. To be printed with them.</summary>
public static class ReportLimits
{
    /// <summary>One sentence or two each, in English.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "The figures are for reporting an inventory and for steering its data quality, not for ranking products, makers or "
        + "suppliers.",
        "EPDs of different makers, programme operators or product category rules are not comparable with each other. Makers' own "
        + "sheets are self-declared, and most rest on one common model.",
        "Spend-based figures are a first overview: averages of a whole industry, which follow prices and not products. A dearer "
        + "product is not for that reason one that emits more.",
        "A change from spend-based to product-based figures is a change of method. It is no reduction, and may call for "
        + "recalculating the base year.",
        "Booked are A1 to A3 and the delivery leg A4, all of it in the year of acquisition, and C1 to C4 of discarded devices. "
        + "Electricity in use (B6) is scope 2, and avoided emissions (D) are in no total.",
        "Averages by type of device are medians of makers' sheets. They stand in where nothing is known of a product and tell "
        + "nothing of it.",
        "Biogenic CO2 is told apart only where a declaration does. Figures known as GWP-total alone may hold some.",
        "Sets of global warming potentials differ between sources and are listed. Figures are not converted from one to another.",
    ];
}
