namespace Scope3Calc.Cli.Tests;

/// <summary>What cannot be asked of runs, and how the command line says so.</summary>
public sealed class RunProblemTests(SmallLedger ledger) : IClassFixture<SmallLedger>
{
    [Theory]
    [InlineData("There is no run 9.", "totals", "9")]
    [InlineData("There is no run 9.", "watch", "9")]
    [InlineData("There is no run 9.", "run", "--resume", "9")]
    [InlineData("--by colour: give one or two different of supplier, contract, buyer_unit,", "totals", "1", "--by", "colour")]
    [InlineData("--as-known-at yesterday is no instant.", "run", "--as-known-at", "yesterday")]
    [InlineData("selection.first_purchase_date:", "run", "--from", "31-12-2023")]
    [InlineData("Leave out --from.", "run", "--resume", "1", "--from", "2023-01-01")]
    [InlineData("Give FILE.csv, or --run with --db or --server.", "explain", "--line", "A")]
    [InlineData("Run 1 has no result for a line 'Z'", "explain", "--run", "1", "--line", "Z")]
    [InlineData("threshold: Give a fraction above 0 to 1", "restatements", "1", "--threshold", "5")]
    public async Task Command_ThatCannotBeDone_SaysWhy(string message, params string[] command)
    {
        var run = await ledger.AskAsync(command);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_RunThatIsNotThere_LeavesNoFile()
    {
        var run = await ledger.AskAsync("export", "9", "--results", ledger.Folder.Named("out.csv"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.False(File.Exists(ledger.Folder.Named("out.csv")));
    }
}
