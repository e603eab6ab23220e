using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Scope3Calc.Core.Quality;

/// <summary>The catalogue of reasons: the name each has in every output, and what a reader can do about it.</summary>
public static partial class Reasons
{
    private static readonly FrozenDictionary<ReasonCode, string> Names = Enum.GetValues<ReasonCode>()
        .ToFrozenDictionary(code => code, code => WordStart().Replace(code.ToString(), "_$0").ToUpperInvariant());

    /// <summary>The name in results, such as <c>EPD_EXPIRED</c>.</summary>
    public static string Name(ReasonCode code) => Names[code];

    /// <summary>What the reason means and what to do about it, in one or two sentences.</summary>
    public static string Explain(ReasonCode code) => code switch
    {
        ReasonCode.ValueMissing => "A value the line needs is empty. Fill in the named field.",
        ReasonCode.ValueInvalid => "A value cannot be read. Correct the named field.",
        ReasonCode.ValueOutOfRange => "A value is outside its allowed range. Correct the named field.",
        ReasonCode.UnknownEnumValue => "A value is not one of the allowed names. Use one of those listed.",
        ReasonCode.CurrencyUnknown => "The currency is not an ISO 4217 code. Use one such as EUR.",
        ReasonCode.CountryUnknown => "The country is not an ISO 3166-1 alpha-2 code. Use one such as NL.",
        ReasonCode.DuplicateLine => "The line identifier was used before in this request. Give every line its own.",
        ReasonCode.ReturnWithoutOriginal =>
            "A return or credit note must name the line it reverses. Give original_line_id.",
        ReasonCode.AccountingTreatmentUnknown =>
            "Whether the purchase is expensed or capitalised decides its category. Give accounting_treatment.",
        ReasonCode.DeclarationMissing =>
            "No declaration came with the line. Ask the supplier for a third-party verified EPD.",
        ReasonCode.NotAnEpd => "The declaration is not an EPD (type III of ISO 14025), so tier 1 is out of reach.",
        ReasonCode.EpdNotProductSpecific =>
            "The declaration describes an average or a product family. Ask for one of this product.",
        ReasonCode.EpdNotVerified =>
            "No independent third party verified the declaration. Ask for the verification report.",
        ReasonCode.VerifierNotNamed => "The verifier is not named. Record who verified the declaration.",
        ReasonCode.EpdExpired =>
            "The declaration had expired when the order was placed. Ask for its renewal or an extension.",
        ReasonCode.EpdNotYetValid => "The declaration was issued after the order. Check both dates.",
        ReasonCode.EpdValidityUnknown =>
            "The declaration's issue date or last valid day is not stated. Record both.",
        ReasonCode.EpdModelMismatch => "The declaration is for another model than the one bought. Ask for the right one.",
        ReasonCode.EpdConfigMismatch =>
            "The declaration is for another configuration than the one bought. Ask for the right one.",
        ReasonCode.EpdSuperseded => "A newer version of the declaration exists. Use it for new calculations.",
        ReasonCode.EpdGapFilled =>
            "Part of A1 to A3 is not the supplier's own figure but an average. Ask for the missing modules.",
        ReasonCode.RefurbishedNeedsPolicy =>
            "The device is refurbished and the declaration is for a new one. Give a declaration for the "
            + "refurbished device.",
        ReasonCode.RefurbishedCutOff =>
            "By the cut-off policy the first life bears the making of the device: only refurbishing and transport "
            + "are booked.",
        ReasonCode.QuantityMissing => "A product-based figure needs the number of pieces. Give quantity.",
        ReasonCode.EpdModulesIncomplete =>
            "The declaration does not cover A1 to A3. A module that is not declared is not zero.",
        ReasonCode.EpdModulesInconsistent =>
            "The aggregate and the single modules of the declaration contradict each other. Ask the publisher.",
        ReasonCode.EpdUnitUnsupported => "The declared unit cannot be converted to the unit of the quantity.",
        ReasonCode.EpdMassMissing => "The declaration is per kilogram. Give the mass of one piece.",
        ReasonCode.EpdRslMissing => "The declaration is per year of use. Give the reference service life.",
        ReasonCode.EpdFunctionalUnitsMissing =>
            "The declaration is per functional unit. Give how many of them one piece fulfils.",
        ReasonCode.EpdGwpIdentityFail =>
            "GWP-total is not the sum of fossil, biogenic and land use. Check the declaration's figures.",
        ReasonCode.BiogenicNotSeparated =>
            "Only GWP-total is stated, with biogenic CO2 inside it. Ask for GWP-GHG or the separate indicators.",
        ReasonCode.EpdStageSharesMissing =>
            "Only a figure for the whole life is declared, and its shares do not tell A1 to A3. Ask for the figures "
            + "by module.",
        ReasonCode.EpdHarmonised =>
            "The figures by stage were derived from a figure for the whole life and the declaration's own shares.",
        ReasonCode.EpdUnusualValue =>
            "The product-based figure per piece is unusual for this type of device. Check it.",
        ReasonCode.EpdImplausibleValue => "The figure is far outside what such devices have. Check its unit.",
        ReasonCode.MakerFootprintNotAllowed => "The policy does not use makers' published footprints.",
        ReasonCode.MakerFootprintNotFound => "The table of makers' footprints does not list this product.",
        ReasonCode.MakerFootprintAmbiguous =>
            "The table of makers' footprints has several figures for this name. Name the configuration.",
        ReasonCode.MakerFootprintHeldBack =>
            "The maker's sheet does not say enough, or not consistently, to tell cradle to gate from use.",
        ReasonCode.MakerFootprintFlagged => "The maker's figure has a known defect. Look at its source before relying on it.",
        ReasonCode.CategoryAverageMissing => "There is no average for this type of device.",
        ReasonCode.PriceMissing => "A spend-based figure needs what was paid. Give spend_amount and currency_code.",
        ReasonCode.VatStatusUnknown =>
            "Whether VAT is inside the price is not stated. Give price_type, and vat_rate where it is included.",
        ReasonCode.SpendNotAcquisitionCost =>
            "What is stated is not the cost of acquisition (depreciation, book value or a lease instalment), so no "
            + "spend-based figure rests on it.",
        ReasonCode.ServicesInPrice =>
            "The price contains services such as warranty or software. Give service_amount, or the price of the "
            + "hardware alone.",
        ReasonCode.FactorNotFound =>
            "No spend factor covers the line. Give a product_category, or a sector_code of the factor pack.",
        ReasonCode.FactorPriceTypeMismatch =>
            "The price is of another type than the factor's. Give price_type_ratio to convert it.",
        ReasonCode.DeflatorMissing => "No price index covers the country and years needed. Give country_code.",
        ReasonCode.FxMissing => "No annual average exchange rate covers the currency and year needed.",
        ReasonCode.SpendUnusualValue =>
            "The spend-based figure per piece is unusual for this type of device. Check price and quantity.",
        ReasonCode.SpendImplausibleValue =>
            "The spend-based figure per piece is far outside what such devices have. Check price, currency and quantity.",
        ReasonCode.SpendCalibrated =>
            "By policy the spend-based figure is booked with a factor calibrated on lines that have product data.",
        ReasonCode.LeaseNotBooked => "By policy the making of leased devices is not booked.",
        ReasonCode.EndOfLifeNotDeclared =>
            "The device was discarded, and no usable declaration has a figure for C1 to C4. Ask for one.",
        ReasonCode.DisposedWithoutWaste => "The device was sold or given away: that is no waste, so nothing is booked.",
        ReasonCode.GapProductMissing => "No gap: there is no product-based figure.",
        ReasonCode.GapSpendMissing => "No gap: there is no spend-based figure.",
        ReasonCode.GapBoundaryMissing => "No gap: the factor pack has no column for the boundary asked for.",
        ReasonCode.GapHeld => "No gap: one of the two figures is held until somebody has looked at it.",
        ReasonCode.GwpSetMixed => "The figures rest on different sets of global warming potentials.",
        ReasonCode.BaseYearTrigger => "The change is large enough to recalculate the base year.",
        _ => throw new UnreachableException(),
    };

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
