namespace Scope3Calc.Cli.Tests;

/// <summary>Lines with an implausible figure: held until somebody puts a name to them.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    // An EPD of 200 kg, given in grams.
    private async Task<(CliRun Run, Dictionary<string, string> Line)> CalculateAsync(string releasedBy)
    {
        var line = Some.LineWithEpd("A", ("gwp_a1_a3_kg", "200000"));
        var results = _folder.Named("results.csv");
        var run = await Scope3.RunAsync(
            "calculate",
            _folder.Write("lines.csv", $"{Some.Header},released_by\n{line},{releasedBy}\n"),
            "--results", results);
        return (run, Assert.Single(Folder.ReadCsv(results)));
    }

    [Fact]
    public async Task Calculate_ImplausibleFigure_IsHeldAndEndsWithTwo()
    {
        var (run, line) = await CalculateAsync("");

        Assert.Equal((ExitCode.SomeNotCalculated, "REVIEW_REQUIRED", ""), (run.ExitCode, line["status"], line["booked_kg"]));
        Assert.StartsWith("1 lines, 0 calculated, 1 held for review, 0 not.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "  row 2, A: Product-based 200,000.0 kg. The figure is far outside what such devices have. Check its unit.\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_ReleasedFigure_IsBooked()
    {
        var (run, line) = await CalculateAsync("J. Jansen");

        Assert.Equal((ExitCode.AllCalculated, "200000"), (run.ExitCode, line["booked_kg"]));
        Assert.DoesNotContain("Held for review", run.Output, StringComparison.Ordinal);
    }
}
