using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using static Scope3Calc.Core.Declarations.LifeCycleModule;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>Declarations of every kind, unit, state and combination of indicators.</summary>
internal static class AnyNaiveDeclaration
{
    public static DateOnly Day(Draw draw) => new DateOnly(2019, 1, 1).AddDays(draw.Number(0, 5 * 365));

    public static Declaration Declaration(
        Draw draw, DeviceCondition bought, ProductIdentity? product)
    {
        var kind = draw.Of(
            DeclarationKind.EpdTypeIii, DeclarationKind.EpdTypeIii, DeclarationKind.EpdTypeIii, DeclarationKind.PcfIso14067,
            DeclarationKind.PcfPact, DeclarationKind.PcfManufacturer, DeclarationKind.IndustryAverageEpd,
            DeclarationKind.GenericDataset);
        return new Declaration
        {
            Id = "own",
            Kind = kind,
            Subtype = !draw.OneIn(4) ? DatasetSubtype.Specific
                : draw.Any<DatasetSubtype>(),
            Verification = draw.OneIn(2) ? draw.Any<VerificationKind>() : VerificationKind.ThirdPartyBody,
            Verifier = draw.OneIn(4) ? string.Empty : "A. Verifier",
            Validity = Validity(draw, kind),
            Product = draw.OneIn(2) ? null : draw.OneIn(4) ? draw.Of(AnyNaiveLine.Products) : product,
            Configuration = draw.Of("16 GB, 512 GB", "32 GB, 1 TB", null, null, null),
            Condition = bought == DeviceCondition.Refurbished && draw.OneIn(2)
                ? DeviceCondition.Refurbished
                : DeviceCondition.New,
            Unit = draw.OneIn(3) ? draw.Any<DeclaredUnit>() : DeclaredUnit.Piece,
            Amount = draw.OneIn(5) ? draw.Of(12.5m, 3m, 1_000m, 0.7m) : 1m,
            MassKg = draw.OneIn(3) ? null : draw.Number(100, 40_000) / 1_000m,
            ServiceLifeYears = draw.OneIn(3) ? null : draw.Number(1, 12) / 2m,
            FunctionalUnitsPerPiece = draw.OneIn(3) ? null : draw.Of(1m, 24m, 0.125m),
            Modules = Modules(draw),
        };
    }

    private static Validity Validity(Draw draw, DeclarationKind kind)
    {
        var start = Day(draw).AddDays(-draw.Number(0, 1_500));
        return kind == DeclarationKind.PcfPact && draw.OneIn(2)
            ? Declarations.Validity.OfPact(start)
            : Declarations.Validity.OfEpd(
                draw.OneIn(6) ? null : start, draw.OneIn(6) ? null : start.AddDays(draw.Number(0, 2_500)));
    }

    private static ModuleGwp[] Modules(Draw draw)
    {
        List<ModuleGwp> modules = [];
        var perPiece = Printed(draw.OneIn(4) ? decimal.Max(1m, draw.Printed(8)) : draw.Number(30_000, 600_000) / 1_000m);
        var form = draw.Number(1, 20);
        if (form <= 12)
        {
            modules.Add(Entry(draw, A1ToA3, perPiece));
        }

        if (form > 8)
        {
            // Near enough to the aggregate to agree with it most of the time.
            var first = perPiece * draw.Of(0.7m, 0.704m, 0.71m);
            modules.Add(Entry(draw, A1, first));
            modules.Add(Part(draw, A2, perPiece * 0.01m, A1));
            modules.Add(Part(draw, A3, perPiece * 0.29m, form <= 12 ? A1ToA3 : A1));
            modules.RemoveAll(entry => draw.OneIn(30));
        }

        if (draw.OneIn(2))
        {
            modules.Add(Entry(draw, B5, perPiece * 0.1m));
        }

        foreach (var (module, share) in new[] { (A4, 0.05m), (A5, 0.01m), (B6, 0.3m), (D, -0.02m) })
        {
            if (draw.OneIn(2))
            {
                modules.Add(Part(draw, module, perPiece * share, null));
            }
        }

        if (draw.OneIn(2))
        {
            modules.Add(Entry(draw, C1ToC4, perPiece * 0.01m));
        }
        else if (draw.OneIn(2))
        {
            modules.AddRange(new[] { C1, C2, C3, C4 }.Select(module => Part(draw, module, draw.Number(0, 500) / 1_000m, C3)));
        }

        return [.. modules];
    }

    // Absent figures come in every state; only what may lie inside another module does.
    private static ModuleGwp Part(Draw draw, LifeCycleModule module, decimal kg, LifeCycleModule? holder) =>
        !draw.OneIn(6) ? Entry(draw, module, kg)
        : draw.Of(ModuleState.NotDeclared, ModuleState.NotRelevant, ModuleState.AggregatedInto) is var state
            && state == ModuleState.AggregatedInto
            ? holder == module || holder is null
                ? new ModuleGwp { Module = module, State = ModuleState.NotDeclared }
                : new ModuleGwp { Module = module, State = state, AggregatedInto = holder }
            : new ModuleGwp { Module = module, State = state };

    // GWP-GHG, the separate indicators, the total, or a mixture; now and then indicators that contradict each other.
    private static ModuleGwp Entry(Draw draw, LifeCycleModule module, decimal kg)
    {
        var form = draw.Number(1, 12);
        var (fossil, luluc, biogenic) = (Printed(kg), Printed(kg * 0.004m), Printed(kg * -0.01m));
        var entry = new ModuleGwp { Module = module, IsAverage = fossil != 0m && draw.OneIn(25) };
        return form switch
        {
            <= 7 => entry with { Ghg = fossil },
            8 => entry with { Total = fossil, Fossil = draw.OneIn(2) ? fossil : null },
            9 or 10 => entry with
            {
                Total = fossil + luluc + biogenic + Printed(draw.OneIn(5) ? kg * draw.Of(0.003m, 0.02m) : 0m),
                Fossil = fossil,
                Luluc = luluc,
                Biogenic = biogenic,
                BiogenicNonCo2 = draw.OneIn(2) ? Printed(kg * 0.0005m) : null,
            },
            11 => entry with { Fossil = fossil, Luluc = luluc, Ghg = fossil + luluc },
            _ => entry with { Ghg = fossil, Total = Printed(kg * 0.98m) },
        };
    }

    // One declaration prints all its figures with the same decimals.
    private static decimal Printed(decimal kg) => decimal.Round(kg, 3) + 0.000m;
}
