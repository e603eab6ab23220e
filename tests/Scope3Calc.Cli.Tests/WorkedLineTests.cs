namespace Scope3Calc.Cli.Tests;

/// <summary>Lines worked by hand from the published tables, through the command line with the default policy.</summary>
public sealed class WorkedLineTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<Dictionary<string, string>> CalculateAsync(string header, string line)
    {
        var results = _folder.Named("results.csv");
        await Scope3.RunAsync("calculate", _folder.Write("line.csv", $"{header}\n{line}\n"), "--results", results);
        return Assert.Single(Folder.ReadCsv(results));
    }

    [Fact]
    [Trait("Behaviour", "1")]
    [Trait("Behaviour", "21")]
    public async Task Calculate_500LaptopsWithEpd_GivesTheWorkedFigures()
    {
        var line = await CalculateAsync(
            "line_id,purchase_date,manufacturer,model,product_category,quantity,accounting_treatment,spend_amount,currency_code,"
                + "price_type,vat_rate,country_code,declaration_id,declaration_kind,verification,verifier,issue_date,valid_until,"
                + "gwp_a1_a3_kg,gwp_a4_kg,gwp_b6_kg,gwp_c_kg",
            "W7,2023-05-16,Dell,XPS 13 9310,laptop,500,capitalised,750000,EUR,purchaser_incl_vat,0.21,NL,EPD-W7,epd_type_iii,"
                + "third_party_body,Some Verifier,2021-06-01,2026-05-31,262.108,14.168,44.758,0.966");

        // A1-A3 500 x 262.108 = 131,054 kg in category 2; A4 500 x 14.168 = 7,084 kg in category 4; B6 and C in neither.
        Assert.Equal(
            ("OK", "SUPPLIER_SPECIFIC", "1", "CAT_2"),
            (line["status"], line["method"], line["tier"], line["scope3_category"]));
        Assert.Equal(("131054", "131054", "7084"), (line["booked_kg"], line["product_kg"], line["cat4_kg"]));

        // Without VAT 750,000 / 1.21 = 619,834.710744 EUR. At 2022 prices, Dutch consumer prices having risen by
        // 3.83839354342808 % in 2023: / 1.0383839354342808 = 596,922.477 EUR of 2022. At the mean of the ECB's 257 days of
        // 2022, 270.6335 / 257 = 1.0530486381 USD: 628,588.401402 USD of 2022. Times 0.058 kg (334111, with margins).
        Assert.Equal(("36458.127281", "epa-sef-v1.3/334111"), (line["spend_kg"], line["spend_factor_id"]));

        // With margins against A1-A4: 36,458.127281 - 138,138 = -101,679.872719 kg; 36,458.127281 / 138,138 = 0.263925.
        Assert.Equal(
            ("-101679.872719", "0.263925", "ALIGNED_TO_POINT_OF_SALE"),
            (line["gap_kg"], line["gap_ratio"], line["boundary_alignment"]));
        Assert.Equal("", line["reasons"]);
    }

    [Fact]
    public async Task Calculate_SameLaptopsWithoutA4_ComparesUpToTheGate()
    {
        var line = await CalculateAsync(
            "line_id,purchase_date,product_category,quantity,accounting_treatment,spend_amount,currency_code,price_type,"
                + "country_code,declaration_id,declaration_kind,verification,verifier,issue_date,valid_until,declared_unit,"
                + "mass_kg,gwp_a1_a3_kg",
            "W16,2022-05-16,laptop,500,expensed,600000,USD,purchaser_excl_vat,US,EPD-W16,epd_type_iii,third_party_body,"
                + "Some Verifier,2021-06-01,2026-05-31,kilogram,1.31,95");

        // 95 kg per kg x 1.31 kg x 500 = 62,225 kg. 600,000 USD of 2022 are the pack's own money: x 0.058 = 34,800 kg
        // with margins, x 0.030 = 18,000 kg without. The gap takes the latter: 18,000 - 62,225 = -44,225 kg, ratio 0.289273.
        Assert.Equal(
            ("CAT_1", "62225", "", "34800"),
            (line["scope3_category"], line["booked_kg"], line["cat4_kg"], line["spend_kg"]));
        Assert.Equal(("-44225", "0.289273", "ALIGNED_A1_A3"), (line["gap_kg"], line["gap_ratio"], line["boundary_alignment"]));
    }

    [Fact]
    public async Task Calculate_PaperOfTheOxfordSample_GivesTheWorkedFigure()
    {
        var sample = await File.ReadAllLinesAsync(Folder.Sample("oxford-ict-spend-2014-2017.csv"));

        var line = await CalculateAsync(
            sample[0], sample.Single(row => row.StartsWith("OX-2014Q2-1005077_1,", StringComparison.Ordinal)));

        // 587.47 GBP of 2014. UK consumer prices of 2015 to 2022 rose by 0.36804684232536, 1.0084173681141, 2.55775577557747,
        // 2.29283990345938, 1.73810460086513, 0.989486703772491, 2.51837109614213 and 7.92204883147902 %: x 1.2090338770.
        // ECB means of 2022: 1.0530486381 USD over 0.8527608560 GBP for the euro = 1.2348698122 USD for the pound.
        // 587.47 x 1.2090338770 x 1.2348698122 = 877.092379 USD of 2022; x 0.296 kg (322230, with margins) = 259.619344 kg.
        Assert.Equal(("SPEND_BASED", "CAT_1", "259.619344"), (line["method"], line["scope3_category"], line["booked_kg"]));
        Assert.Equal(("epa-sef-v1.3/322230", "", ""), (line["spend_factor_id"], line["product_kg"], line["gap_kg"]));
    }

    [Fact]
    public async Task Calculate_MakersSheetInAnotherSpelling_GivesTheWorkedFigures()
    {
        var line = await CalculateAsync(
            "line_id,purchase_date,manufacturer,model,quantity,accounting_treatment",
            "M,2021-05-16,APPLE,\"13-inch  macbook\u00A0air (M1 CPU) 256GB \u2010 2020\",10,expensed");

        // The sheet: 161 kg, 76 % manufacturing, 8 % transport. 10 x 161 x 0.76 = 1,223.6 kg; 10 x 161 x 0.08 = 128.8 kg.
        Assert.Equal(
            ("OK_WITH_WARNINGS", "3", "1223.6", "128.8"),
            (line["status"], line["tier"], line["booked_kg"], line["cat4_kg"]));
        Assert.Equal("boavizta:apple/13-inch-macbook-air-m1-cpu-256gb-2020", line["declaration_id"]);
        Assert.Equal("", line["spend_kg"]);
    }
}
