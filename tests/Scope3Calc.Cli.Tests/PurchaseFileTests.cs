using System.Text;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>How a purchase file is read, row by row.</summary>
public sealed class PurchaseFileTests
{
    private static List<PurchaseRow> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<PurchaseRow> Read(byte[] bytes)
    {
        using var file = new PurchaseFile(new MemoryStream(bytes));
        file.ReadHeader();
        var rows = new List<PurchaseRow>();
        while (file.Read() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    [Fact]
    public void Read_ColumnsInAnyOrder_GivesTheSameLine()
    {
        var (header, cells) = (Some.Columns, Some.LineWithEpd("A").Split(','));
        var backwards = $"{string.Join(',', header.Reverse())}\n{string.Join(',', cells.Reverse())}\n";

        var line = Assert.Single(Read(Some.File(Some.LineWithEpd("A")))).Line;

        Assert.Equal(line, Assert.Single(Read(backwards)).Line);
        Assert.Equal("200", Assert.Single(line.Declaration.Modules).GwpGhg);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void Read_ByteOrderMarkAndLineEnds_DoNotMatter(string mark, string lineEnd)
    {
        var plain = Some.File(Some.Line("A"), Some.Line("B"));

        var rows = Read(mark + plain.Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal(Read(plain).Select(row => row.Line), rows.Select(row => row.Line));
        Assert.Equal([2L, 3L], rows.Select(row => row.Number));
    }

    [Fact]
    public void Read_LastLineWithoutLineEnd_IsRead() =>
        Assert.Equal(["A", "B"], Read(Some.File(Some.Line("A"), Some.Line("B")).TrimEnd()).Select(row => row.Line.LineId));

    [Fact]
    public void Read_QuotedCell_KeepsCommasQuotesAndLineBreaks()
    {
        var rows = Read(Some.File(Some.Line("A", ("product_category", "\"a, \"\"b\"\"\nc\"")), Some.Line("B")));

        Assert.Equal("a, \"b\"\nc", rows[0].Line.ProductCategory);
        Assert.Equal(["A", "B"], rows.Select(row => row.Line.LineId));
        Assert.All(rows, row => Assert.Null(row.Refusal));
    }

    [Fact]
    public void Read_SpacesAroundCells_AreTrimmed() => Assert.Equal(
        "laptop", Assert.Single(Read(Some.File(Some.Line("A", ("product_category", " laptop "))))).Line.ProductCategory);

    [Fact]
    public void Read_MassWithoutDeclaration_DeclaresNothing() => Assert.Null(
        Assert.Single(Read(Some.File(Some.Line("A", ("mass_kg", "1.3"), ("declared_unit", "piece"))))).Line.Declaration);

    [Fact]
    public void Read_OpenQuote_CostsOneRowAndKeepsItsIdentifier()
    {
        var rows = Read(Some.File(Some.Line("A"), Some.Line("B", ("purchase_date", "\"2023")), Some.Line("C"), Some.Line("D")));

        Assert.Equal(["A", "B", "C", "D"], rows.Select(row => row.Line.LineId));
        Assert.Equal([2L, 3L, 4L, 5L], rows.Select(row => row.Number));
        Assert.Equal([false, true, false, false], rows.Select(row => row.Refusal is not null));
        Assert.Equal("B", rows[1].Refusal!.LineId);
    }

    [Theory]
    [InlineData("\"a, b\"")]
    [InlineData("\"a \"\"b\"\" c\"")]
    [InlineData("\"a\nb\"")]
    public void Read_OpenQuoteBeforeRowsWithQuotedCells_SwallowsNone(string quoted)
    {
        var open = Some.Line("B", ("purchase_date", "\"2023"));
        var other = Some.Line("D", ("product_category", quoted));

        var rows = Read(Some.File(Some.Line("A"), open, Some.Line("C"), other, Some.Line("E")));

        Assert.Equal(["A", "B", "C", "D", "E"], rows.Select(row => row.Line.LineId));
        Assert.Equal([2L, 3L, 4L, 5L], rows.Select(row => row.Number).Take(4));
        Assert.Equal("B", Assert.Single(rows, row => row.Refusal is not null).Line.LineId);
    }

    [Fact]
    public void Read_OpenQuoteBehindAQuotedIdentifier_KeepsIt() => Assert.Equal(
        "B, 2", Read(Some.File(Some.Line("\"B, 2\"", ("purchase_date", "\"2023")), Some.Line("C")))[0].Refusal!.LineId);

    [Fact]
    public void Read_OpenQuoteBeforeTheIdentifier_DoesNotGuessIt()
    {
        var rows = Read(
            "quantity,line_id,purchase_date,accounting_treatment\n\"1,B,2023-01-01,expensed\n1,C,2023-01-01,expensed\n");

        Assert.Equal(["", "C"], rows.Select(row => row.Line.LineId));
    }

    [Fact]
    public void Read_SeveralFaultsInARow_AreAllNamed()
    {
        var row = Assert.Single(Read(Some.File(Some.Line("A", ("condition", "used"), ("price_type", "net")))));

        Assert.Equal(["condition", "price_type"], row.Refusal!.Problems.Select(problem => problem.Field));
        Assert.Equal([ReasonCode.UnknownEnumValue], row.Refusal.Reasons);
    }

    [Fact]
    public void Read_IdentifierBehindTheFault_IsTold()
    {
        var rows = Read("accounting_treatment,quantity,purchase_date,line_id\nwrong,1,2023-01-01,A\n");

        Assert.Equal("A", Assert.Single(rows).Refusal!.LineId);
    }

    [Fact]
    public void Columns_Names_AreThoseOfTheContractsValues()
    {
        // Every value that an outcome's problem can name leads back to a column of the file.
        var line = new PurchaseLine { Declaration = new Declaration() };
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.B6 });

        Assert.Equal("gwp_b6_kg", PurchaseColumns.NameOf("declaration.modules[0].gwp_ghg", line));
        Assert.Equal("mass_kg", PurchaseColumns.NameOf("declaration.mass_kg", line));
        Assert.Equal("spend_amount", PurchaseColumns.NameOf("spend_amount", line));
        Assert.Equal("some.new_field", PurchaseColumns.NameOf("some.new_field", line));
    }
}
