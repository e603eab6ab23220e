using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Declarations;

/// <summary>
/// A declaration's figures by stage, each counted once, in kg CO2e (GWP-GHG) per declared amount.
/// Null is not declared, which is not zero.
/// </summary>
/// <param name="CradleToGate">A1 to A3, or null with <see cref="ReasonCode.EpdModulesIncomplete"/>.</param>
/// <param name="Distribution">A4.</param>
/// <param name="Installation">A5.</param>
/// <param name="EnergyInUse">B6.</param>
/// <param name="EndOfLife">C1 to C4.</param>
/// <param name="Benefits">D, with its sign; never part of a total.</param>
/// <param name="BiogenicCo2">Biogenic CO2 inside A1 to A3 where it can be told, reported apart.</param>
/// <param name="Reasons">What limits or warns about the figures.</param>
public sealed record DeclaredFootprint(
    decimal? CradleToGate,
    decimal? Distribution,
    decimal? Installation,
    decimal? EnergyInUse,
    decimal? EndOfLife,
    decimal? Benefits,
    decimal? BiogenicCo2,
    ReasonSet Reasons)
{
    // A declaration may round each figure it prints; 0.5 % is the tolerance of the method reference.
    private const decimal RelativeTolerance = 0.005m;

    private static readonly LifeCycleModule[] ProductionParts =
        [LifeCycleModule.A1, LifeCycleModule.A2, LifeCycleModule.A3];

    private static readonly LifeCycleModule[] EndOfLifeParts =
        [LifeCycleModule.C1, LifeCycleModule.C2, LifeCycleModule.C3, LifeCycleModule.C4];

    public static DeclaredFootprint Of(Declaration declaration)
    {
        var reasons = ReasonSet.None;
        var modules = declaration.Modules;

        var cradleToGate = Stage(modules, LifeCycleModule.A1ToA3, ProductionParts, ref reasons);
        if (cradleToGate is null)
        {
            reasons = reasons.With(ReasonCode.EpdModulesIncomplete);
        }

        return new DeclaredFootprint(
            cradleToGate,
            Value(modules, LifeCycleModule.A4, ref reasons),
            Value(modules, LifeCycleModule.A5, ref reasons),
            Value(modules, LifeCycleModule.B6, ref reasons),
            Stage(modules, LifeCycleModule.C1ToC4, EndOfLifeParts, ref reasons),
            Value(modules, LifeCycleModule.D, ref reasons),
            BiogenicCo2Of(modules),
            reasons);
    }

    // The aggregate and its parts are two statements of one mass: they must agree, and are counted once.
    private static decimal? Stage(
        IReadOnlyList<ModuleGwp> modules, LifeCycleModule aggregate, LifeCycleModule[] parts, ref ReasonSet reasons)
    {
        var whole = Value(modules, aggregate, ref reasons);
        decimal? sum = 0m;
        foreach (var part in parts)
        {
            sum += Value(modules, part, ref reasons);
        }

        if (whole is { } stated && sum is { } added && !Agree(stated, added))
        {
            reasons = reasons.With(ReasonCode.EpdModulesInconsistent);
        }

        return whole ?? sum;
    }

    private static decimal? Value(IReadOnlyList<ModuleGwp> modules, LifeCycleModule module, ref ReasonSet reasons) =>
        Find(modules, module) is not { } entry ? null : entry.State switch
        {
            ModuleState.Declared => Reportable(entry, ref reasons),
            ModuleState.NotRelevant => 0m,
            ModuleState.AggregatedInto when IsDeclared(modules, entry.AggregatedInto) => 0m,
            _ => null,
        };

    private static bool IsDeclared(IReadOnlyList<ModuleGwp> modules, LifeCycleModule? module) =>
        module is { } named && Find(modules, named) is { State: ModuleState.Declared };

    private static ModuleGwp? Find(IReadOnlyList<ModuleGwp> modules, LifeCycleModule module)
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
    private static decimal? Reportable(ModuleGwp gwp, ref ReasonSet reasons)
    {
        if (gwp is { Total: { } total, Fossil: { } f, Biogenic: { } b, Luluc: { } l } && !Agree(total, f + b + l))
        {
            reasons = reasons.With(ReasonCode.EpdGwpIdentityFail);
        }

        if (gwp.Ghg is { } ghg)
        {
            return ghg;
        }

        if (gwp is { Fossil: { } fossil, Luluc: { } luluc })
        {
            return fossil + luluc + (gwp.BiogenicNonCo2 ?? 0m);
        }

        if ((gwp.Total ?? gwp.Fossil) is { } mixed)
        {
            reasons = reasons.With(ReasonCode.BiogenicNotSeparated);
            return mixed;
        }

        return null;
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

    private static bool Agree(decimal stated, decimal added) =>
        Math.Abs(stated - added) <= Math.Max(RelativeTolerance * Math.Abs(stated), Rounding(stated));

    // The sum and its three parts are each off by up to half a unit of the last printed place.
    private static decimal Rounding(decimal printed) => 2m * new decimal(1, 0, 0, false, printed.Scale);
}
