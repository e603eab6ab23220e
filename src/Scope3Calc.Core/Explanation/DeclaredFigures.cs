using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Core.Explanation;

/// <summary>The figures of a declaration as <see cref="DeclaredFootprint"/> puts them together, per declared amount.</summary>
/// <remarks>To be asked only for stages that have a figure there.</remarks>
internal sealed class DeclaredFigures(Declaration declaration, DeclarationSource source)
{
    // More than any publisher prints; a table that was computed has more.
    private const int FiguresShown = 10;

    private readonly IReadOnlyList<ModuleGwp> _modules = declaration.Modules;

    // Over a declared amount that is not 1 the figure is the kilograms of all of it.
    private readonly string _unit = declaration.Amount == 1m ? $"kg CO2e per {UnitNames.One(declaration.Unit)}" : "kg CO2e";

    private readonly string _perAmount = declaration.Amount == 1m
        ? $"per {UnitNames.One(declaration.Unit)}"
        : $"per {NumberText.Count(declaration.Amount, UnitNames.One(declaration.Unit), UnitNames.Many(declaration.Unit))}";

    public Derivation CradleToGate => WholeLife is { } life
        ? Share(life, "A1-A3", "manufacturing_share", life.Shares.Manufacturing)
        : Sum(ProductionModules, Figure);

    public Derivation CradleToGateFromAverages => Sum(ProductionModules.Where(gwp => gwp.IsAverage), Figure);

    public Derivation EndOfLife => WholeLife is { } life
        ? Share(life, "C1-C4", "end_of_life_share", life.Shares.EndOfLife)
        : Sum(Stage(LifeCycleModule.C1ToC4, DeclaredFootprint.EndOfLifeParts), Figure);

    // Told apart wherever A1 to A3 are declared, even where the figure for them is that of their parts.
    public Derivation BiogenicCo2 => Sum(
        DeclaredFootprint.Find(_modules, LifeCycleModule.A1ToA3) is { State: ModuleState.Declared } whole
            ? [whole]
            : DeclaredFootprint.ProductionParts.Select(part => DeclaredFootprint.Find(_modules, part)!),
        Biogenic);

    private WholeLifeFigure? WholeLife => _modules.Count == 0 ? declaration.WholeLife : null;

    private Derivation Share(WholeLifeFigure life, string stage, string field, decimal? share)
    {
        var figure = new Expression.Product(
            $"{stage}, by its share of the whole life",
            _unit,
            new Expression.Constant("whole life, GWP-total", life.TotalKg, _unit, source.Of("whole_life.gwp_total")),
            new Expression.Constant($"share of {stage}", share!.Value, string.Empty, source.Of($"whole_life.{field}")));
        return new Derivation(
            figure,
            $"{NumberText.About(figure.Value, FiguresShown)} kg CO2e {_perAmount} ({stage}, by its share of the whole life, {source.Name})");
    }

    private IEnumerable<ModuleGwp> ProductionModules =>
        Stage(LifeCycleModule.A1ToA3, DeclaredFootprint.ProductionParts);

    /// <summary>The figure of one module.</summary>
    public Derivation Of(LifeCycleModule module) => (WholeLife, module) switch
    {
        ({ } life, LifeCycleModule.A4) => Share(life, "A4", "distribution_share", life.Shares.Transport),
        ({ } life, LifeCycleModule.B6) => Share(life, "B6", "use_share", life.Shares.Use),
        _ => Sum([DeclaredFootprint.Find(_modules, module)!], Figure),
    };

    public static string NameOf(LifeCycleModule module) => module switch
    {
        LifeCycleModule.A1ToA3 => "A1-A3",
        LifeCycleModule.C1ToC4 => "C1-C4",
        _ => module.ToString(),
    };

    // The aggregate where it has a figure, else every part that has one.
    private IEnumerable<ModuleGwp> Stage(LifeCycleModule aggregate, LifeCycleModule[] parts) =>
        DeclaredFootprint.Find(_modules, aggregate) is { } whole && HasFigure(whole)
            ? [whole]
            : parts.Select(part => DeclaredFootprint.Find(_modules, part)).OfType<ModuleGwp>().Where(HasFigure);

    private static bool HasFigure(ModuleGwp gwp) =>
        gwp.State == ModuleState.Declared
        && gwp is { Ghg: not null } or { Fossil: not null, Luluc: not null } or { Total: not null };

    private Derivation Sum(IEnumerable<ModuleGwp> modules, Func<ModuleGwp, Expression> figureOf)
    {
        var parts = modules.ToList();
        var names = string.Join(" + ", parts.Select(part => NameOf(part.Module)));
        var sum = parts is [var only]
            ? figureOf(only)
            : new Expression.Sum(names, _unit, [.. parts.Select(figureOf)]);
        return new Derivation(sum, $"{NumberText.About(sum.Value, FiguresShown)} kg CO2e {_perAmount} ({names}, {source.Name})");
    }

    private Expression Figure(ModuleGwp gwp) => gwp switch
    {
        { State: ModuleState.NotRelevant } =>
            new Expression.Constant($"{NameOf(gwp.Module)}, not relevant", 0m, _unit, source.Of(gwp, "state")),
        { Ghg: { } ghg } => Indicator(gwp, "GWP-GHG", "gwp_ghg", ghg),
        { Fossil: { } fossil, Luluc: { } luluc } => new Expression.Sum(
            $"{NameOf(gwp.Module)}, GWP-GHG from its parts",
            _unit,
            [
                Indicator(gwp, "GWP-fossil", "gwp_fossil", fossil),
                Indicator(gwp, "GWP-luluc", "gwp_luluc", luluc),
                .. gwp.BiogenicNonCo2 is { } other
                    ? [Indicator(gwp, "biogenic other than CO2", "gwp_biogenic_non_co2", other)]
                    : Array.Empty<Expression>(),
            ]),
        _ => Indicator(gwp, "GWP-total", "gwp_total", gwp.Total!.Value),
    };

    private Expression Biogenic(ModuleGwp gwp) => gwp switch
    {
        { Biogenic: { } biogenic, BiogenicNonCo2: { } nonCo2 } => new Expression.Difference(
            $"{NameOf(gwp.Module)}, biogenic CO2",
            _unit,
            Indicator(gwp, "GWP-biogenic", "gwp_biogenic", biogenic),
            Indicator(gwp, "biogenic other than CO2", "gwp_biogenic_non_co2", nonCo2)),
        _ => new Expression.Difference(
            $"{NameOf(gwp.Module)}, biogenic CO2",
            _unit,
            Indicator(gwp, "GWP-total", "gwp_total", gwp.Total!.Value),
            Indicator(gwp, "GWP-GHG", "gwp_ghg", gwp.Ghg!.Value)),
    };

    private Expression.Constant Indicator(ModuleGwp gwp, string name, string field, decimal value) =>
        new($"{NameOf(gwp.Module)}, {name}", value, _unit, source.Of(gwp, field));
}
