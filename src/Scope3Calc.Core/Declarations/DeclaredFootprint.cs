using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Declarations;

/// <summary>
/// A declaration's figures by stage, each counted once, in kg CO2e (GWP-GHG) per declared amount.
/// Null is not declared, which is not zero.
/// </summary>
/// <param name="CradleToGate">A1 to A3; null where they are not all declared, or contradict each other.</param>
/// <param name="Distribution">A4.</param>
/// <param name="CradleToGateFromAverages">What of A1 to A3 is not the supplier's own figure but an average.</param>
/// <param name="DistributionFromAverages">What of A4 is.</param>
/// <param name="Refurbishment">B5.</param>
/// <param name="Installation">A5.</param>
/// <param name="EnergyInUse">B6.</param>
/// <param name="EndOfLife">C1 to C4.</param>
/// <param name="Benefits">D, with its sign; never part of a total.</param>
/// <param name="BiogenicCo2">Biogenic CO2 inside A1 to A3 where it can be told, reported apart.</param>
/// <param name="Reasons">What is wrong with A1 to A4, or calls for care.</param>
public sealed record DeclaredFootprint(
    decimal? CradleToGate,
    decimal? Distribution,
    decimal CradleToGateFromAverages,
    decimal DistributionFromAverages,
    decimal? Refurbishment,
    decimal? Installation,
    decimal? EnergyInUse,
    decimal? EndOfLife,
    decimal? Benefits,
    decimal? BiogenicCo2,
    ReasonSet Reasons)
{
    // A declaration may round each figure it prints; 0.5 % is the tolerance of the method reference.
    private const decimal RelativeTolerance = 0.005m;

    internal static readonly LifeCycleModule[] ProductionParts =
        [LifeCycleModule.A1, LifeCycleModule.A2, LifeCycleModule.A3];

    internal static readonly LifeCycleModule[] EndOfLifeParts =
        [LifeCycleModule.C1, LifeCycleModule.C2, LifeCycleModule.C3, LifeCycleModule.C4];

    public static DeclaredFootprint Of(Declaration declaration)
    {
        if (declaration.Modules.Count == 0 && declaration.WholeLife is { } wholeLife)
        {
            return wholeLife.ToFootprint();
        }

        var modules = declaration.Modules;
        var reasons = ReasonSet.None;
        var cradleToGate = Stage(modules, LifeCycleModule.A1ToA3, ProductionParts, ref reasons);
        if (cradleToGate is null)
        {
            reasons = reasons.Contains(ReasonCode.EpdModulesInconsistent)
                ? reasons
                : reasons.With(ReasonCode.EpdModulesIncomplete);
        }

        var distribution = Single(modules, LifeCycleModule.A4, ref reasons);

        // Memo items are in no total: what is wrong with them says nothing of the figures that are.
        var memo = ReasonSet.None;
        return new DeclaredFootprint(
            cradleToGate?.Kg,
            distribution?.Kg,
            cradleToGate?.FromAverages ?? 0m,
            distribution?.FromAverages ?? 0m,
            Single(modules, LifeCycleModule.B5, ref memo)?.Kg,
            Single(modules, LifeCycleModule.A5, ref memo)?.Kg,
            Single(modules, LifeCycleModule.B6, ref memo)?.Kg,
            Stage(modules, LifeCycleModule.C1ToC4, EndOfLifeParts, ref memo)?.Kg,
            Single(modules, LifeCycleModule.D, ref memo)?.Kg,
            BiogenicCo2Of(modules),
            reasons);
    }

    /// <summary>A figure, whether biogenic CO2 is inside it, how much of it is averages, and how far rounding can move it.</summary>
    private readonly record struct Figure(decimal Kg, bool IsMixed, decimal FromAverages, decimal Rounding)
    {
        public static Figure operator +(Figure left, Figure right) => new(
            left.Kg + right.Kg,
            left.IsMixed || right.IsMixed,
            left.FromAverages + right.FromAverages,
            left.Rounding + right.Rounding);
    }

    private static Figure? Single(IReadOnlyList<ModuleGwp> modules, LifeCycleModule module, ref ReasonSet reasons) =>
        Find(modules, module) switch
        {
            { State: ModuleState.Declared } entry => Reportable(entry, ref reasons),
            { State: ModuleState.NotRelevant } => default(Figure),
            _ => null,
        };

    // The aggregate and its parts are two statements of one mass: they must agree, and are counted once.
    private static Figure? Stage(
        IReadOnlyList<ModuleGwp> modules, LifeCycleModule aggregate, LifeCycleModule[] parts, ref ReasonSet reasons)
    {
        var ofWhole = ReasonSet.None;
        var ofParts = ReasonSet.None;
        var whole = Find(modules, aggregate) is { State: ModuleState.Declared } entry
            ? Reportable(entry, ref ofWhole)
            : null;
        var sum = Sum(modules, parts, ref ofParts);
        if (whole is { } stated && sum is { } added && stated.IsMixed == added.IsMixed
            && !Agree(stated.Kg, added.Kg, stated.Rounding + added.Rounding))
        {
            reasons = reasons.With(ReasonCode.EpdModulesInconsistent);
            return null;
        }

        reasons |= whole is null ? ofParts : ofWhole;
        return whole ?? sum;
    }

    // Every part must be accounted for, by a figure, as not relevant, or inside another part's figure; and at least one
    // figure there must be: a stage of which nothing is stated is not known, and not zero.
    private static Figure? Sum(IReadOnlyList<ModuleGwp> modules, LifeCycleModule[] parts, ref ReasonSet reasons)
    {
        var sum = default(Figure);
        var anyFigure = false;
        foreach (var part in parts)
        {
            switch (Find(modules, part))
            {
                case { State: ModuleState.Declared } entry when Reportable(entry, ref reasons) is { } figure:
                    sum += figure;
                    anyFigure = true;
                    break;

                case { State: ModuleState.NotRelevant }:
                case { State: ModuleState.AggregatedInto, AggregatedInto: { } other }
                    when parts.Contains(other) && Find(modules, other) is { State: ModuleState.Declared }:
                    break;

                default:
                    return null;
            }
        }

        return anyFigure ? sum : null;
    }

    internal static ModuleGwp? Find(IReadOnlyList<ModuleGwp> modules, LifeCycleModule module)
    {
        for (var i = 0; i < modules.Count; i++)
        {
            if (modules[i].Module == module)
            {
                return modules[i];
            }
        }

        return null;
    }

    // GWP-GHG is what an inventory reports; it can be built from its parts; GWP-total is the last resort,
    // because biogenic uptake inside it makes A1-A3 look lower than it is.
    private static Figure? Reportable(ModuleGwp gwp, ref ReasonSet reasons)
    {
        if (gwp is { Total: { } total, Fossil: { } f, Biogenic: { } b, Luluc: { } l }
            && !Agree(total, f + b + l, HalfUnit(total) + HalfUnit(f) + HalfUnit(b) + HalfUnit(l)))
        {
            reasons = reasons.With(ReasonCode.EpdGwpIdentityFail);
        }

        if (gwp.Ghg is { } ghg)
        {
            return Made(ghg, isMixed: false);
        }

        if (gwp is { Fossil: { } fossil, Luluc: { } luluc })
        {
            return Made(fossil + luluc + (gwp.BiogenicNonCo2 ?? 0m), isMixed: false);
        }

        if (gwp.Total is { } mixed)
        {
            reasons = reasons.With(ReasonCode.BiogenicNotSeparated);
            return Made(mixed, isMixed: true);
        }

        return null;

        Figure Made(decimal kg, bool isMixed) => new(kg, isMixed, gwp.IsAverage ? kg : 0m, HalfUnit(kg));
    }

    private static decimal? BiogenicCo2Of(IReadOnlyList<ModuleGwp> modules)
    {
        if (Find(modules, LifeCycleModule.A1ToA3) is { State: ModuleState.Declared } whole)
        {
            return BiogenicCo2Of(whole);
        }

        decimal? sum = 0m;
        foreach (var part in ProductionParts)
        {
            sum += Find(modules, part) is { State: ModuleState.Declared } entry ? BiogenicCo2Of(entry) : null;
        }

        return sum;
    }

    private static decimal? BiogenicCo2Of(ModuleGwp gwp) => gwp switch
    {
        { Biogenic: { } biogenic, BiogenicNonCo2: { } nonCo2 } => biogenic - nonCo2,
        { Total: { } total, Ghg: { } ghg } => total - ghg,
        _ => null,
    };

    private static bool Agree(decimal stated, decimal added, decimal rounding) =>
        Math.Abs(stated - added) <= Math.Max(RelativeTolerance * Math.Abs(stated), rounding);

    // A printed figure is off by up to half a unit of its last place. A decimal has 28 places at most.
    private static decimal HalfUnit(decimal printed) => new(5, 0, 0, false, (byte)Math.Min(printed.Scale + 1, 28));
}
