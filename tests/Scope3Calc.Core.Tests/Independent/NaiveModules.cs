using Scope3Calc.Core.Declarations;
using static Scope3Calc.Core.Declarations.LifeCycleModule;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>What a declaration's modules come to, in kg per declared amount, read one after the other.</summary>
internal sealed class NaiveModules
{
    private readonly Dictionary<LifeCycleModule, ModuleGwp> _entries;

    public NaiveModules(Declaration declaration)
    {
        _entries = declaration.Modules.ToDictionary(entry => entry.Module);
        CradleToGate = Stage(A1ToA3, [A1, A2, A3], out var contradicts);
        IsContradictory = contradicts;
        Delivery = Stage(A4, [], out _);
        Refurbishing = Stage(B5, [], out _);
        EndOfLife = Stage(C1ToC4, [C1, C2, C3, C4], out _);
        var counted = (CradleToGate is null ? [] : Value(A1ToA3) is not null ? [A1ToA3] : new[] { A1, A2, A3 })
            .Where(module => Value(module) is not null).ToArray();
        FromAverages = counted.Where(module => _entries[module].IsAverage)
            .Aggregate(Exact.Zero, (sum, module) => sum + Value(module)!.Value);
        NeedsALook = counted.Append(A4).Any(module =>
            Value(module) is not null && (IsTotal(module) || !AddsUp(_entries[module])));
    }

    public Exact? CradleToGate { get; }

    /// <summary>The aggregate of A1 to A3 and its parts are too far apart.</summary>
    public bool IsContradictory { get; }

    public Exact? Delivery { get; }

    public Exact? Refurbishing { get; }

    public Exact? EndOfLife { get; }

    /// <summary>What of <see cref="CradleToGate"/> fills gaps.</summary>
    public Exact FromAverages { get; }

    /// <summary>Some figure that counts, of A1 to A4, is GWP-total or does not add up.</summary>
    public bool NeedsALook { get; }

    private Exact? Stage(LifeCycleModule whole, LifeCycleModule[] parts, out bool contradicts)
    {
        contradicts = false;
        var aggregate = Value(whole);
        if (parts.Length == 0)
        {
            return aggregate is { } kg ? kg : State(whole) == ModuleState.NotRelevant ? 0m : null;
        }

        // A part is known by its figure, by not occurring, or by being inside another part that has a figure.
        var known = parts.All(part => Value(part) is not null || State(part) == ModuleState.NotRelevant
            || (State(part) == ModuleState.AggregatedInto && _entries[part].AggregatedInto is { } holder
                && parts.Contains(holder) && Value(holder) is not null));
        var figures = parts.Select(Value).OfType<decimal>().ToArray();
        Exact? sum = known && figures.Length > 0 ? figures.Aggregate(Exact.Zero, (total, kg) => total + kg) : null;
        if (aggregate is { } declared)
        {
            // A total holds biogenic CO2, so it says nothing of figures without.
            contradicts = sum is { } together && IsTotal(whole) == parts.Any(IsTotal)
                && (together - declared).Size > Larger(0.005m * ((Exact)declared).Size, Rounding([declared, .. figures]));
            return contradicts ? null : declared;
        }

        return sum;
    }

    private ModuleState State(LifeCycleModule module) =>
        _entries.TryGetValue(module, out var entry) ? entry.State : ModuleState.NotDeclared;

    // GWP-GHG; else fossil + luluc, with what of biogenic is not CO2; else the total.
    private decimal? Value(LifeCycleModule module) => State(module) != ModuleState.Declared ? null
        : _entries[module] is var entry && entry.Ghg is { } ghg ? ghg
        : entry is { Fossil: { } fossil, Luluc: { } luluc } ? fossil + luluc + (entry.BiogenicNonCo2 ?? 0m)
        : entry.Total;

    private bool IsTotal(LifeCycleModule module) => Value(module) is not null
        && _entries[module] is { Ghg: null } and ({ Fossil: null } or { Luluc: null });

    private static bool AddsUp(ModuleGwp entry) =>
        entry is not { Total: { } total, Fossil: { } fossil, Biogenic: { } biogenic, Luluc: { } luluc }
        || !(((Exact)total - fossil - biogenic - luluc).Size
            > Larger(0.005m * ((Exact)total).Size, Rounding([total, fossil, biogenic, luluc])));

    // Each printed figure may be half a unit of its last place off.
    private static Exact Rounding(decimal[] printed) => printed
        .Aggregate(Exact.Zero, (sum, kg) => sum + new decimal(5, 0, 0, false, (byte)(kg.Scale + 1)));

    private static Exact Larger(Exact left, Exact right) => left > right ? left : right;
}
