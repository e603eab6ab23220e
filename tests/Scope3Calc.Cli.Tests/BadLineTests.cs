namespace Scope3Calc.Cli.Tests;

/// <summary>A bad line is refused with its row, its identifier and the column to correct, and harms no other.</summary>
public sealed class BadLineTests(BadLines lines) : IClassFixture<BadLines>
{
    [Theory]
    [InlineData("1e30", "spend_amount", "VALUE_INVALID")]
    [InlineData("1e30 in full", "spend_amount", "VALUE_INVALID")]
    [InlineData("more than all money", "spend_amount", "VALUE_OUT_OF_RANGE")]
    [InlineData("spend NaN", "spend_amount", "VALUE_INVALID")]
    [InlineData("spend infinite", "spend_amount", "VALUE_INVALID")]
    [InlineData("spend with separators", "spend_amount", "VALUE_INVALID")]
    [InlineData("spend with decimal comma", "spend_amount", "VALUE_INVALID")]
    [InlineData("spend without currency", "currency_code", "VALUE_MISSING")]
    [InlineData("negative spend", "spend_amount", "RETURN_WITHOUT_ORIGINAL")]
    [InlineData("negative quantity", "quantity", "RETURN_WITHOUT_ORIGINAL")]
    [InlineData("no pieces", "quantity", "VALUE_OUT_OF_RANGE")]
    [InlineData("half a piece", "quantity", "VALUE_INVALID")]
    [InlineData("quantity 1e30", "quantity", "VALUE_INVALID")]
    [InlineData("no such currency", "currency_code", "CURRENCY_UNKNOWN")]
    [InlineData("small letters", "currency_code", "CURRENCY_UNKNOWN")]
    [InlineData("no such country", "country_code", "COUNTRY_UNKNOWN")]
    [InlineData("VAT in per cent", "vat_rate", "VALUE_OUT_OF_RANGE")]
    [InlineData("VAT below zero", "vat_rate", "VALUE_OUT_OF_RANGE")]
    [InlineData("condition", "condition", "UNKNOWN_ENUM_VALUE")]
    [InlineData("treatment", "accounting_treatment", "UNKNOWN_ENUM_VALUE")]
    [InlineData("treatment not known", "accounting_treatment", "ACCOUNTING_TREATMENT_UNKNOWN")]
    [InlineData("treatment empty", "accounting_treatment", "ACCOUNTING_TREATMENT_UNKNOWN")]
    [InlineData("price type", "price_type", "UNKNOWN_ENUM_VALUE")]
    [InlineData("kind", "declaration_kind", "UNKNOWN_ENUM_VALUE")]
    [InlineData("verification", "verification", "UNKNOWN_ENUM_VALUE")]
    [InlineData("unit", "declared_unit", "UNKNOWN_ENUM_VALUE")]
    [InlineData("kind empty", "declaration_kind", "VALUE_MISSING")]
    [InlineData("no date", "purchase_date", "VALUE_MISSING")]
    [InlineData("date by day", "purchase_date", "VALUE_INVALID")]
    [InlineData("date without zeros", "purchase_date", "VALUE_INVALID")]
    [InlineData("no such day", "purchase_date", "VALUE_INVALID")]
    [InlineData("date of 1989", "purchase_date", "VALUE_OUT_OF_RANGE")]
    [InlineData("date of 9999", "purchase_date", "VALUE_OUT_OF_RANGE")]
    [InlineData("valid until", "valid_until", "VALUE_INVALID")]
    [InlineData("valid before issue", "valid_until", "VALUE_INVALID")]
    [InlineData("figure NaN", "gwp_a1_a3_kg", "VALUE_INVALID")]
    [InlineData("figure too large", "gwp_a1_a3_kg", "VALUE_OUT_OF_RANGE")]
    [InlineData("mass zero", "mass_kg", "VALUE_OUT_OF_RANGE")]
    [InlineData("life of a century", "service_life_years", "VALUE_OUT_OF_RANGE")]
    [InlineData("huge cell", "row", "VALUE_INVALID")]
    [InlineData("long cell", "product_category", "VALUE_OUT_OF_RANGE")]
    [InlineData("open quote", "row", "VALUE_INVALID")]
    [InlineData("stray quote", "row", "VALUE_INVALID")]
    [InlineData("too few cells", "row", "VALUE_MISSING")]
    [InlineData("too many cells", "row", "VALUE_INVALID")]
    [InlineData("bad UTF-8", "product_category", "VALUE_INVALID")]
    [Trait("Behaviour", "57")]
    public void Calculate_BadLine_NamesRowLineAndColumn(string name, string column, string reason)
    {
        var result = lines.ResultOf(name);

        Assert.Equal(("REJECTED", name, reason, ""), (result["status"], result["line_id"], result["reasons"], result["booked_kg"]));
        Assert.StartsWith($"{name}: {column}: ", lines.TextOf(name), StringComparison.Ordinal);
    }

    [Fact]
    public void Calculate_IdentifierMissing_SaysSo()
    {
        Assert.Equal("", lines.ResultOf("id missing")["line_id"]);
        Assert.StartsWith("(no line_id): line_id: ", lines.TextOf("id missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Calculate_IdentifierTooLong_NamesTheColumn() =>
        Assert.Contains(": line_id: ", lines.TextOf("id too long"), StringComparison.Ordinal);

    [Fact]
    public void Calculate_OpenQuoteInTheIdentifier_IsRefusedWithoutIt() =>
        Assert.StartsWith("(no line_id): row: ", lines.TextOf("open quote in line_id"), StringComparison.Ordinal);

    [Fact]
    [Trait("Behaviour", "52")]
    public void Calculate_IdentifierUsedTwice_RefusesTheSecond()
    {
        Assert.Equal("OK_WITH_WARNINGS", lines.ResultOf("twice")["status"]);
        Assert.Equal("DUPLICATE_LINE", lines.ResultOf("twice again")["reasons"]);
    }

    [Fact]
    public void Calculate_UnknownName_ListsTheAllowedOnes() => Assert.EndsWith(
        "Use one of: expensed, capitalised, operating_lease, finance_lease.", lines.TextOf("treatment"), StringComparison.Ordinal);

    [Fact]
    [Trait("Behaviour", "54")]
    public void Calculate_GoodLinesBetweenBadOnes_AllComeOut()
    {
        var calculated = lines.Results.Values.Where(line => line["status"] != "REJECTED").ToList();

        Assert.Equal(ExitCode.SomeNotCalculated, lines.Run.ExitCode);
        Assert.Equal([.. lines.GoodIds, "twice"], calculated.Select(line => line["line_id"]).OrderBy(id => id == "twice"));
        Assert.Single(calculated.Select(line => line["booked_kg"]).Distinct());
    }

    [Fact]
    public void Calculate_HugeCell_IsNotRepeatedInTheReport() =>
        Assert.All(lines.Run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 600));
}
