using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>Names that segments were ever written with. Segments are never written anew, so each must be read for good.</summary>
/// <remarks>Add to the lists, and never take anything out of them.</remarks>
public sealed class StoredNamesTests
{
    [Fact]
    public void AccountingTreatments_EverWritten_AreRead() =>
        AreRead<AccountingTreatment>("Unknown Expensed Capitalised OperatingLease FinanceLease");

    [Fact]
    public void Disposals_EverWritten_AreRead() => AreRead<DisposalKind>("None Discarded Resold Donated");

    [Fact]
    public void QuantityUnits_EverWritten_AreRead() => AreRead<QuantityUnit>(
        "Piece Kilogram Liter CubicMeter KilowattHour Megajoule TonneKilometer SquareMeter Hour MegabitSecond");

    [Fact]
    public void Conditions_EverWritten_AreRead() => AreRead<DeviceCondition>("New Refurbished");

    [Fact]
    public void PriceTypes_EverWritten_AreRead() => AreRead<PriceType>("Unknown PurchaserInclVat PurchaserExclVat Producer Basic");

    [Fact]
    public void SpendBases_EverWritten_AreRead() => AreRead<SpendBasis>("AcquisitionCost Depreciation BookValue LeaseInstalment");

    [Fact]
    public void PriceScopes_EverWritten_AreRead() => AreRead<PriceScope>("Hardware HardwareAndServices");

    [Fact]
    public void States_EverWritten_AreRead() => AreRead<OutcomeState>("Calculated Superseded NotSelected");

    [Fact]
    public void Statuses_EverWritten_AreRead() =>
        AreRead<LineStatus>("Ok OkWithWarnings FallbackApplied ReviewRequired Rejected");

    [Fact]
    public void Methods_EverWritten_AreRead() =>
        AreRead<CalculationMethod>("NotCalculable SupplierSpecific Hybrid AverageData SpendBased");

    [Fact]
    public void Tiers_EverWritten_AreRead() => AreRead<DataQualityTier>(
        "None VerifiedProductEpd AssuredProductPcf SelfDeclaredProductPcf CategoryAverage SpendBased");

    [Fact]
    public void Categories_EverWritten_AreRead() => AreRead<Scope3Category>(
        "None PurchasedGoodsAndServices CapitalGoods UpstreamTransportAndDistribution WasteGeneratedInOperations UpstreamLeasedAssets");

    [Fact]
    public void Alignments_EverWritten_AreRead() =>
        AreRead<BoundaryAlignment>("Unknown AlignedA1A3 AlignedToPointOfSale SpendWider ProductWider");

    [Fact]
    public void Reasons_EverWritten_AreRead() => AreRead(
        """
        VALUE_MISSING VALUE_INVALID VALUE_OUT_OF_RANGE UNKNOWN_ENUM_VALUE CURRENCY_UNKNOWN COUNTRY_UNKNOWN DUPLICATE_LINE
        RETURN_WITHOUT_ORIGINAL ACCOUNTING_TREATMENT_UNKNOWN DECLARATION_MISSING NOT_AN_EPD EPD_NOT_PRODUCT_SPECIFIC
        EPD_NOT_VERIFIED VERIFIER_NOT_NAMED EPD_EXPIRED EPD_NOT_YET_VALID EPD_VALIDITY_UNKNOWN EPD_MODEL_MISMATCH
        EPD_CONFIG_MISMATCH EPD_SUPERSEDED EPD_GAP_FILLED REFURBISHED_NEEDS_POLICY REFURBISHED_CUT_OFF QUANTITY_MISSING
        EPD_MODULES_INCOMPLETE EPD_MODULES_INCONSISTENT EPD_UNIT_UNSUPPORTED EPD_MASS_MISSING EPD_RSL_MISSING
        EPD_FUNCTIONAL_UNITS_MISSING EPD_GWP_IDENTITY_FAIL BIOGENIC_NOT_SEPARATED EPD_STAGE_SHARES_MISSING EPD_HARMONISED
        EPD_UNUSUAL_VALUE EPD_IMPLAUSIBLE_VALUE MAKER_FOOTPRINT_NOT_ALLOWED MAKER_FOOTPRINT_NOT_FOUND
        MAKER_FOOTPRINT_AMBIGUOUS MAKER_FOOTPRINT_HELD_BACK MAKER_FOOTPRINT_FLAGGED CATEGORY_AVERAGE_MISSING PRICE_MISSING
        VAT_STATUS_UNKNOWN SPEND_NOT_ACQUISITION_COST SERVICES_IN_PRICE FACTOR_NOT_FOUND FACTOR_PRICE_TYPE_MISMATCH
        DEFLATOR_MISSING FX_MISSING SPEND_UNUSUAL_VALUE SPEND_IMPLAUSIBLE_VALUE SPEND_CALIBRATED LEASE_NOT_BOOKED
        END_OF_LIFE_NOT_DECLARED DISPOSED_WITHOUT_WASTE GAP_PRODUCT_MISSING GAP_SPEND_MISSING GAP_BOUNDARY_MISSING GAP_HELD
        GWP_SET_MIXED BASE_YEAR_TRIGGER
        """,
        ShapeTable.ReasonNames.ContainsKey,
        Enum.GetValues<ReasonCode>().Select(Reasons.Name));

    private static void AreRead<T>(string everWritten)
        where T : struct, Enum =>
        AreRead(everWritten, IsRead<T>, Enum.GetValues<T>().Select(EnumNames<T>.Of));

    private static void AreRead(string everWritten, Func<string, bool> isRead, IEnumerable<string> writtenNow)
    {
        var names = everWritten.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            Assert.True(isRead(name), $"'{name}' stands in segments that were written before. Keep reading the old name, as what it is called now.");
        }

        foreach (var name in writtenNow)
        {
            Assert.True(names.Contains(name), $"'{name}' is new. Add it to the list here, so that it is read for good.");
        }
    }

    private static bool IsRead<T>(string name)
        where T : struct, Enum
    {
        try
        {
            EnumNames<T>.Parse(name);
            return true;
        }
        catch (SegmentFormatException)
        {
            return false;
        }
    }
}
