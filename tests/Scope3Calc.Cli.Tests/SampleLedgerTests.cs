using System.Globalization;

namespace Scope3Calc.Cli.Tests;

/// <summary>A ledger gives the figures that its file gives, line by line and as sums.</summary>
public abstract class SampleLedgerTests(SampleLedger ledger, int lines)
{
    private static readonly string[] Masses = ["booked_kg", "cat4_kg", "product_kg", "spend_kg", "gap_kg"];

    /// <summary>How a line's key by a dimension is told from its row of the sample and of the results.</summary>
    private static readonly Dictionary<string, Func<Dictionary<string, string>, Dictionary<string, string>, string>> Keys = new()
    {
        ["supplier"] = (input, _) => input["supplier"],
        ["contract"] = (input, _) => input["contract"],
        ["buyer_unit"] = (input, _) => input.GetValueOrDefault("buyer_unit", ""),
        ["manufacturer"] = (input, _) => input["manufacturer"],
        ["product_category"] = (input, _) => input["product_category"],
        ["scope3_category"] = (_, result) => result["scope3_category"],
        ["year"] = (input, _) => input["purchase_date"][..4],
        ["month"] = (input, _) => input["purchase_date"][..7],
        ["tier"] = (_, result) => result["tier"],
        ["method"] = (_, result) => result["method"],
    };

    public static TheoryData<string> Dimensions => [.. Keys.Keys];

    [Fact]
    public void Run_EveryLineThatWasImported_IsInIt()
    {
        var run = RunLine.Of(ledger.Ran);

        Assert.Equal((1L, (long)lines, 1, 0), (run.Id, run.Lines, run.Computed, run.Reused));
        Assert.StartsWith($"imported {lines} new, 0 same, ", ledger.Imported.Output, StringComparison.Ordinal);
        Assert.Equal($"exported {lines} lines of run 1\n", ledger.Exported.Output);
        Assert.Equal(lines, ledger.Results.Count);
    }

    // A return takes its share of what its original is booked with; the file alone calculates it by itself.
    [Fact]
    [Trait("Behaviour", "31")]
    public void Export_EveryLineThatIsNoReturn_IsAsCalculated()
    {
        var calculated = ledger.Calculated.ToDictionary(row => row["line_id"]);

        Assert.All(
            ledger.Results.Where(row => ledger.Input[row["line_id"]]["original_line_id"].Length == 0),
            row => Assert.Equal(calculated[row["line_id"]], row));
    }

    [Fact]
    public void Export_Lines_AreInTheOrderOfTheLedgerAndOnlyFaultyOnesAreMissing()
    {
        var there = ledger.Results.Select(row => row["line_id"]).ToHashSet();

        Assert.Equal(
            ledger.Calculated.Select(row => row["line_id"]).Where(there.Contains), ledger.Results.Select(row => row["line_id"]));
        Assert.All(
            ledger.Calculated.Where(row => !there.Contains(row["line_id"])), row => Assert.Equal("REJECTED", row["status"]));
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    [Trait("Behaviour", "51")]
    public async Task Totals_ByOneDimension_AreTheSumsOfTheExport(string dimension) => await AssertTotalsAsync(dimension);

    [Theory]
    [InlineData("supplier,year")]
    [InlineData("tier,scope3_category")]
    [Trait("Behaviour", "51")]
    public async Task Totals_ByTwoDimensions_AreTheSumsOfTheExport(string dimensions) => await AssertTotalsAsync(dimensions);

    [Fact]
    public async Task Totals_OfAllLines_AreTheSumsOfTheExport() => await AssertTotalsAsync("");

    // The sample has returns. Delivery is booked in category 4 with product data only.
    [Theory]
    [InlineData("--db")]
    [InlineData("--server")]
    [Trait("Behaviour", "46")]
    public async Task Inventory_OfTheRun_BooksTheSumsOfTheExport(string where)
    {
        var run = await Scope3.RunAsync(
            "inventory", "1", "--csv", where, where == "--db" ? ledger.Database : ledger.Server.Address);

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        var booked = ledger.Results.Where(row => row["booked_kg"].Length > 0).ToList();
        var expected = booked.GroupBy(row => row["scope3_category"]).Select(group => (group.Key, Kg: Sum(group, "booked_kg")))
            .Append((Key: "CAT_4", Kg: Sum(booked.Where(row => row["method"] != "SPEND_BASED"), "cat4_kg")))
            .OrderBy(category => category.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(
            expected.Where(category => category.Kg != 0m),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
                .Select(cells => (cells[0], decimal.Parse(cells[2], CultureInfo.InvariantCulture))));

        static decimal Sum(IEnumerable<Dictionary<string, string>> rows, string column) => rows.Where(row => row[column].Length > 0)
            .Sum(row => decimal.Parse(row[column], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Verify_RunThatNobodyTouched_IsTheSame()
    {
        var run = await Scope3.RunAsync("verify", "1", "--db", ledger.Database);

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.Equal($"run 1 root {RunLine.Of(ledger.Ran).Root} same\n", run.Output);
    }

    private async Task AssertTotalsAsync(string by)
    {
        var run = await Scope3.RunAsync(
            ["totals", "1", "--csv", "--server", ledger.Server.Address, .. by.Length > 0 ? new[] { "--by", by } : []]);

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        var expected = ledger.Results
            .GroupBy(result => string.Join(" | ", by.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(dimension => Keys[dimension](ledger.Input[result["line_id"]], result))))
            .Select(group => string.Join(',', [Quoted(group.Key), Text(group.Count()), .. Masses.Select(mass => Text(group.Sum(row => Kg(row[mass]))))]));
        var printed = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("key,lines,booked_kg,cat4_kg,product_kg,spend_kg,gap_kg", printed[0]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), printed[1..].Order(StringComparer.Ordinal));
    }

    private static decimal Kg(string cell) => cell.Length == 0 ? 0m : decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string key) => key.AsSpan().IndexOfAny(',', '"') < 0 ? key : $"\"{key.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

public sealed class PurchasesLedgerTests(PurchasesLedger ledger)
    : SampleLedgerTests(ledger, lines: 380), IClassFixture<PurchasesLedger>;

public sealed class OxfordLedgerTests(OxfordLedger ledger)
    : SampleLedgerTests(ledger, lines: 1_961), IClassFixture<OxfordLedger>
{
    private readonly OxfordLedger _ledger = ledger;

    // There are two chunks, of 1,000 lines and of 961: three quarters of the bytes hold the first one whole and not the second. A
    // client that is slow loses the first one too when the connection breaks.
    [Fact]
    public async Task Export_ConnectionLostInTheMiddle_GoesOnAndMissesNothing()
    {
        using var folder = new Folder();
        await using var whole = new CuttingProxy(_ledger.Server.Address, cutAfter: long.MaxValue);
        var undisturbed = await ExportAsync(whole, folder.Named("whole.csv"));
        await using var broken = new CuttingProxy(_ledger.Server.Address, cutAfter: whole.BytesBack * 3 / 4);
        var disturbed = await ExportAsync(broken, folder.Named("broken.csv"));

        Assert.Equal((ExitCode.AllCalculated, ""), (undisturbed.ExitCode, undisturbed.Error));
        Assert.Matches("^The connection is lost; going on behind line 1?0+: ", disturbed.Error);
        Assert.Equal((1, 2), (whole.Connections, broken.Connections));
        Assert.Equal((undisturbed.ExitCode, undisturbed.Output), (disturbed.ExitCode, disturbed.Output));
        Assert.Equal(await File.ReadAllBytesAsync(folder.Named("whole.csv")), await File.ReadAllBytesAsync(folder.Named("broken.csv")));
    }

    private static Task<CliRun> ExportAsync(CuttingProxy proxy, string results) =>
        Scope3.RunAsync("export", "1", "--server", proxy.Address, "--results", results);
}
