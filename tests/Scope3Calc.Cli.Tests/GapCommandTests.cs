using System.Text.Json;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 gap</c>: the gap by group, and the factors that the lines offer.</summary>
public sealed class GapCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Lines()
    {
        string[] lines =
        [
            $"{Some.LineWithEpd("A")},North",
            $"{Some.LineWithEpd("B")},North",
            $"{Some.LineWithEpd("C", ("spend_amount", "2000"))},South",
            $"{Some.Line("D")},",
        ];
        return _folder.Write("lines.csv", $"{Some.Header},supplier\n{string.Join('\n', lines)}\n");
    }

    [Fact]
    public async Task Gap_BySupplier_HasARowPerSupplierAndOneForAll()
    {
        var run = await Scope3.RunAsync("gap", Lines());

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("4 lines, gap by supplier.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nNorth +2 +400 ", run.Output);
        Assert.Matches(@"\nSouth +1 +200 ", run.Output);
        Assert.Matches(@"\n\(not stated\) +1 +- +- +- +- +- ", run.Output);
        Assert.Matches(@"\nAll +4 +600 ", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task Gap_ByTwoDimensions_NamesBoth()
    {
        var json = _folder.Named("gap.json");

        var run = await Scope3.RunAsync("gap", Lines(), "--by", "product_category,supplier", "--json", json);

        var groups = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement.GetProperty("groups").EnumerateArray();
        Assert.Contains("gap by product_category and supplier.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nlaptop, North +2 ", run.Output);
        Assert.Equal(
            ["laptop/", "laptop/North", "laptop/South"],
            groups.Select(group => string.Join('/', group.GetProperty("key").EnumerateArray().Select(key => key.GetString()))));
    }

    [Fact]
    public async Task Gap_ByBuyerUnit_HasARowPerUnit()
    {
        var file = _folder.Write(
            "units.csv",
            $"{Some.Header},buyer_unit\n{Some.LineWithEpd("A")},Public Works\n{Some.LineWithEpd("B")},Library\n{Some.LineWithEpd("C")},Library\n");

        var run = await Scope3.RunAsync("gap", file, "--by", "buyer_unit");

        Assert.StartsWith("3 lines, gap by buyer_unit.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nPublic Works +1 +200 ", run.Output);
        Assert.Matches(@"\nLibrary +2 +400 ", run.Output);
    }

    [Fact]
    public async Task Gap_OfferedFactor_IsTakenByAPolicyAsPrinted()
    {
        var offered = await Scope3.RunAsync("gap", Lines());
        var policy = _folder.Write("policy.json", offered.Output.Split('\n').Single(line => line.StartsWith("  {\"calibrations\"", StringComparison.Ordinal)));
        var results = _folder.Named("results.csv");

        var run = await Scope3.RunAsync("calculate", Lines(), "--policy", policy, "--results", results);

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.All(Folder.ReadCsv(results), line => Assert.NotEqual(("", line["spend_kg"]), (line["calibrated_spend_kg"], line["spend_kg"])));
    }

    [Theory]
    [InlineData("colour")]
    [InlineData("supplier,colour")]
    [InlineData("supplier,supplier")]
    [InlineData("supplier,contract,year")]
    [InlineData("unknown")]
    public async Task Gap_ByWhatDoesNotExist_ListsWhatDoes(string by)
    {
        var run = await Scope3.RunAsync("gap", Lines(), "--by", by);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(
            $"--by {by}: give one or two different of supplier, contract, manufacturer, product_category, year, month, buyer_unit.",
            run.Error,
            StringComparison.Ordinal);
    }
}
