using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>The table of a run's sums.</summary>
public sealed class RunTotalsReportTests
{
    // Ten million lines of a large buyer: numbers of fifteen characters.
    [Fact]
    public void Print_LargeLedger_KeepsNumbersApart()
    {
        var totals = new LineTotals
        {
            Lines = 10_000_000,
            BookedKgCo2E = "253082749877.000000",
            BookedCategory4KgCo2E = "11519817350.000000",
            ProductKgCo2E = "217177105410.000000",
            SpendKgCo2E = "68610378210.000000",
            GapKgCo2E = "-193571347550.000000",
        };
        using var output = new StringWriter();

        RunTotalsReport.Print(
            output, new GetTotalsResponse { Groups = { new TotalsGroup { Key = { "1" }, Totals = totals } }, Total = totals, Basis = new RunBasis() }, ["tier"]);

        var rows = output.ToString().Split('\n')[..3].Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(
            [
                ["tier", "lines", "booked kg", "category 4", "product kg", "spend kg", "gap kg"],
                ["1", "10,000,000", "253,082,749,877", "11,519,817,350", "217,177,105,410", "68,610,378,210", "-193,571,347,550"],
                ["All", "10,000,000", "253,082,749,877", "11,519,817,350", "217,177,105,410", "68,610,378,210", "-193,571,347,550"],
            ],
            rows);
    }
}
