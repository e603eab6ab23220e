using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Service.Mapping;

/// <summary>A base year with what has changed of it, as a caller asks about it.</summary>
/// <param name="BaseYear">Its total.</param>
/// <param name="Threshold">As a fraction of the total.</param>
/// <param name="Changes">Since the last recalculation, in their order.</param>
internal sealed record BaseYearQuestion(Co2eTotal BaseYear, decimal Threshold, IReadOnlyList<InventoryChange> Changes)
{
    private const int MaxChanges = 10_000;

    // Far beyond what the whole world emits in a year.
    private const decimal MaxKilograms = 1_000_000_000_000_000m;

    // Problems come back in a trailer, and callers take only a few kilobytes of those.
    private const int MaxProblems = 5;

    /// <param name="message">The question.</param>
    /// <param name="problems">Null where it can be answered.</param>
    public static BaseYearQuestion Read(V1.CheckBaseYearRequest message, out List<Problem>? problems)
    {
        problems = null;
        var total = Mass(message.BaseKgCo2E, "base_kg_co2e", ref problems);
        if (problems is null && total.Milligrams <= 0)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "base_kg_co2e",
                "Nothing can be a share of a total that is not above 0. Give the base year's total.");
        }

        var threshold = ReadThreshold(message.Threshold, ref problems);
        return new BaseYearQuestion(total, threshold, ReadChanges(message, ref problems));
    }

    public static decimal ReadThreshold(string text, ref List<Problem>? problems)
    {
        var threshold = TextValue.Decimal(text, "threshold", ref problems) ?? BaseYearCheck.DefaultThreshold;
        if (threshold is <= 0m or > 1m)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "threshold", "Give a fraction above 0 to 1, such as 0.05.");
        }

        return threshold;
    }

    private static List<InventoryChange> ReadChanges(V1.CheckBaseYearRequest message, ref List<Problem>? problems)
    {
        if (message.Changes.Count > MaxChanges)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "changes",
                $"The request has {message.Changes.Count} changes. Send at most {MaxChanges}.");
            return [];
        }

        var changes = new List<InventoryChange>(message.Changes.Count);
        for (var i = 0; i < message.Changes.Count && (problems?.Count ?? 0) < MaxProblems; i++)
        {
            var (change, path) = (message.Changes[i], $"changes[{i}]");
            TextValue.Text(change.Description, $"{path}.description", ref problems);
            changes.Add(new InventoryChange(
                EnumValue.Read(Kind(change.Kind), $"{path}.kind", (int)change.Kind, ref problems),
                Co2eTotal.Zero,
                Mass(change.ChangeKgCo2E, $"{path}.change_kg_co2e", ref problems)));
        }

        return changes;
    }

    private static Co2eTotal Mass(string text, string field, ref List<Problem>? problems)
    {
        if (text.Length == 0)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, field, "The mass is required. Give kg CO2e.");
            return default;
        }

        var kilograms = TextValue.Decimal(text, field, ref problems) ?? 0m;
        if (kilograms is > MaxKilograms or < -MaxKilograms)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, field, "Give a mass of at most 10^15 kg.");
            return default;
        }

        return new Co2eTotal(Millionths.Of(kilograms));
    }

    private static InventoryChangeKind? Kind(V1.BaseYearChangeKind kind) => kind switch
    {
        V1.BaseYearChangeKind.MethodChange => InventoryChangeKind.MethodChange,
        V1.BaseYearChangeKind.BetterData => InventoryChangeKind.BetterData,
        V1.BaseYearChangeKind.ErrorCorrection => InventoryChangeKind.ErrorCorrection,
        V1.BaseYearChangeKind.StructuralChange => InventoryChangeKind.StructuralChange,
        V1.BaseYearChangeKind.OrganicGrowth => InventoryChangeKind.OrganicGrowth,
        V1.BaseYearChangeKind.RealChange => InventoryChangeKind.RealChange,
        _ => null,
    };
}
