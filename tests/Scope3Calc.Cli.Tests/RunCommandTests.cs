using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 run</c> and what is asked of runs, on a ledger of a few lines.</summary>
public sealed class RunCommandTests : IAsyncLifetime, IDisposable
{
    private readonly SmallLedger _ledger = new();

    public Task InitializeAsync() => _ledger.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task Run_NothingChanged_ComputesNothing()
    {
        var again = await _ledger.RunAsync();

        Assert.Equal(_ledger.First with { Id = 2, Computed = 0, Reused = 1 }, again);
    }

    [Fact]
    public async Task Run_ResumingOneThatIsOver_SaysHowItEnded()
    {
        var resumed = await _ledger.RunAsync("--resume", "1");

        Assert.Equal(_ledger.First, resumed);
    }

    [Fact]
    public async Task Run_AsKnownAtAnEarlierInstant_GivesTheRootOfThen()
    {
        var then = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        await _ledger.RegisterAsync();
        var now = await _ledger.RunAsync();

        var again = await _ledger.RunAsync("--as-known-at", then);
        var list = await _ledger.AskAsync("runs");

        Assert.NotEqual(_ledger.First.Root, now.Root);
        Assert.Equal((_ledger.First.Root, 0, 1), (again.Root, again.Computed, again.Reused));
        Assert.Contains("        as known at 2", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhatIf_StoresNothing()
    {
        var trial = await _ledger.RunAsync("--what-if", _ledger.Folder.Write("what-if.json", $"[{SmallLedger.Declaration}]"));
        var after = await _ledger.RunAsync();
        var totals = await _ledger.AskAsync("totals", "2", "--csv", "--by", "method");
        var onFile = await _ledger.AskAsync("declarations", "list");

        // Line C is one piece of 100 kg now.
        Assert.NotEqual(_ledger.First.Root, trial.Root);
        Assert.Contains("SUPPLIER_SPECIFIC,1,100,0,100,", totals.Output, StringComparison.Ordinal);
        Assert.Equal(_ledger.First.Root, after.Root);
        Assert.Empty(onFile.Output);
    }

    [Fact]
    public async Task Run_OfSelectedLines_LooksAtThoseOnly()
    {
        var run = await _ledger.RunAsync("--from", "2023-01-01", "--to", "2023-04-30");

        await _ledger.AskAsync("export", "2", "--results", _ledger.Folder.Named("out.csv"));

        Assert.Equal(1, run.Lines);
        Assert.Equal("A", Assert.Single(Folder.ReadCsv(_ledger.Folder.Named("out.csv")))["line_id"]);
    }

    [Fact]
    public async Task Run_OtherPolicy_IsComparedByCause()
    {
        var policy = _ledger.Folder.Write("policy.json", """{"factorPack": "epa-sef-v1.2"}""");
        await _ledger.AskAsync("run", "--policy", policy);

        var run = await _ledger.AskAsync("compare", "1", "2");

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\n  Factor pack +[1-3] ", run.Output);
        Assert.Contains("run 2, ledger revision 1, factor pack epa-sef-v1.2,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ByGroup_ShowsWhatEachIsBookedWithInBothRuns()
    {
        var policy = _ledger.Folder.Write("policy.json", """{"factorPack": "epa-sef-v1.2"}""");
        await _ledger.AskAsync("run", "--policy", policy);
        var totals = await Task.WhenAll(
            _ledger.AskAsync("totals", "1", "--by", "year", "--csv"), _ledger.AskAsync("totals", "2", "--by", "year", "--csv"));

        var run = await _ledger.AskAsync("compare", "1", "2", "--by", "year");

        // Each year's row has the sums of both runs, booked and category 4 together: in this ledger all delivery is booked.
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        var rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(line => !line.StartsWith("year", StringComparison.Ordinal)).Skip(1)
            .Where(row => !row.StartsWith("    ", StringComparison.Ordinal))
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..3]).ToList();
        Assert.Equal(Booked(totals[0]).Zip(Booked(totals[1]), (before, after) => new[] { before, after }), rows);

        static IEnumerable<string> Booked(CliRun totals) => totals.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => row.Split(','))
            .Select(cells => decimal.Parse(cells[2], CultureInfo.InvariantCulture) + decimal.Parse(cells[3], CultureInfo.InvariantCulture))
            .Select(kg => kg.ToString("N1", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Compare_ByGroup_SaysWhyUnderEachGroup()
    {
        await _ledger.RegisterAsync();
        await _ledger.RunAsync();

        var run = await _ledger.AskAsync("compare", "1", "2", "--by", "tier");

        // Line C goes from spend, tier 5, to the EPD on file: one piece of 100 kg.
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\n  1 +0\.0 +100\.0 +\+100\.0 +\n    Declarations, 1 line +\+100\.0\n", run.Output);
        Assert.Matches(@"\n  5 +[0-9.]+ .* -[0-9.]+ +0\.000\n    Declarations, 1 line +-[0-9.]+\n", run.Output);
    }

    [Fact]
    public async Task Verify_OneByteChanged_NamesTheSegment()
    {
        using (var connection = new SqliteConnection($"Data Source={_ledger.Database}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 100) || x'2A' || substr(bytes, 102) AS BLOB)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var run = await _ledger.AskAsync("verify", "1");

        Assert.Equal(ExitCode.SomeNotCalculated, run.ExitCode);
        Assert.StartsWith("run 1 differs first in segment 0: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_SumsChanged_SaysThatTheResultsAreTheSame()
    {
        using (var connection = new SqliteConnection($"Data Source={_ledger.Database}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // Format 1, suppliers, none of them.
            command.CommandText = "UPDATE run_totals SET bytes = x'010100' WHERE dimension = 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var run = await _ledger.AskAsync("verify", "1");

        Assert.Equal(ExitCode.SomeNotCalculated, run.ExitCode);
        Assert.StartsWith("run 1 has the same results, but its stored sums are not theirs: restore ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_LineOfARun_ShowsEveryStep()
    {
        await _ledger.RegisterAsync();
        await _ledger.AskAsync("run");

        var run = await _ledger.AskAsync("explain", "--run", "2", "--line", "C");

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("C, version 1, in run 2\n  Books 100.0 kg CO2e in category 1 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  100 kg CO2e per piece  A1-A3, GWP-GHG  [", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nBasis: run 2, ledger revision 2, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restatements_OfAClosedYear_TellCauseAndThreshold()
    {
        var closed = await _ledger.AskAsync("close", "2023", "--run", "1", "--by", "J. Doe");
        await _ledger.RegisterAsync();
        await _ledger.AskAsync("run");

        var run = await _ledger.AskAsync("restatements", "2", "--threshold", "0.01");

        Assert.StartsWith("closed 2023 on run 1 by J. Doe: 2 lines, booked ", closed.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("2023, closed on run 1 by J. Doe, ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  Declarations +1 ", run.Output);
        Assert.Contains("  The net change reaches the threshold of 1.0 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n    C  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_ForPeople_IsATableWithItsBasis()
    {
        var run = await _ledger.AskAsync("totals", "1", "--by", "year");

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^year +lines +booked kg +category 4 +product kg +spend kg +gap kg\n2022 +1 .*\n2023 +2 .*\nAll +3 ", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 96));
    }

    [Fact]
    public async Task Service_WithTheSameLedger_GivesTheSameRun()
    {
        using var server = await Scope3.ServeAsync("--db", _ledger.Database);

        var run = RunLine.Of(await Scope3.RunAsync("run", "--server", server.Address));
        var watched = RunLine.Of(await Scope3.RunAsync("watch", "1", "--server", server.Address));
        await Scope3.RunAsync("export", "2", "--server", server.Address, "--results", _ledger.Folder.Named("there.csv"));
        await _ledger.AskAsync("export", "1", "--results", _ledger.Folder.Named("here.csv"));

        Assert.Equal(_ledger.First with { Id = 2, Computed = 0, Reused = 1 }, run);
        Assert.Equal(_ledger.First, watched);
        Assert.Equal(await File.ReadAllTextAsync(_ledger.Folder.Named("here.csv")), await File.ReadAllTextAsync(_ledger.Folder.Named("there.csv")));
    }

    [Fact]
    public async Task Cancel_FinishedRun_SaysWhatItIs()
    {
        var run = await _ledger.AskAsync("cancel", "1");

        Assert.Equal((ExitCode.NothingUsable, "run 1 finished\n"), (run.ExitCode, run.Output));
    }
}
