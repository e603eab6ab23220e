using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Cli.Tests;

/// <summary>The commands on a ledger in PostgreSQL, beside the same on SQLite.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresCommandTests(PostgresServer server) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task SampleLedger_OnPostgres_HasTheRootTotalsAndResultsOfSqlite()
    {
        var sqlite = await RunsOnAsync(_folder.Named("ledger.db"));
        var postgres = await RunsOnAsync(await server.NewDatabaseAsync());

        Assert.Equal(sqlite.Answers, postgres.Answers);
        Assert.Equal(await File.ReadAllTextAsync(sqlite.Results), await File.ReadAllTextAsync(postgres.Results));
    }

    // What each command prints, and the file of results.
    private async Task<(List<string> Answers, string Results)> RunsOnAsync(string database)
    {
        var results = _folder.Named($"{Guid.NewGuid()}.csv");
        var answers = new List<string>();
        await AskAsync(ExitCode.SomeNotCalculated, "import", Folder.Sample("ict-purchases.csv"));
        await AskAsync(ExitCode.AllCalculated, "run");
        await AskAsync(ExitCode.AllCalculated, "totals", "1", "--by", "supplier,year", "--csv");
        await AskAsync(ExitCode.AllCalculated, "export", "1", "--results", results);
        await AskAsync(ExitCode.AllCalculated, "verify", "1");
        await AskAsync(ExitCode.AllCalculated, "run");
        Assert.StartsWith("run 1 root ", answers[1], StringComparison.Ordinal);
        Assert.EndsWith("computed 0 reused 1\n", answers[^1], StringComparison.Ordinal);
        return (answers, results);

        async Task AskAsync(int expected, params string[] command)
        {
            var run = await Scope3.RunAsync([.. command, "--db", database]);
            Assert.True(run.ExitCode == expected, $"{command[0]}: {run.ExitCode} {run.Error}");
            answers.Add(run.Output);
        }
    }
}
