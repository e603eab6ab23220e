using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core;

/// <summary>Which comes first when spend of one year and currency is restated to a factor's.</summary>
public enum DeflationOrder
{
    /// <summary>To the factor's year by the buyer country's prices, then to its currency by that year's rate.</summary>
    DeflateThenConvert,

    /// <summary>To the factor's currency by the spend year's rate, then to its year by prices of the factor's country.</summary>
    ConvertThenDeflate,

    /// <summary>To the factor's currency by the spend year's rate; prices of different years are not told apart.</summary>
    None,
}

/// <summary>The price index that moves spend between years.</summary>
public enum Deflator
{
    /// <summary>Consumer prices (World Bank), of the country the deflation order says.</summary>
    ConsumerPrices,

    /// <summary>Prices of the factor's industry (US BEA). Only with <see cref="DeflationOrder.ConvertThenDeflate"/>.</summary>
    SectorPrices,
}

/// <summary>Where the delivery leg (module A4) is booked.</summary>
public enum DeliveryCategory
{
    /// <summary>Category 4, upstream transport and distribution (Scope 3 Standard, table 5.7).</summary>
    Category4,

    /// <summary>With the product in category 1 or 2: the leg from maker to reseller.</summary>
    WithProduct,
}

/// <summary>Which boundaries of the two methods are compared in a gap.</summary>
public enum GapAlignment
{
    /// <summary>With margins against A1-A4 where A4 is declared, else without margins against A1-A3.</summary>
    AlignWithDeclaredModules,

    /// <summary>Without margins against A1-A3, always.</summary>
    CradleToGate,

    /// <summary>The pack's default column against A1-A3: what most reports do, and a wider boundary on the spend side.</summary>
    Unaligned,
}

/// <summary>What stands for a refurbished device that has only a declaration of the new one.</summary>
public enum RefurbishedTreatment
{
    /// <summary>Nothing: a declaration of the refurbished device is needed.</summary>
    RequireDeclaration,

    /// <summary>The first life bears the making: refurbishing (B5) and transport (A4) are booked, if B5 is declared.</summary>
    CutOff,
}

/// <summary>Whether the making of devices on an operating lease is booked. The standard leaves it to the lessee.</summary>
public enum OperatingLeaseTreatment
{
    /// <summary>In category 8, in the year the lease begins.</summary>
    Category8,

    /// <summary>Not booked, only told.</summary>
    NotBooked,
}

/// <summary>The choices a calculation makes where the standards leave one. The default values are the project's.</summary>
public sealed record Policy
{
    /// <summary>At most this many days of grace can be granted to an expired declaration.</summary>
    public const int MaxGraceDays = 3650;

    public static Policy Default { get; } = new();

    /// <summary>The factor pack spend-based figures are booked with.</summary>
    public string FactorPackId { get; init; } = "epa-sef-v1.3";

    public DeflationOrder DeflationOrder { get; init; } = DeflationOrder.DeflateThenConvert;

    public Deflator Deflator { get; init; } = Deflator.ConsumerPrices;

    public DeliveryCategory DeliveryCategory { get; init; } = DeliveryCategory.Category4;

    /// <summary>Days after its last valid day on which a declaration may still be used, at tier 2. 0 to 3650.</summary>
    public int ExpiredGraceDays { get; init; }

    /// <summary>Whether makers' published footprints may serve a line that has no usable declaration.</summary>
    public bool UseMakerFootprints { get; init; } = true;

    /// <summary>Whether averages of the type of device may serve a line that has no usable product data (tier 4).</summary>
    public bool UseDeviceAverages { get; init; } = true;

    public RefurbishedTreatment Refurbished { get; init; }

    public OperatingLeaseTreatment OperatingLease { get; init; }

    /// <summary>The year that returns and credit notes of a ledger count in.</summary>
    public ReturnYear ReturnYear { get; init; }

    public GapAlignment GapAlignment { get; init; } = GapAlignment.AlignWithDeclaredModules;

    /// <summary>What the price type of a pack is of the line's where they differ and the line does not say, above 0 to 100;
    /// null refuses such lines.</summary>
    public decimal? PriceTypeRatio { get; init; }

    /// <summary>How uncertain figures are where nothing better is declared.</summary>
    public UncertaintyPolicy Uncertainty { get; init; } = UncertaintyPolicy.Default;

    /// <summary>The scheme data-quality indicators are scored by.</summary>
    public DqiScheme DqiScheme { get; init; } = DqiScheme.Ghgp4;

    /// <summary>Calibrated factors for lines that have only spend: offered beside the pack's own.</summary>
    public CalibrationTable Calibrations { get; init; } = CalibrationTable.None;

    /// <summary>Whether a calibrated figure is booked instead of the pack's.</summary>
    public bool BookCalibratedSpend { get; init; }

    /// <summary>What types of device cost, before the snapshot's reference prices; they size a gap's causes and are in no figure.</summary>
    public ReferencePriceTable ReferencePrices { get; init; } = ReferencePriceTable.None;

    /// <summary>SHA-256 of every choice above: two policies with the same id decide the same.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        factor_pack={FactorPackId}
        deflation_order={DeflationOrder}
        deflator={Deflator}
        delivery_category={DeliveryCategory}
        expired_grace_days={ExpiredGraceDays}
        use_maker_footprints={UseMakerFootprints}
        use_device_averages={UseDeviceAverages}
        refurbished={Refurbished}
        operating_lease={OperatingLease}
        return_year={ReturnYear}
        gap_alignment={GapAlignment}
        price_type_ratio={PriceTypeRatio:G29}
        uncertainty={Uncertainty}
        dqi_scheme={DqiScheme}
        calibrations={Calibrations}
        book_calibrated_spend={BookCalibratedSpend}
        reference_prices={ReferencePrices}
        """))));

    /// <summary>The first contradiction in the policy, or null.</summary>
    public Problem? Check() => this switch
    {
        { ExpiredGraceDays: < 0 or > MaxGraceDays } => new Problem(
            ReasonCode.ValueOutOfRange, "policy.expired_grace_days", $"Give 0 to {MaxGraceDays} days."),
        { PriceTypeRatio: <= 0m or > Purchases.LineRules.MaxPriceTypeRatio } => new Problem(
            ReasonCode.ValueOutOfRange, "policy.price_type_ratio", "Give a number above 0, at most 100, such as 0.82."),
        { Uncertainty: var uncertainty } when uncertainty.Check() is { } problem => problem,
        { BookCalibratedSpend: true, Calibrations.IsEmpty: true } => new Problem(
            ReasonCode.ValueMissing,
            "policy.calibrations",
            "Calibrated figures are to be booked, but there are none. Give the calibrations of a quality-gap report."),
        { ReferencePrices: var prices } when prices.Check() is { } problem => problem,
        { Deflator: Deflator.SectorPrices, DeflationOrder: not DeflationOrder.ConvertThenDeflate } => new Problem(
            ReasonCode.ValueInvalid,
            "policy.deflator",
            "Sector prices are those of the factor's country. Use them with CONVERT_THEN_DEFLATE."),
        _ => null,
    };
}
