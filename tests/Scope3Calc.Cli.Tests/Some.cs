namespace Scope3Calc.Cli.Tests;

/// <summary>Purchase files made of plain lines: a laptop for 100 EUR, bought in the Netherlands in 2023.</summary>
internal static class Some
{
    public static readonly string[] Columns =
    [
        "line_id", "purchase_date", "quantity", "condition", "accounting_treatment", "product_category", "spend_amount",
        "currency_code", "price_type", "vat_rate", "country_code", "declaration_id", "declaration_kind", "verification",
        "verifier", "issue_date", "valid_until", "declared_unit", "mass_kg", "service_life_years", "gwp_a1_a3_kg",
    ];

    public static string Header => string.Join(',', Columns);

    /// <summary>A line that can be calculated, with some cells of its own.</summary>
    public static string Line(string id, params (string Column, string Cell)[] cells)
    {
        var line = new Dictionary<string, string>
        {
            ["line_id"] = id,
            ["purchase_date"] = "2023-03-31",
            ["quantity"] = "1",
            ["accounting_treatment"] = "expensed",
            ["product_category"] = "laptop",
            ["spend_amount"] = "100",
            ["currency_code"] = "EUR",
            ["price_type"] = "purchaser_excl_vat",
            ["country_code"] = "NL",
        };
        foreach (var (column, cell) in cells)
        {
            Assert.Contains(column, Columns);
            line[column] = cell;
        }

        return string.Join(',', Columns.Select(column => line.GetValueOrDefault(column, "")));
    }

    /// <summary>The same with a verified EPD of 200 kg per piece.</summary>
    public static string LineWithEpd(string id, params (string Column, string Cell)[] cells) => Line(
        id,
        [
            ("declaration_id", "EPD-1"), ("declaration_kind", "epd_type_iii"), ("verification", "third_party_body"),
            ("verifier", "Some Verifier"), ("issue_date", "2022-01-01"), ("valid_until", "2026-12-31"),
            ("gwp_a1_a3_kg", "200"), .. cells,
        ]);

    public static string File(params string[] lines) => string.Join('\n', [Header, .. lines]) + "\n";
}
