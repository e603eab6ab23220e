using System.Globalization;
using System.Text.Json;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 inventory</c> and <c>gap</c> over a run instead of a file.</summary>
public sealed class RunReportTests(SmallLedger ledger) : IClassFixture<SmallLedger>
{
    private string File => ledger.Folder.Named("lines.csv");

    [Fact]
    [Trait("Behaviour", "51")]
    public async Task Inventory_OfARun_IsWhatTheTotalsSay()
    {
        var totals = await ledger.AskAsync("totals", "1", "--by", "scope3_category", "--csv");

        var run = await ledger.AskAsync("inventory", "1", "--csv");

        // All three lines are expensed: category 1. A and B are booked on averages, and their delivery in category 4.
        var (rows, sums) = (Rows(run), Assert.Single(Rows(totals)));
        Assert.Equal([("CAT_1", "3"), ("CAT_4", "2")], rows.Select(row => (row["scope3_category"], row["lines"])));
        Assert.Equal([sums["booked_kg"], sums["cat4_kg"]], rows.Select(row => row["booked_kg"]));
        Assert.All(rows, row => Assert.Equal(
            Kg(row["booked_kg"]), Kg(row["specific_kg"]) + Kg(row["average_kg"]) + Kg(row["spend_kg"])));
    }

    [Fact]
    public async Task Inventory_OfARun_IsPrintedAsThatOfTheFile()
    {
        var file = await Scope3.RunAsync("inventory", File);
        var json = ledger.Folder.Named("inventory.json");

        var run = await ledger.AskAsync("inventory", "1", "--json", json);

        // All but the last lines, which say what the numbers rest on.
        Assert.Equal(file.Output[..file.Output.IndexOf("\nBasis: ", StringComparison.Ordinal)], run.Output[..run.Output.IndexOf("\nBasis: ", StringComparison.Ordinal)]);
        Assert.Contains("\nBasis: run 1, ledger revision 1, ", run.Output, StringComparison.Ordinal);
        var answer = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(json)).RootElement;
        Assert.Equal(ledger.First.Root, answer.GetProperty("basis").GetProperty("root").GetString());
        Assert.Equal("3", answer.GetProperty("inventory").GetProperty("total").GetProperty("lines").GetString());
    }

    [Fact]
    public async Task Inventory_OfOneYear_LeavesTheOthersAside()
    {
        var run = await ledger.AskAsync("inventory", "1", "--year", "2023");

        Assert.StartsWith(
            "Scope 3 inventory of purchased hardware, 2023. 2 lines. 1 line of other years left aside.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gap_OfARun_IsPrintedAsThatOfTheFile()
    {
        var file = await Scope3.RunAsync("gap", File, "--by", "product_category,year");

        var run = await ledger.AskAsync("gap", "1", "--by", "product_category,year");

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.Equal(file.Output[..file.Output.IndexOf("\nBasis: ", StringComparison.Ordinal)], run.Output[..run.Output.IndexOf("\nBasis: ", StringComparison.Ordinal)]);
        Assert.Contains("\nBasis: run 1, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gap_AsCsv_HasARowPerGroupAndTheSameOfTheFile()
    {
        var file = await Scope3.RunAsync("gap", File, "--by", "year", "--csv");

        var run = await ledger.AskAsync("gap", "1", "--by", "year", "--csv");

        Assert.Equal(file.Output, run.Output);
        Assert.Equal([("2022", "1"), ("2023", "2")], Rows(run).Select(row => (row["key"], row["lines"])));
        Assert.Equal(
            Rows(await ledger.AskAsync("inventory", "1", "--csv")).Sum(row => Kg(row["booked_kg"])),
            Rows(run).Sum(row => Kg(row["booked_kg"])));
    }

    [Theory]
    [InlineData("There is no run 9.", "inventory", "9")]
    [InlineData("There is no run 9.", "gap", "9")]
    [InlineData("The run has its policy. Leave out --policy, or give FILE.csv.", "inventory", "1", "--policy", "policy.json")]
    [InlineData("Give the number of a run instead of FILE.csv, or leave out --db.", "gap", "lines.csv")]
    [InlineData("reporting_year: Give a year from 1990", "inventory", "1", "--year", "1889")]
    public async Task Command_ThatCannotBeDone_SaysWhy(string message, params string[] command)
    {
        var run = await ledger.AskAsync(command);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inventory")]
    [InlineData("gap")]
    public async Task Command_RunWithoutALedger_AsksWhereItIs(string command)
    {
        var run = await Scope3.RunAsync(command, "1");

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("--db: Say where the ledger is", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inventory")]
    [InlineData("gap")]
    public async Task Help_SaysThatARunWillDo(string command) => Assert.Contains(
        $"scope3 {command} <FILE.csv|RUN> [options]", (await Scope3.RunAsync(command, "--help")).Output, StringComparison.Ordinal);

    private static List<Dictionary<string, string>> Rows(CliRun run)
    {
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static decimal Kg(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
