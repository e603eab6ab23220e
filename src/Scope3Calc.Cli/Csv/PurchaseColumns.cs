using System.Collections.Frozen;
using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>The columns of a purchase file: their names, and where each value goes in the contract's message.</summary>
internal static class PurchaseColumns
{
    /// <summary>The column that names the line.</summary>
    public const string LineId = "line_id";

    private static readonly EnumNames<AccountingTreatment> Treatments = Names<AccountingTreatment>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<QuantityUnit> QuantityUnits = Names<QuantityUnit>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<DeviceCondition> Conditions = Names<DeviceCondition>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<PriceType> PriceTypes = Names<PriceType>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<DeclarationKind> Kinds = Names<DeclarationKind>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<VerificationKind> Verifications = Names<VerificationKind>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<DeclaredUnit> Units = Names<DeclaredUnit>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<DatasetSubtype> Subtypes = Names<DatasetSubtype>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<GwpSet> GwpSets = Names<GwpSet>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<UncertaintyKind> UncertaintyKinds = Names<UncertaintyKind>(DeclarationReflection.Descriptor);
    private static readonly EnumNames<SpendBasis> SpendBases = Names<SpendBasis>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<PriceScope> PriceScopes = Names<PriceScope>(PurchaseLineReflection.Descriptor);
    private static readonly EnumNames<DisposalKind> Disposals = Names<DisposalKind>(PurchaseLineReflection.Descriptor);

    /// <summary>Every column, in the order of the documentation.</summary>
    public static IReadOnlyList<PurchaseColumn> All { get; } =
    [
        Text(LineId, (line, cell) => line.LineId = cell) with { Required = true },
        Text("purchase_date", (line, cell) => line.PurchaseDate = cell) with { Required = true },
        Text("supplier", (line, cell) => line.Supplier = cell),
        Text("contract", (line, cell) => line.Contract = cell),
        Text("buyer_unit", (line, cell) => line.BuyerUnit = cell),
        Text("manufacturer", (line, cell) => line.Manufacturer = cell),
        Text("model", (line, cell) => line.Model = cell),
        Text("configuration", (line, cell) => line.Configuration = cell),
        Text("gtin", (line, cell) => line.Gtin = cell),
        Text("product_category", (line, cell) => line.ProductCategory = cell),
        Text("sector_code", (line, cell) => line.SectorCode = cell),
        Text("quantity", (line, cell) => line.Quantity = cell) with { Required = true },
        Choice("quantity_unit", QuantityUnits, (line, value) => line.QuantityUnit = value),
        Choice("condition", Conditions, (line, value) => line.Condition = value),
        Choice("accounting_treatment", Treatments, (line, value) => line.AccountingTreatment = value) with { Required = true },
        Choice("disposal", Disposals, (line, value) => line.Disposal = value),
        Text("spend_amount", (line, cell) => line.SpendAmount = cell),
        Text("currency_code", (line, cell) => line.CurrencyCode = cell),
        Choice("price_type", PriceTypes, (line, value) => line.PriceType = value),
        Text("vat_rate", (line, cell) => line.VatRate = cell),
        Text("price_type_ratio", (line, cell) => line.PriceTypeRatio = cell),
        YesOrNo("free_of_charge", (line, value) => line.FreeOfCharge = value),
        Choice("spend_basis", SpendBases, (line, value) => line.SpendBasis = value),
        Choice("price_scope", PriceScopes, (line, value) => line.PriceScope = value),
        Text("service_amount", (line, cell) => line.ServiceAmount = cell),
        Text("country_code", (line, cell) => line.CountryCode = cell),
        Text("original_line_id", (line, cell) => line.OriginalLineId = cell),
        Text("released_by", (line, cell) => line.ReleasedBy = cell),
        Declared("declaration_id", "declaration.declaration_id", (declaration, cell) => declaration.DeclarationId = cell),
        DeclaredChoice("declaration_kind", "declaration.kind", Kinds, (declaration, value) => declaration.Kind = value),
        DeclaredChoice(
            "declaration_subtype", "declaration.subtype", Subtypes, (declaration, value) => declaration.Subtype = value),
        Declared("declared_configuration", "declaration.configuration", (declaration, cell) => declaration.Configuration = cell),
        DeclaredChoice(
            "verification", "declaration.verification", Verifications, (declaration, value) => declaration.Verification = value),
        Declared("verifier", "declaration.verifier", (declaration, cell) => declaration.Verifier = cell),
        Declared("issue_date", "declaration.issue_date", (declaration, cell) => declaration.IssueDate = cell),
        Declared("valid_until", "declaration.valid_until", (declaration, cell) => declaration.ValidUntil = cell),
        ReferenceYear(),
        Declared("primary_data_share", "declaration.primary_data_share", (declaration, cell) => declaration.PrimaryDataShare = cell),
        Declared(
            "production_country_code", "declaration.production_country_code",
            (declaration, cell) => declaration.ProductionCountryCode = cell)
            with { StartsDeclaration = false },
        DeclaredChoice("declared_unit", "declaration.declared_unit", Units, (declaration, value) => declaration.DeclaredUnit = value)
            with { StartsDeclaration = false },
        Declared("mass_kg", "declaration.mass_kg", (declaration, cell) => declaration.MassKg = cell)
            with { StartsDeclaration = false },
        Declared("service_life_years", "declaration.service_life_years", (declaration, cell) => declaration.ServiceLifeYears = cell)
            with { StartsDeclaration = false },
        Gwp("gwp_a1_a3_kg", LifeCycleModule.A1A3),
        Gwp("gwp_a4_kg", LifeCycleModule.A4),
        Gwp("gwp_a5_kg", LifeCycleModule.A5),
        Gwp("gwp_b6_kg", LifeCycleModule.B6),
        Gwp("gwp_c_kg", LifeCycleModule.C1C4),
        Gwp("gwp_d_kg", LifeCycleModule.D),
        DeclaredChoice("gwp_set", "declaration.gwp_set", GwpSets, (declaration, value) => declaration.GwpSet = value),
        WholeLife("gwp_whole_life_kg", "gwp_total", (life, cell) => life.GwpTotal = cell),
        WholeLife("share_manufacturing", "manufacturing_share", (life, cell) => life.ManufacturingShare = cell),
        WholeLife("share_distribution", "distribution_share", (life, cell) => life.DistributionShare = cell),
        WholeLife("share_use", "use_share", (life, cell) => life.UseShare = cell),
        WholeLife("share_end_of_life", "end_of_life_share", (life, cell) => life.EndOfLifeShare = cell),
        DeclaredChoice(
            "uncertainty_kind", "declaration.uncertainty.kind", UncertaintyKinds,
            (declaration, value) => (declaration.Uncertainty ??= new DeclaredUncertainty()).Kind = value),
        Declared(
            "uncertainty_value", "declaration.uncertainty.value",
            (declaration, cell) => (declaration.Uncertainty ??= new DeclaredUncertainty()).Value = cell),
    ];

    public static FrozenDictionary<string, PurchaseColumn> ByName { get; } = All.ToFrozenDictionary(column => column.Name);

    private static readonly FrozenDictionary<string, string> NameByField =
        All.Where(column => column.Module is null).ToFrozenDictionary(column => column.Field, column => column.Name);

    /// <summary>The column that a problem's field path speaks of, or the path itself.</summary>
    public static string NameOf(string field, PurchaseLine line)
    {
        const string Modules = "declaration.modules[";
        if (field.StartsWith(Modules, StringComparison.Ordinal)
            && int.TryParse(field.AsSpan(Modules.Length, field.IndexOf(']', StringComparison.Ordinal) - Modules.Length), out var index))
        {
            var module = line.Declaration.Modules[index].Module;
            return All.First(column => column.Module == module).Name;
        }

        return NameByField.GetValueOrDefault(field, field);
    }

    private static EnumNames<T> Names<T>(Google.Protobuf.Reflection.FileDescriptor file)
        where T : struct, Enum => new(file.EnumTypes.Single(type => type.ClrType == typeof(T)));

    private static PurchaseColumn Text(string name, Action<PurchaseLine, string> set) => new(name, name)
    {
        Set = (line, cell) =>
        {
            set(line, cell);
            return null;
        },
    };

    private static PurchaseColumn Choice<T>(string name, EnumNames<T> names, Action<PurchaseLine, T> set)
        where T : struct, Enum => new(name, name)
    {
        Set = (line, cell) =>
        {
            if (!names.TryParse(cell, out var value))
            {
                return UnknownName(name, cell, names);
            }

            set(line, value);
            return null;
        },
    };

    private static PurchaseColumn YesOrNo(string name, Action<PurchaseLine, bool> set) => new(name, name)
    {
        Set = (line, cell) =>
        {
            if (cell is not ("true" or "false"))
            {
                return new Problem
                {
                    Code = ReasonCode.ValueInvalid,
                    Field = name,
                    Message = $"'{Shortened(cell)}' is not allowed. Use true or false, or leave the cell empty.",
                };
            }

            set(line, cell == "true");
            return null;
        },
    };

    private static PurchaseColumn Declared(string name, string field, Action<Declaration, string> set) => new(name, field)
    {
        StartsDeclaration = true,
        Set = (line, cell) =>
        {
            set(line.Declaration ??= new Declaration(), cell);
            return null;
        },
    };

    private static PurchaseColumn DeclaredChoice<T>(
        string name, string field, EnumNames<T> names, Action<Declaration, T> set)
        where T : struct, Enum => new(name, field)
    {
        StartsDeclaration = true,
        Set = (line, cell) =>
        {
            if (!names.TryParse(cell, out var value))
            {
                return UnknownName(name, cell, names);
            }

            set(line.Declaration ??= new Declaration(), value);
            return null;
        },
    };

    // The contract's one number that is no text: what is not a year is refused here.
    private static PurchaseColumn ReferenceYear() => new("reference_year", "declaration.reference_year")
    {
        StartsDeclaration = true,
        Set = (line, cell) =>
        {
            if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
            {
                return new Problem
                {
                    Code = ReasonCode.ValueInvalid,
                    Field = "reference_year",
                    Message = $"'{Shortened(cell)}' is not a year. Write it like 2021, or leave the cell empty.",
                };
            }

            (line.Declaration ??= new Declaration()).ReferenceYear = year;
            return null;
        },
    };

    private static PurchaseColumn WholeLife(string name, string field, Action<WholeLife, string> set) =>
        Declared(name, $"declaration.whole_life.{field}", (declaration, cell) => set(declaration.WholeLife ??= new WholeLife(), cell));

    // The file's figures are GWP-GHG: kg CO2e without biogenic CO2.
    private static PurchaseColumn Gwp(string name, LifeCycleModule module) => new(name, name)
    {
        StartsDeclaration = true,
        Module = module,
        Set = (line, cell) =>
        {
            (line.Declaration ??= new Declaration()).Modules.Add(new ModuleGwp { Module = module, GwpGhg = cell });
            return null;
        },
    };

    private static Problem UnknownName<T>(string name, string cell, EnumNames<T> names)
        where T : struct, Enum => new()
    {
        Code = ReasonCode.UnknownEnumValue,
        Field = name,
        Message = $"'{Shortened(cell)}' is not allowed. Use one of: {string.Join(", ", names.Allowed)}.",
    };

    private static string Shortened(string cell) => cell.Length <= 40 ? cell : cell[..37] + "...";
}
