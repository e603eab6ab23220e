using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>Laptops bought, leased, returned and discarded, with whatever a line may say besides price and figure.</summary>
internal static class AnyPurchase
{
    private static readonly LifeCycleModule[] Modules =
    [
        LifeCycleModule.A1ToA3, LifeCycleModule.A1, LifeCycleModule.A2, LifeCycleModule.A3, LifeCycleModule.A4,
        LifeCycleModule.B5, LifeCycleModule.C1ToC4,
    ];

    // From slips of a million to ordinary figures, and nothing at all.
    private static Gen<decimal> Kilograms { get; } = Gen.Frequency(
        (6, AnyLine.Ordinary), (1, Gen.Elements(0m, -5m, 0.000262108m, 0.262108m, 262_108m, 262_108_000m)));

    private static Gen<DeclaredUncertainty?> Uncertainty { get; } =
        from kind in Gen.Elements(Enum.GetValues<UncertaintyKind>())
        from value in Gen.Elements(null, 0m, 0.2m, 0.8m, 1m, 1.5m, 6.9m, 7m, (decimal?)1_000m)
        from isStated in Gen.Elements(true, false)
        select isStated ? new DeclaredUncertainty(kind, value) : (DeclaredUncertainty?)null;

    private static Gen<Declaration> Declaration { get; } =
        from kind in Gen.Elements(Enum.GetValues<DeclarationKind>())
        from subtype in Gen.Elements(Enum.GetValues<DatasetSubtype>())
        from verification in Gen.Elements(Enum.GetValues<VerificationKind>())
        from condition in Gen.Elements(Enum.GetValues<DeviceCondition>())
        from configuration in Gen.Elements(null, "i5", "i7")
        from product in Gen.Elements(null, Some.Xps13, Some.OtherModel)
        from lastYear in Gen.Elements(2021, 2026)
        from uncertainty in Uncertainty
        from primary in Gen.Elements(null, 0m, (decimal?)1m)
        from referenceYear in Gen.Elements(null, 1990, (int?)2024)
        from kg in Kilograms.ArrayOf(7)
        from isThere in Gen.Elements(true, false).ArrayOf(7)
        from isAverage in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))).ArrayOf(7)
        select new Declaration
        {
            Kind = kind,
            Subtype = subtype,
            Verification = verification,
            Validity = Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(lastYear, 12, 31)),
            Condition = condition,
            Configuration = configuration,
            Product = product,
            Uncertainty = uncertainty,
            PrimaryDataShare = primary,
            ReferenceYear = referenceYear,
            Modules =
            [
                .. Modules.Select((module, i) => Some.Module(module, kg[i]) with { IsAverage = isAverage[i] })
                    .Where((_, i) => isThere[i]),
            ],
        };

    /// <summary>Lines that the rules accept. None is a return: a law negates them for that.</summary>
    public static Gen<PurchaseLine> Accepted { get; } = (
        from declaration in Declaration
        from hasDeclaration in Gen.Elements(true, true, false)
        from treatment in Gen.Elements(Enum.GetValues<AccountingTreatment>())
        from disposal in Gen.Frequency(
            (4, Gen.Constant(DisposalKind.None)), (1, Gen.Elements(Enum.GetValues<DisposalKind>())))
        from pieces in Gen.Choose(0, 1_000)
        from spend in Gen.Frequency((6, AnyLine.Ordinary), (1, Gen.Elements(0m, 100_000_000m)))
        from service in Gen.Elements(null, 0m, 0.5m, (decimal?)1m)
        from isFree in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from basis in Gen.Frequency(
            (4, Gen.Constant(SpendBasis.AcquisitionCost)), (1, Gen.Elements(Enum.GetValues<SpendBasis>())))
        from scope in Gen.Elements(Enum.GetValues<PriceScope>())
        from condition in Gen.Elements(Enum.GetValues<DeviceCondition>())
        from configuration in Gen.Elements(null, "i5", "i7")
        from category in Gen.Elements("laptop", "laptop", "monitor", null)
        from type in Gen.Elements(PriceType.PurchaserExclVat, PriceType.Basic)
        from user in Gen.Elements(null, "J. Jansen")
        select Some.Line(hasDeclaration ? declaration : null) with
        {
            AccountingTreatment = treatment,
            Disposal = disposal,
            Quantity = pieces == 0 ? null : pieces,
            SpendAmount = spend,
            ServiceAmount = service * spend,
            FreeOfCharge = isFree,
            PriceType = type,
            VatRate = null,
            SpendBasis = basis,
            PriceScope = scope,
            Condition = condition,
            Configuration = configuration,
            ProductCategory = category,
            ReleasedBy = user,
        }).Where(line => Some.Problems(line).Count == 0);

    /// <summary>Policies with every choice that decides about such lines.</summary>
    public static Gen<Policy> AnyPolicy { get; } =
        from policy in AnyLine.AnyPolicy
        from averages in Gen.Elements(true, false)
        from refurbished in Gen.Elements(Enum.GetValues<RefurbishedTreatment>())
        from lease in Gen.Elements(Enum.GetValues<OperatingLeaseTreatment>())
        from ratio in Gen.Elements(null, (decimal?)0.82m)
        from calibration in Gen.Elements(null, (decimal?)2.5m)
        from book in Gen.Elements(true, false)
        select policy with
        {
            UseDeviceAverages = averages,
            Refurbished = refurbished,
            OperatingLease = lease,
            PriceTypeRatio = ratio,
            Calibrations = calibration is { } value
                ? new CalibrationTable([new FactorCalibration("laptop", value, 0.4m)])
                : CalibrationTable.None,
            BookCalibratedSpend = book && calibration is not null,
        };
}
