using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>A line that another method now speaks for: what the base year would change by if it did there too.</summary>
/// <remarks>Replacing spend by declarations is a change of method, which counts towards the threshold.</remarks>
public sealed record RecalculationCandidate(
    string LineId, CalculationMethod OldMethod, CalculationMethod NewMethod, Co2e Old, Co2e New)
{
    public Co2eTotal Change => Co2eTotal.Zero + New - (Co2eTotal.Zero + Old);

    /// <summary>The candidate as a change of the base year.</summary>
    public InventoryChange ToInventoryChange() =>
        new(InventoryChangeKind.MethodChange, Co2eTotal.Zero + Old, Co2eTotal.Zero + New);

    /// <summary>A line booked by spend before and on product data now.</summary>
    /// <returns>Null for every other line: the same method again, or one of them gave no figure.</returns>
    public static RecalculationCandidate? Of(
        string lineId, CalculationMethod oldMethod, Co2e? old, CalculationMethod newMethod, Co2e? @new) =>
        oldMethod == CalculationMethod.SpendBased && IsProductData(newMethod) && old is { } before && @new is { } after
            ? new RecalculationCandidate(lineId, oldMethod, newMethod, before, after)
            : null;

    private static bool IsProductData(CalculationMethod method) => method is
        CalculationMethod.SupplierSpecific or CalculationMethod.Hybrid or CalculationMethod.AverageData;
}
