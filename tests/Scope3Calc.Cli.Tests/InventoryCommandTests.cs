using System.Text.Json;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 inventory</c>: what a report says per category, of the sample and of files that cannot be used.</summary>
public sealed class InventoryCommandTests(PurchasesRun sample) : IClassFixture<PurchasesRun>, IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Inventory_Sample_BooksWhatCalculateBooks()
    {
        var json = _folder.Named("inventory.json");

        var run = await Scope3.RunAsync("inventory", Folder.Sample("ict-purchases.csv"), "--json", json);

        var answer = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement;
        Assert.Equal((ExitCode.SomeNotCalculated, ""), (run.ExitCode, run.Error));
        Assert.Equal(sample.Booked, SampleRun.Kg(answer.GetProperty("total").GetProperty("bookedKgCo2e").GetString()!));
        Assert.StartsWith("Scope 3 inventory of purchased hardware, all years. 393 lines.\n", run.Output, StringComparison.Ordinal);
        Assert.All(
            [
                "Category 1  Purchased goods and services\n", "Category 5  Waste generated in operations\n",
                "Calculated with data from suppliers ", "Left out, by reason", "Rows that could not be read, in no figure of this report (2)",
                "Mean scores of the data by emissions (GHG Protocol)\n", "Coverage\n", "Sources\n", "  epa-sef-v1.3, ", "Limits\n",
            ],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inventory_Report_IsNarrowButForTheListsOfLines()
    {
        var run = await Scope3.RunAsync("inventory", Folder.Sample("ict-purchases.csv"));

        Assert.All(
            run.Output.Split('\n').Where(line => !line.StartsWith("  row ", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 98));
    }

    [Fact]
    public async Task Inventory_OneYear_LeavesTheOthersAside()
    {
        var lines = _folder.Write("lines.csv", Some.File(
            Some.LineWithEpd("A"), Some.LineWithEpd("B", ("purchase_date", "2022-05-01")), Some.LineWithEpd("C", ("purchase_date", "2022-06-01"))));

        var run = await Scope3.RunAsync("inventory", lines, "--year", "2022");

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.StartsWith(
            "Scope 3 inventory of purchased hardware, 2022. 2 lines. 1 line of other years left aside.\n", run.Output, StringComparison.Ordinal);

        // Two EPDs of 200 kg.
        Assert.Contains("  Total                                                              400.0  (0.4 t)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("That reaches the 95 %", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inventory_NothingBooked_EndsWithNothingUsable() => Assert.Equal(
        ExitCode.NothingUsable,
        (await Scope3.RunAsync("inventory", _folder.Write("bad.csv", Some.File(Some.Line("A", ("quantity", "0")), Some.Line("B", ("condition", "used")))))).ExitCode);

    [Theory]
    [InlineData("lines.csv: The header lacks line_id", "colour\nred\n")]
    [InlineData("lines.csv: There are no lines below the header.", "line_id,purchase_date,quantity,accounting_treatment\n")]
    public async Task Inventory_FileThatCannotBeUsed_SaysWhy(string message, string text)
    {
        var run = await Scope3.RunAsync("inventory", _folder.Write("lines.csv", text));

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reporting_year", "--year", "1889")]
    [InlineData("There is no factor pack 'none'.", "--policy", "none.json")]
    [InlineData("is also the input", "--json", "lines.csv")]
    public async Task Inventory_OptionThatCannotBeUsed_SaysWhy(string message, string option, string value)
    {
        _folder.Write("none.json", """{"factorPack": "none"}""");
        var lines = _folder.Write("lines.csv", Some.File(Some.Line("A")));

        var run = await Scope3.RunAsync("inventory", lines, option, option == "--year" ? value : _folder.Named(value));

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
