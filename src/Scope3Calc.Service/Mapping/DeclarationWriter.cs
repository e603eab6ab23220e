using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes a declaration as the contract's message: <see cref="DeclarationReader"/> reads the same from it again.</summary>
internal static class DeclarationWriter
{
    private static readonly ReverseEnumeration<DeclarationKind, V1.DeclarationKind> Kinds = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DatasetSubtype, V1.DatasetSubtype> Subtypes = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<VerificationKind, V1.VerificationKind> Verifications = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DeviceCondition, V1.DeclaredCondition> Conditions = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DeclaredUnit, V1.DeclaredUnit> Units = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<UncertaintyKind, V1.UncertaintyKind> Uncertainties = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<LifeCycleModule, V1.LifeCycleModule> Modules = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<ModuleState, V1.ModuleState> States = new(Enumerations.ToCore);

    public static V1.DeclarationVersion ToMessage(DeclarationVersion version) => new()
    {
        Version = version.Version,
        ContentId = version.ContentId,
        RecordTime = Timestamp.FromDateTimeOffset(version.RecordedAt),
        Declaration = ToMessage(version.Declaration),
    };

    public static V1.Declaration ToMessage(Declaration declaration)
    {
        var message = new V1.Declaration
        {
            DeclarationId = declaration.Id,
            Kind = Kinds[declaration.Kind],
            Subtype = Subtypes[declaration.Subtype],
            ProgrammeOperator = declaration.ProgrammeOperator,
            Pcr = declaration.Pcr,
            Verification = Verifications[declaration.Verification],
            Verifier = declaration.Verifier,

            // A period of PACT has become the same two days.
            IssueDate = TextValue.Of(declaration.Validity.FirstDay),
            ValidUntil = TextValue.Of(declaration.Validity.LastDay),
            Manufacturer = declaration.Product?.Manufacturer ?? string.Empty,
            Model = declaration.Product?.Model ?? string.Empty,
            Condition = Conditions[declaration.Condition],
            DeclaredUnit = Units[declaration.Unit],
            DeclaredAmount = declaration.Amount.ToString(CultureInfo.InvariantCulture),
            MassKg = TextValue.Of(declaration.MassKg),
            ServiceLifeYears = TextValue.Of(declaration.ServiceLifeYears),
            FunctionalUnitsPerPiece = TextValue.Of(declaration.FunctionalUnitsPerPiece),
            GwpSet = Enumerations.ToMessage(declaration.GwpSet),
            Configuration = declaration.Configuration ?? string.Empty,
            ReferenceYear = declaration.ReferenceYear ?? 0,
            PrimaryDataShare = TextValue.Of(declaration.PrimaryDataShare),
            ProductionCountryCode = declaration.ProductionCountry.ToString(),
        };
        message.Standards.AddRange(declaration.Standards);
        message.Modules.AddRange(declaration.Modules.Select(ToMessage));
        if (declaration.Uncertainty is { } stated)
        {
            message.Uncertainty = new V1.DeclaredUncertainty { Kind = Uncertainties[stated.Kind], Value = TextValue.Of(stated.Value) };
        }

        if (declaration.WholeLife is { } life)
        {
            message.WholeLife = new V1.WholeLife
            {
                GwpTotal = TextValue.Of(life.TotalKg),
                ManufacturingShare = TextValue.Of(life.Shares.Manufacturing),
                DistributionShare = TextValue.Of(life.Shares.Transport),
                UseShare = TextValue.Of(life.Shares.Use),
                EndOfLifeShare = TextValue.Of(life.Shares.EndOfLife),
            };
        }

        return message;
    }

    private static V1.ModuleGwp ToMessage(ModuleGwp gwp) => new()
    {
        Module = Modules[gwp.Module],
        State = States[gwp.State],
        AggregatedInto = gwp.AggregatedInto is { } other ? Modules[other] : V1.LifeCycleModule.Unspecified,
        GwpGhg = TextValue.Of(gwp.Ghg),
        GwpTotal = TextValue.Of(gwp.Total),
        GwpFossil = TextValue.Of(gwp.Fossil),
        GwpBiogenic = TextValue.Of(gwp.Biogenic),
        GwpBiogenicNonCo2 = TextValue.Of(gwp.BiogenicNonCo2),
        GwpLuluc = TextValue.Of(gwp.Luluc),
        IsAverage = gwp.IsAverage,
    };
}
