namespace Scope3Calc.Cli.Tests;

/// <summary>Cells that no line may have, by name.</summary>
internal static class BadCells
{
    private static readonly string LongId = new('i', 129);

    public static IReadOnlyList<(string Name, (string Column, string Cell)[] Cells)> All { get; } =
    [
        ("1e30", [("spend_amount", "1e30")]),
        ("1e30 in full", [("spend_amount", "1000000000000000000000000000000")]),
        ("more than all money", [("spend_amount", "1000000000000001")]),
        ("spend NaN", [("spend_amount", "NaN")]),
        ("spend infinite", [("spend_amount", "Infinity")]),
        ("spend with separators", [("spend_amount", "\"1,249.90\"")]),
        ("spend with decimal comma", [("spend_amount", "\"1249,90\"")]),
        ("spend without currency", [("currency_code", "")]),
        ("negative spend", [("spend_amount", "-100"), ("quantity", "")]),
        ("negative quantity", [("quantity", "-1"), ("spend_amount", "")]),
        ("no pieces", [("quantity", "0")]),
        ("half a piece", [("quantity", "0.5")]),
        ("quantity 1e30", [("quantity", "1e30")]),
        ("no such currency", [("currency_code", "XQQ")]),
        ("small letters", [("currency_code", "eur")]),
        ("no such country", [("country_code", "Netherlands")]),
        ("VAT in per cent", [("price_type", "purchaser_incl_vat"), ("vat_rate", "21")]),
        ("VAT below zero", [("price_type", "purchaser_incl_vat"), ("vat_rate", "-0.21")]),
        ("condition", [("condition", "used")]),
        ("treatment", [("accounting_treatment", "EXPENSED")]),
        ("treatment not known", [("accounting_treatment", "unknown")]),
        ("treatment empty", [("accounting_treatment", "")]),
        ("price type", [("price_type", "net")]),
        ("kind", [("declaration_kind", "epd"), ("gwp_a1_a3_kg", "200")]),
        ("verification", [("verification", "tuv"), ("gwp_a1_a3_kg", "200")]),
        ("unit", [("declared_unit", "pcs"), ("gwp_a1_a3_kg", "200")]),
        ("kind empty", [("declaration_kind", ""), ("gwp_a1_a3_kg", "200")]),
        ("no date", [("purchase_date", "")]),
        ("date by day", [("purchase_date", "31/03/2023")]),
        ("date without zeros", [("purchase_date", "2023-3-1")]),
        ("no such day", [("purchase_date", "2023-02-29")]),
        ("date of 1989", [("purchase_date", "1989-12-31")]),
        ("date of 9999", [("purchase_date", "9999-12-31")]),
        ("valid until", [("valid_until", "31 Dec 2026"), ("gwp_a1_a3_kg", "200")]),
        ("valid before issue", [("valid_until", "2021-12-31"), ("gwp_a1_a3_kg", "200")]),
        ("figure NaN", [("gwp_a1_a3_kg", "NaN")]),
        ("figure too large", [("gwp_a1_a3_kg", "1000000000001")]),
        ("mass zero", [("mass_kg", "0")]),
        ("life of a century", [("service_life_years", "101"), ("gwp_a1_a3_kg", "200")]),
        ("id missing", [("line_id", "")]),
        ("id too long", [("line_id", LongId)]),
    ];
}
