namespace Scope3Calc.Cli.Tests;

/// <summary><c>--monte-carlo</c> and <c>--seed</c>: draws instead of formulas, repeatable.</summary>
public sealed class MonteCarloTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync(params string[] options) => Scope3.RunAsync(
        ["calculate", _folder.Write("lines.csv", Some.File(Some.LineWithEpd("A"), Some.Line("B", ("spend_amount", "5000")))), .. options]);

    [Fact]
    public async Task Calculate_WithDraws_TellsThemAndRepeatsItself()
    {
        var one = await RunAsync("--monte-carlo", "2000", "--seed", "7");
        var other = await RunAsync("--monte-carlo", "2000", "--seed", "7");

        Assert.Equal(one, other);
        Assert.Contains("(found by 2,000 random", one.Output, StringComparison.Ordinal);
        Assert.Contains("In 2,000 random draws (seed 7) the gap lies between ", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_AnotherSeed_GivesAnotherRange() => Assert.NotEqual(
        (await RunAsync("--monte-carlo", "2000", "--seed", "7")).Output.Replace("seed 7", "seed 8", StringComparison.Ordinal),
        (await RunAsync("--monte-carlo", "2000", "--seed", "8")).Output);

    [Theory]
    [InlineData("--monte-carlo 0 is no number of draws", "--monte-carlo", "0")]
    [InlineData("--monte-carlo many is no number of draws", "--monte-carlo", "many")]
    [InlineData("summary.monte_carlo.draws: Give 1000 to 1000000", "--monte-carlo", "999")]
    [InlineData("--seed x is no whole number", "--monte-carlo", "1000", "--seed", "x")]
    [InlineData("--seed belongs to --monte-carlo", "--seed", "7")]
    public async Task Calculate_OptionsThatCannotBeUsed_SayWhy(string message, params string[] options)
    {
        var run = await RunAsync(options);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
