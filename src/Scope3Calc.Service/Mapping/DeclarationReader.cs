using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads a declaration message: texts become exact values, or problems that name the field.</summary>
internal static class DeclarationReader
{
    public const int MaxIdLength = 256;
    public const int MaxStandards = 32;
    public const int MaxModules = 32;

    public static Declaration Read(V1.Declaration message, ref List<Problem>? problems)
    {
        if (message.Kind == V1.DeclarationKind.Unspecified)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "declaration.kind",
                "Say what kind of document the declaration is, such as EPD_TYPE_III.");
        }

        return new Declaration
        {
            Id = TextValue.Text(message.DeclarationId, "declaration.declaration_id", ref problems, MaxIdLength) ?? string.Empty,
            Kind = EnumValue.Read(
                Enumerations.ToCore(message.Kind), "declaration.kind", (int)message.Kind, ref problems),
            Subtype = EnumValue.Read(
                Enumerations.ToCore(message.Subtype), "declaration.subtype", (int)message.Subtype, ref problems),
            ProgrammeOperator =
                TextValue.Text(message.ProgrammeOperator, "declaration.programme_operator", ref problems) ?? string.Empty,
            Pcr = TextValue.Text(message.Pcr, "declaration.pcr", ref problems) ?? string.Empty,
            Standards = ReadStandards(message, ref problems),
            Verification = EnumValue.Read(
                Enumerations.ToCore(message.Verification), "declaration.verification", (int)message.Verification, ref problems),
            Verifier = TextValue.Text(message.Verifier, "declaration.verifier", ref problems) ?? string.Empty,
            Validity = ReadValidity(message, ref problems),
            Product = ReadProduct(message, ref problems),
            Condition = EnumValue.Read(
                Enumerations.ToCore(message.Condition), "declaration.condition", (int)message.Condition, ref problems),
            Unit = EnumValue.Read(
                Enumerations.ToCore(message.DeclaredUnit), "declaration.declared_unit", (int)message.DeclaredUnit, ref problems),
            Amount = TextValue.Decimal(message.DeclaredAmount, "declaration.declared_amount", ref problems) ?? 1m,
            MassKg = TextValue.Decimal(message.MassKg, "declaration.mass_kg", ref problems),
            ServiceLifeYears = TextValue.Decimal(message.ServiceLifeYears, "declaration.service_life_years", ref problems),
            FunctionalUnitsPerPiece = TextValue.Decimal(
                message.FunctionalUnitsPerPiece, "declaration.functional_units_per_piece", ref problems),
            GwpSet = EnumValue.Read(
                Enumerations.ToCore(message.GwpSet), "declaration.gwp_set", (int)message.GwpSet, ref problems),
            Uncertainty = ReadUncertainty(message.Uncertainty, ref problems),
            Configuration = TextValue.Text(message.Configuration, "declaration.configuration", ref problems),
            ReferenceYear = message.ReferenceYear == 0 ? null : message.ReferenceYear,
            PrimaryDataShare = TextValue.Decimal(message.PrimaryDataShare, "declaration.primary_data_share", ref problems),
            ProductionCountry = TextValue.Country(
                message.ProductionCountryCode, "declaration.production_country_code", ref problems),
            WholeLife = ReadWholeLife(message.WholeLife, ref problems),
            Modules = ReadModules(message, ref problems),
        };
    }

    private static string[] ReadStandards(V1.Declaration message, ref List<Problem>? problems)
    {
        if (message.Standards.Count > MaxStandards)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.standards",
                $"Give at most {MaxStandards} standards.");
            return [];
        }

        for (var i = 0; i < message.Standards.Count; i++)
        {
            if (message.Standards[i].Length > TextValue.MaxTextLength)
            {
                TextValue.Text(message.Standards[i], $"declaration.standards[{i}]", ref problems);
            }
        }

        return message.Standards.Count == 0 ? [] : [.. message.Standards];
    }

    // PACT states the end of the data's period, an EPD its first and last valid day: one or the other.
    private static Validity ReadValidity(V1.Declaration message, ref List<Problem>? problems)
    {
        var issued = TextValue.Date(message.IssueDate, "declaration.issue_date", ref problems);
        var until = TextValue.Date(message.ValidUntil, "declaration.valid_until", ref problems);
        var periodEnd = TextValue.Date(message.ReferencePeriodEnd, "declaration.reference_period_end", ref problems);
        if (periodEnd is null)
        {
            return Validity.OfEpd(issued, until);
        }

        if (issued is not null || until is not null)
        {
            TextValue.Add(ref problems, ReasonCode.ValueInvalid, "declaration.reference_period_end",
                "Give the reference period of a PACT footprint, or issue date and last valid day; not both.");
        }

        if (periodEnd.Value.Year > 9990)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.reference_period_end", "Correct the year.");
            return default;
        }

        return Validity.OfPact(periodEnd.Value);
    }

    private static ProductIdentity? ReadProduct(V1.Declaration message, ref List<Problem>? problems)
    {
        var manufacturer = TextValue.Text(message.Manufacturer, "declaration.manufacturer", ref problems);
        var model = TextValue.Text(message.Model, "declaration.model", ref problems);
        if (manufacturer is not null && model is not null)
        {
            return new ProductIdentity(manufacturer, model);
        }

        if (manufacturer is not null || model is not null)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing,
                manufacturer is null ? "declaration.manufacturer" : "declaration.model",
                "A declared product needs both manufacturer and model. Give both or neither.");
        }

        return null;
    }

    private static DeclaredUncertainty? ReadUncertainty(V1.DeclaredUncertainty? message, ref List<Problem>? problems)
    {
        if (message is null)
        {
            return null;
        }

        if (message.Kind == V1.UncertaintyKind.Unspecified)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "declaration.uncertainty.kind",
                "Say how the uncertainty is to be read, such as CV. It is never guessed.");
        }

        return new DeclaredUncertainty(
            EnumValue.Read(
                Enumerations.ToCore(message.Kind), "declaration.uncertainty.kind", (int)message.Kind, ref problems),
            TextValue.Decimal(message.Value, "declaration.uncertainty.value", ref problems));
    }

    private static WholeLifeFigure? ReadWholeLife(V1.WholeLife? message, ref List<Problem>? problems)
    {
        if (message is null)
        {
            return null;
        }

        var total = TextValue.Decimal(message.GwpTotal, "declaration.whole_life.gwp_total", ref problems);
        var shares = new StageShares(
            Share(message.ManufacturingShare, "manufacturing_share", ref problems),
            Share(message.DistributionShare, "distribution_share", ref problems),
            Share(message.UseShare, "use_share", ref problems),
            Share(message.EndOfLifeShare, "end_of_life_share", ref problems));
        if (total is > 0m and <= LineRules.MaxGwpKg)
        {
            return new WholeLifeFigure(total.Value, shares);
        }

        TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.whole_life.gwp_total",
            "Give kg CO2e above 0, at most 10^12.");
        return null;
    }

    private static decimal? Share(string text, string name, ref List<Problem>? problems)
    {
        var field = $"declaration.whole_life.{name}";
        var share = TextValue.Decimal(text, field, ref problems);
        if (share is < 0m or > 1m)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, field, "Give a fraction from 0 to 1, such as 0.814.");
        }

        return share;
    }

    private static ModuleGwp[] ReadModules(V1.Declaration message, ref List<Problem>? problems)
    {
        if (message.Modules.Count > MaxModules)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.modules", $"Give at most {MaxModules} modules.");
            return [];
        }

        var modules = new ModuleGwp[message.Modules.Count];
        for (var i = 0; i < modules.Length; i++)
        {
            modules[i] = ReadModule(message.Modules[i], i, ref problems);
        }

        return modules;
    }

    private static ModuleGwp ReadModule(V1.ModuleGwp message, int index, ref List<Problem>? problems)
    {
        var before = problems?.Count ?? 0;
        var module = new ModuleGwp
        {
            Module = EnumValue.Read(Enumerations.ToCore(message.Module), "module", (int)message.Module, ref problems),
            State = EnumValue.Read(Enumerations.ToCore(message.State), "state", (int)message.State, ref problems),
            AggregatedInto = message.AggregatedInto == V1.LifeCycleModule.Unspecified
                ? null
                : EnumValue.Read(
                    Enumerations.ToCore(message.AggregatedInto), "aggregated_into", (int)message.AggregatedInto, ref problems),
            Ghg = TextValue.Decimal(message.GwpGhg, "gwp_ghg", ref problems),
            Total = TextValue.Decimal(message.GwpTotal, "gwp_total", ref problems),
            Fossil = TextValue.Decimal(message.GwpFossil, "gwp_fossil", ref problems),
            Biogenic = TextValue.Decimal(message.GwpBiogenic, "gwp_biogenic", ref problems),
            BiogenicNonCo2 = TextValue.Decimal(message.GwpBiogenicNonCo2, "gwp_biogenic_non_co2", ref problems),
            Luluc = TextValue.Decimal(message.GwpLuluc, "gwp_luluc", ref problems),
            IsAverage = message.IsAverage,
        };

        // The path is only built when there is something to say.
        for (var i = before; i < (problems?.Count ?? 0); i++)
        {
            problems![i] = problems[i] with { Field = $"declaration.modules[{index}].{problems[i].Field}" };
        }

        return module;
    }
}
