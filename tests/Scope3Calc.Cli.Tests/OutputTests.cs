using System.Text.RegularExpressions;

namespace Scope3Calc.Cli.Tests;

/// <summary>What both samples show of the results, the JSON and the printed totals.</summary>
public sealed partial class OutputTests(PurchasesRun purchases, OxfordRun oxford)
    : IClassFixture<PurchasesRun>, IClassFixture<OxfordRun>
{
    public static TheoryData<bool> Samples => [true, false];

    private SampleRun Sample(bool ofPurchases) => ofPurchases ? purchases : oxford;

    [Fact]
    public void Calculate_OxfordSample_BooksEverythingButCreditNotesBySpend()
    {
        Assert.Equal(ExitCode.SomeNotCalculated, oxford.Run.ExitCode);
        Assert.StartsWith("1,967 lines, 1,961 calculated, 6 not.\n", oxford.Run.Output, StringComparison.Ordinal);
        Assert.All(oxford.Input.Zip(oxford.Results), pair => Assert.Equal(
            pair.First["spend_amount"].StartsWith('-') ? ("REJECTED", "NOT_CALCULABLE") : ("FALLBACK_APPLIED", "SPEND_BASED"),
            (pair.Second["status"], pair.Second["method"])));
        Assert.Equal(6, oxford.Results.Count(line => line["reasons"] == "RETURN_WITHOUT_ORIGINAL"));
        Assert.Contains("No line has both a product-based and a spend-based figure.", oxford.Run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Results_Header_IsTheDocumentedOne(bool ofPurchases) => Assert.StartsWith(
        "line_id,status,method,tier,scope3_category,booked_kg,cat4_kg,product_kg,spend_kg,gap_kg,gap_ratio,"
            + "boundary_alignment,spend_factor_id,declaration_id,reasons,product_sigma,spend_sigma,calibrated_spend_kg,"
            + "supplier_part_kg\n",
        Sample(ofPurchases).ResultText,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Results_Rows_KeepTheOrderOfTheInput(bool ofPurchases) => Assert.Equal(
        Sample(ofPurchases).Input.Select(line => line["line_id"]),
        Sample(ofPurchases).Results.Select(line => line["line_id"]));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Results_Numbers_ArePlainDecimalsOrEmpty(bool ofPurchases)
    {
        string[] columns = ["booked_kg", "cat4_kg", "product_kg", "spend_kg", "gap_kg", "gap_ratio", "product_sigma", "spend_sigma"];

        Assert.All(Sample(ofPurchases).Results, line =>
            Assert.All(columns, column => Assert.Matches(PlainDecimalOrEmpty(), line[column])));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    [Trait("Behaviour", "34")]
    public void Results_MissingSide_IsEmptyAndHasNoGap(bool ofPurchases) =>
        Assert.All(Sample(ofPurchases).Results, line => Assert.Equal(
            line["product_kg"].Length > 0 && line["spend_kg"].Length > 0 && line["status"] != "REVIEW_REQUIRED",
            line["gap_kg"].Length > 0));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Json_Outcomes_AreTheResults(bool ofPurchases)
    {
        var sample = Sample(ofPurchases);

        var outcomes = sample.Json.GetProperty("outcomes").EnumerateArray().ToList();

        Assert.Equal(
            sample.Results.Select(line => line["line_id"]), outcomes.Select(line => line.GetProperty("lineId").GetString()!));
        Assert.Equal(
            sample.Results.Select(line => SampleRun.Kg(line["booked_kg"])),
            outcomes.Select(line => SampleRun.KgOf(line, "bookedMgCo2e")));
        Assert.Equal(64, sample.Json.GetProperty("basis").GetProperty("snapshotId").GetString()!.Length);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    [Trait("Behaviour", "51")]
    public void Totals_OfTheReport_AreTheSumsOfTheLinesToTheLastDigit(bool ofPurchases)
    {
        var sample = Sample(ofPurchases);
        var lines = sample.Results.Sum(line => SampleRun.Kg(line["booked_kg"]));
        var delivery = sample.Json.GetProperty("outcomes").EnumerateArray()
            .Sum(line => SampleRun.KgOf(line, "bookedCategory4MgCo2e"));

        Assert.Equal(lines + delivery, sample.Booked);
        Assert.Equal(delivery, sample.Total("categories", "scope3Category", "SCOPE3_CATEGORY_CAT_4"));
        Assert.All(["CAT_1", "CAT_2", "CAT_5", "CAT_8"], category => Assert.Equal(
            sample.Results.Where(line => line["scope3_category"] == category).Sum(line => SampleRun.Kg(line["booked_kg"])),
            sample.Total("categories", "scope3Category", $"SCOPE3_CATEGORY_{category}")));
        Assert.Contains($"{sample.Booked:N1}", sample.Run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    [Trait("Behaviour", "58")]
    public void Report_OfEverySample_SaysWhatFiguresAreNotFor(bool ofPurchases) => Assert.Contains(
        "Figures are for reporting. Declarations of different makers or product category rules are not comparable.",
        Sample(ofPurchases).Run.Output,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Results_DeliveryOfLinesBookedOnProductData_IsCategory4(bool ofPurchases) => Assert.Equal(
        Sample(ofPurchases).Total("categories", "scope3Category", "SCOPE3_CATEGORY_CAT_4"),
        Sample(ofPurchases).Results.Where(line => line["method"] is "SUPPLIER_SPECIFIC" or "AVERAGE_DATA")
            .Sum(line => SampleRun.Kg(line["cat4_kg"])));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Report_Lines_AreNarrowButForTheListsOfLines(bool ofPurchases) => Assert.All(
        Sample(ofPurchases).Run.Output.Split('\n').Where(line => !line.StartsWith("  row ", StringComparison.Ordinal)),
        line => Assert.InRange(line.Length, 0, 106));

    [Fact]
    public void Report_Causes_AddUpToTheirGapExactly()
    {
        var effects = purchases.Json.GetProperty("summary").GetProperty("gap").GetProperty("effects");
        decimal Of(string name) => SampleRun.Kg(effects.GetProperty(name).GetString()!);

        Assert.Equal(
            Of("gapKgCo2e"),
            Of("priceKgCo2e") + Of("classificationKgCo2e") + Of("productKgCo2e") + Of("boundaryKgCo2e") + Of("conversionKgCo2e"));
        Assert.Contains("  What the gap comes from, told for ", purchases.Run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Report_Range_HoldsTheTotal(bool ofPurchases)
    {
        var sample = Sample(ofPurchases);
        var range = sample.Json.GetProperty("summary").GetProperty("bookedUncertainty");

        Assert.InRange(
            sample.Booked,
            SampleRun.Kg(range.GetProperty("lower95KgCo2e").GetString()!),
            SampleRun.Kg(range.GetProperty("upper95KgCo2e").GetString()!));
        Assert.Contains("  The total lies between ", sample.Run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(-?\d+(\.\d{1,6})?)?$")]
    private static partial Regex PlainDecimalOrEmpty();
}
