using System.Text.Json;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 explain</c>: one line, figure by figure.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync(string line, params string[] options) => Scope3.RunAsync(
        [
            "explain",
            _folder.Write("lines.csv", Some.File(Some.LineWithEpd("A", ("quantity", "3")), Some.Line("B", ("condition", "used")))),
            "--line", line, .. options,
        ]);

    [Fact]
    public async Task Explain_Line_SaysWhatIsBookedAndEveryStep()
    {
        var run = await RunAsync("A");

        // Three pieces of 200 kg; 100 EUR of 2023 in the Netherlands.
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            "row 2, A\n  Books 600.0 kg CO2e in category 1 Purchased goods and services, on tier 1 Verified EPD of the\n  product.\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("    600 kg CO2e  declared figure times units bought  = product of\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  200 kg CO2e per piece  A1-A3, GWP-GHG  [line.declaration.modules[0].gwp_ghg]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  100 EUR  amount spent  [line.spend_amount]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("(as above)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@", run.Output, StringComparison.Ordinal);
    }

    // In the order of a reader's questions; 100 EUR for three devices is held, so there is no gap. A verified EPD that states no
    // uncertainty has a sigma of 0.20.
    [Fact]
    public async Task Explain_Line_HasAHeadingForEachQuestionAndTheFieldBehindEachSentence()
    {
        var run = await RunAsync("A");

        Assert.Equal(
            [
                "What is booked", "By product data", "How good the product data are", "By money spent",
                "How good the spend data are", "What each says in terms of the other",
            ],
            run.Output.Split('\n').Skip(1).SkipLast(2).Where(text => text.Length > 0 && text[0] != ' '));
        Assert.Contains(
            " = 0.2. [product.sigma]\n    0.2  sigma of the product-based figure  = largest of\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("  = root of the squares of\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Json_HasEveryDigitAndChecksum()
    {
        var json = _folder.Named("line.json");

        await RunAsync("A", "--json", json);

        var text = await File.ReadAllTextAsync(json);
        Assert.Equal("A", JsonDocument.Parse(text).RootElement.GetProperty("outcome").GetProperty("lineId").GetString());
        Assert.Matches("@[0-9a-f]{64}", text);
    }

    [Fact]
    public async Task Explain_LineThatCannotBeRead_SaysWhatIsWrong()
    {
        var run = await RunAsync("B");

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Equal(
            "row 3, B\n  Not calculated.\n  condition: 'used' is not allowed. Use one of: new, refurbished.\n", run.Output);
    }

    [Fact]
    public async Task Explain_LineThatDoesNotExist_IsNamed()
    {
        var run = await RunAsync("Z");

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("lines.csv: There is no line 'Z'.", run.Error, StringComparison.Ordinal);
    }
}
