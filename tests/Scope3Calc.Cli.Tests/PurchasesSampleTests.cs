using Scope3Calc.Cli.Csv;

namespace Scope3Calc.Cli.Tests;

/// <summary>The sample of real devices: every case comes out as its name says.</summary>
public sealed class PurchasesSampleTests(PurchasesRun sample) : IClassFixture<PurchasesRun>
{
    [Fact]
    public void Calculate_Sample_SaysHowManyLinesWereCalculated()
    {
        Assert.Equal(ExitCode.SomeNotCalculated, sample.Run.ExitCode);
        Assert.StartsWith("395 lines, 375 calculated, 2 held for review, 18 not.\n", sample.Run.Output, StringComparison.Ordinal);
        Assert.Empty(sample.Run.Error);
    }

    [Theory]
    [InlineData("verified EPD with A4", 40, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("verified EPD with all modules", 18, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("verified EPD per kilogram", 12, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("verified EPD per piece and year", 10, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("verified EPD without A4", 14, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, verifier not named", 3, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, validity not stated", 3, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "2")]
    [InlineData("EPD verified internally", 8, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "2")]
    [InlineData("EPD not verified", 6, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("EPD, verification not stated", 3, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("EPD expired, maker's sheet at hand", 6, "FALLBACK_APPLIED", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("EPD expired, model not listed", 5, "FALLBACK_APPLIED", "AVERAGE_DATA", "4")]
    [InlineData("industry average EPD, model not listed", 5, "OK_WITH_WARNINGS", "AVERAGE_DATA", "4")]
    [InlineData("industry average EPD, maker's sheet at hand", 3, "FALLBACK_APPLIED", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("PCF by ISO 14067, assured", 8, "OK", "SUPPLIER_SPECIFIC", "2")]
    [InlineData("PCF by ISO 14067, self-declared", 4, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("PCF in PACT format", 8, "OK", "SUPPLIER_SPECIFIC", "2")]
    [InlineData("maker's PCF sheet", 8, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("EPD without price", 8, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, zero price", 3, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, basic price", 2, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, country missing", 3, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD, new device in the declaration, refurbished one bought", 6, "FALLBACK_APPLIED", "SPEND_BASED", "5")]
    [InlineData("refurbished, no declaration", 5, "FALLBACK_APPLIED", "SPEND_BASED", "5")]
    [InlineData("maker and model, varied spelling", 54, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    [InlineData("maker by company name", 6, "OK_WITH_WARNINGS", "AVERAGE_DATA", "4")]
    [InlineData("spend only, by type of device", 16, "FALLBACK_APPLIED", "SPEND_BASED", "5")]
    [InlineData("spend only, other types", 24, "FALLBACK_APPLIED", "SPEND_BASED", "5")]
    [InlineData("own sector code, unknown category", 6, "FALLBACK_APPLIED", "SPEND_BASED", "5")]
    [InlineData("invoice in another currency", 4, "OK_WITH_WARNINGS", "AVERAGE_DATA", "4")]
    [InlineData("EPD without modules", 1, "FALLBACK_APPLIED", "AVERAGE_DATA", "4")]
    [InlineData("EPD per kilogram without mass", 1, "FALLBACK_APPLIED", "AVERAGE_DATA", "4")]
    [InlineData("discarded, EPD with all modules", 3, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("sold on", 1, "OK", "NOT_CALCULABLE", "")]
    [InlineData("EPD, figures in grams", 2, "REVIEW_REQUIRED", "NOT_CALCULABLE", "")]
    [InlineData("services inside the price, amount stated", 3, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("services inside the price, amount not stated", 1, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("whole life with shares by stage", 4, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("whole life without shares", 1, "FALLBACK_APPLIED", "AVERAGE_DATA", "4")]
    [InlineData("EPD with stated uncertainty", 3, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("lease instalment, EPD", 1, "OK", "SUPPLIER_SPECIFIC", "1")]
    [InlineData("EPD of another configuration", 1, "OK_WITH_WARNINGS", "SUPPLIER_SPECIFIC", "3")]
    public void Calculate_LinesOfOneCase_AreBookedAlike(string caseName, int lines, string status, string method, string tier)
    {
        var results = sample.ResultsOf(caseName);

        Assert.Equal(lines, results.Count);
        Assert.All(results, line => Assert.Equal((status, method, tier), (line["status"], line["method"], line["tier"])));
    }

    // There is no average of workstations, of which three sheets are known, nor of routers.
    [Theory]
    [InlineData("maker and model, sheet held back", 14, 13, "OK_WITH_WARNINGS", "workstation")]
    [InlineData("EPD not yet valid", 6, 5, "FALLBACK_APPLIED", "network_router")]
    public void Calculate_TypeWithoutAverage_IsBookedBySpend(
        string caseName, int lines, int byAverage, string status, string typeWithout)
    {
        var results = sample.ResultsOf(caseName);
        var types = sample.Input.ToDictionary(line => line["line_id"] + line["contract"], line => line["product_category"]);

        var (spend, average) = (
            results.Where(line => line["method"] == "SPEND_BASED").ToList(),
            results.Where(line => line["method"] == "AVERAGE_DATA").ToList());

        Assert.Equal((lines, byAverage), (results.Count, average.Count));
        Assert.All(average, line => Assert.Equal((status, "4"), (line["status"], line["tier"])));
        Assert.All(spend, line => Assert.Equal(("FALLBACK_APPLIED", "5"), (line["status"], line["tier"])));
        Assert.All(spend, line => Assert.Equal(typeWithout, types[$"{line["line_id"]}Illustrative: {caseName}"]));
        Assert.All(spend, line => Assert.Contains("CATEGORY_AVERAGE_MISSING", line["reasons"].Split(';')));
    }

    [Theory]
    [InlineData("zero price, no declaration", 2, "PRICE_MISSING")]
    [InlineData("VAT rate missing", 4, "VAT_STATUS_UNKNOWN")]
    [InlineData("price type missing", 2, "VAT_STATUS_UNKNOWN")]
    [InlineData("producer's price", 2, "FACTOR_PRICE_TYPE_MISMATCH")]
    [InlineData("operating lease, no declaration", 3, "SPEND_NOT_ACQUISITION_COST")]
    public void Calculate_LinesWithoutUsablePrice_AreBookedByTheAverageAndNameTheReason(
        string caseName, int lines, string reason)
    {
        var results = sample.ResultsOf(caseName);

        Assert.Equal(lines, results.Count);
        Assert.All(results, line => Assert.Equal(
            ("OK_WITH_WARNINGS", "AVERAGE_DATA", "4", ""), (line["status"], line["method"], line["tier"], line["spend_kg"])));
        Assert.All(results, line => Assert.Contains(reason, line["reasons"].Split(';')));
    }

    [Theory]
    [InlineData("unknown category, no sector code", 3, "FACTOR_NOT_FOUND")]
    [InlineData("date as dd/mm/yyyy", 1, "VALUE_INVALID")]
    [InlineData("date out of range", 1, "VALUE_OUT_OF_RANGE")]
    [InlineData("currency ISO 4217 does not know", 1, "CURRENCY_UNKNOWN")]
    [InlineData("currency sign for a code", 1, "CURRENCY_UNKNOWN")]
    [InlineData("treatment that does not exist", 1, "UNKNOWN_ENUM_VALUE")]
    [InlineData("treatment unknown", 1, "ACCOUNTING_TREATMENT_UNKNOWN")]
    [InlineData("fractional pieces", 1, "VALUE_INVALID")]
    [InlineData("spend as 1e30", 1, "VALUE_INVALID")]
    [InlineData("thousands separators", 1, "VALUE_INVALID")]
    [InlineData("return without original", 1, "RETURN_WITHOUT_ORIGINAL")]
    [InlineData("NaN in the declaration", 1, "VALUE_INVALID")]
    [InlineData("VAT as a percentage", 1, "VALUE_OUT_OF_RANGE")]
    [InlineData("mass of zero", 1, "VALUE_OUT_OF_RANGE")]
    [InlineData("EPD without kind", 1, "VALUE_MISSING")]
    [InlineData("used twice: second", 1, "DUPLICATE_LINE")]
    [Trait("Behaviour", "33")]
    public void Calculate_LinesThatCannotBeBooked_NameTheReason(string caseName, int lines, string reason)
    {
        var results = sample.ResultsOf(caseName);

        Assert.Equal(lines, results.Count);
        Assert.All(results, line => Assert.Equal("REJECTED", line["status"]));
        Assert.All(results, line => Assert.Contains(reason, line["reasons"].Split(';')));
        Assert.All(results, line => Assert.Equal("", line["booked_kg"]));
        Assert.All(results, line => Assert.Contains($", {line["line_id"]}: ", sample.Run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("verified EPD with A4", "ALIGNED_TO_POINT_OF_SALE")]
    [InlineData("verified EPD without A4", "ALIGNED_A1_A3")]
    [Trait("Behaviour", "36")]
    public void Calculate_DeclaredModules_DecideTheBoundaryOfTheGap(string caseName, string alignment) =>
        Assert.All(sample.ResultsOf(caseName), line => Assert.Equal(alignment, line["boundary_alignment"]));

    [Theory]
    [InlineData("operating lease with EPD", 6, "CAT_8")]
    [InlineData("finance lease with EPD", 4, "CAT_2")]
    public void Calculate_Leases_FollowTheBooks(string caseName, int lines, string category)
    {
        var results = sample.ResultsOf(caseName);

        Assert.Equal(lines, results.Count);
        Assert.All(results, line => Assert.Equal(category, line["scope3_category"]));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_CreditNoteOfAllPieces_ReversesTheOriginalExactly()
    {
        var byId = sample.Input.Zip(sample.Results).Where(pair => pair.Second["status"] != "REJECTED")
            .ToDictionary(pair => pair.First["line_id"]);
        var whole = byId.Values.Where(pair => pair.First["original_line_id"].Length > 0
            && pair.First["quantity"].Length > 0
            && pair.First["quantity"] == "-" + byId[pair.First["original_line_id"]].First["quantity"]).ToList();

        Assert.Equal(2, whole.Count);
        Assert.All(whole, credit =>
        {
            var original = byId[credit.First["original_line_id"]].Second;
            Assert.All(["booked_kg", "cat4_kg", "product_kg", "spend_kg", "gap_kg"], column =>
                Assert.Equal("-" + original[column], credit.Second[column].StartsWith('-')
                    ? credit.Second[column]
                    : "--" + credit.Second[column]));
        });
    }

    [Theory]
    [InlineData("services inside the price, amount not stated", "SERVICES_IN_PRICE")]
    [InlineData("lease instalment, EPD", "SPEND_NOT_ACQUISITION_COST")]
    public void Calculate_SpendThatIsNotThePriceOfTheHardware_GivesNoSpendBasedFigure(string caseName, string reason)
    {
        var line = Assert.Single(sample.ResultsOf(caseName));

        Assert.Equal("", line["spend_kg"]);
        Assert.Contains(reason, line["reasons"].Split(';'));
    }

    [Fact]
    public void Calculate_DiscardedDevices_BookTheirEndOfLifeInCategory5()
    {
        var pairs = sample.Input.Zip(sample.Results).Where(pair => pair.First["disposal"] == "discarded").ToList();

        Assert.Equal(3, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(
            ("CAT_5", SampleRun.Kg(pair.First["quantity"]) * SampleRun.Kg(pair.First["gwp_c_kg"])),
            (pair.Second["scope3_category"], SampleRun.Kg(pair.Second["booked_kg"]))));
    }

    [Fact]
    public void Calculate_WholeLifeFigures_AreBroughtDownByTheirOwnShares()
    {
        var pairs = sample.Input.Zip(sample.Results).Where(pair => pair.First["share_manufacturing"].Length > 0).ToList();

        Assert.Equal(4, pairs.Count);
        Assert.All(pairs, pair =>
        {
            var whole = SampleRun.Kg(pair.First["quantity"]) * SampleRun.Kg(pair.First["gwp_whole_life_kg"]);
            Assert.Equal(whole * SampleRun.Kg(pair.First["share_manufacturing"]), SampleRun.Kg(pair.Second["product_kg"]));
            Assert.Equal(whole * SampleRun.Kg(pair.First["share_distribution"]), SampleRun.Kg(pair.Second["cat4_kg"]));
            Assert.Contains("EPD_HARMONISED", pair.Second["reasons"].Split(';'));
        });
    }

    // CV 0.35: sqrt(ln(1 + 0.35^2)) = 0.3399. GSD 1.5: ln 1.5 = 0.4055. +/- 60 %: ln 1.6 / 1.96 = 0.2398.
    [Theory]
    [InlineData("cv", "0.3399")]
    [InlineData("gsd", "0.4055")]
    [InlineData("plus_minus_95_pct", "0.2398")]
    public void Calculate_StatedUncertainty_IsTheSigmaOfTheProductSide(string kind, string sigma) => Assert.Equal(
        sigma, sample.Input.Zip(sample.Results).Single(pair => pair.First["uncertainty_kind"] == kind).Second["product_sigma"]);

    [Fact]
    public void Calculate_HeldLines_AreListedWithWhatToDoAndBookNothing()
    {
        var held = sample.ResultsOf("EPD, figures in grams");
        var text = sample.Run.Output[sample.Run.Output.IndexOf("Held for review (2)", StringComparison.Ordinal)..];

        Assert.All(held, line => Assert.Equal(("", ""), (line["booked_kg"], line["gap_kg"])));
        Assert.All(held, line => Assert.Contains($", {line["line_id"]}: Product-based ", text, StringComparison.Ordinal));
        Assert.Contains("put your name into released_by.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_Header_HasTheColumnsOfALedgerInTheDocumentedOrder()
    {
        // What few ledgers need: goods counted otherwise than by the piece, free ones, prices of another type. The sample's
        // buyer is one.
        string[] rare =
        [
            "quantity_unit", "price_type_ratio", "free_of_charge", "released_by", "declaration_subtype", "primary_data_share",
            "production_country_code", "buyer_unit",
        ];

        // What only the last lines use stands behind the rest.
        string[] last =
        [
            "configuration", "disposal", "spend_basis", "price_scope", "service_amount", "declared_configuration", "reference_year",
            "gwp_set", "gwp_whole_life_kg", "share_manufacturing", "share_distribution", "share_use", "share_end_of_life",
            "uncertainty_kind", "uncertainty_value",
        ];
        var documented = PurchaseColumns.All.Select(column => column.Name).Except(rare).ToList();

        Assert.Equal([.. documented.Except(last), .. documented.Intersect(last)], sample.Input[0].Keys);
    }
}
