using System.Text.RegularExpressions;

namespace Scope3Calc.Cli.Tests;

/// <summary>One sample in a ledger of its own, run and exported once, and calculated from its file beside it.</summary>
public abstract class SampleLedger : IAsyncLifetime, IDisposable
{
    private readonly Folder _folder = new();
    private readonly string _sample;

    protected SampleLedger(string sample) => _sample = Folder.Sample(sample);

    public string Database => _folder.Named("ledger.db");

    /// <summary>A service that has the same ledger.</summary>
    internal CliServer Server { get; private set; } = null!;

    internal CliRun Imported { get; private set; } = null!;

    internal CliRun Ran { get; private set; } = null!;

    internal CliRun Exported { get; private set; } = null!;

    /// <summary>The sample's rows by their identifier. Of one that comes twice the first counts, as in the ledger.</summary>
    public Dictionary<string, Dictionary<string, string>> Input { get; private set; } = [];

    /// <summary>What <c>calculate --results</c> writes of them.</summary>
    public List<Dictionary<string, string>> Calculated { get; private set; } = [];

    /// <summary>What <c>export</c> writes of the run.</summary>
    public List<Dictionary<string, string>> Results { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var (calculated, exported) = (_folder.Named("calculated.csv"), _folder.Named("exported.csv"));
        Imported = await Scope3.RunAsync("import", _sample, "--db", Database);
        Ran = await Scope3.RunAsync("run", "--db", Database);
        Exported = await Scope3.RunAsync("export", "1", "--db", Database, "--results", exported);
        await Scope3.RunAsync("calculate", _sample, "--results", calculated);
        Input = ById(Folder.ReadCsv(_sample));
        Calculated = [.. ById(Folder.ReadCsv(calculated)).Values];
        Results = Folder.ReadCsv(exported);
        Assert.Equal(await FirstLineAsync(calculated), await FirstLineAsync(exported));
        Server = await Scope3.ServeAsync("--db", Database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Server.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, Dictionary<string, string>> ById(List<Dictionary<string, string>> rows) =>
        rows.DistinctBy(row => row["line_id"]).ToDictionary(row => row["line_id"], StringComparer.Ordinal);

    private static async Task<string?> FirstLineAsync(string path)
    {
        using var reader = new StreamReader(path);
        return await reader.ReadLineAsync();
    }
}

public sealed class PurchasesLedger() : SampleLedger("ict-purchases.csv");

public sealed class OxfordLedger() : SampleLedger("oxford-ict-spend-2014-2017.csv");

/// <summary>What <c>run</c> prints as its last line.</summary>
internal sealed partial record RunLine(long Id, string Root, long Lines, int Computed, int Reused)
{
    public static RunLine Of(CliRun run)
    {
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        var match = Pattern().Match(run.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.True(match.Success, run.Output);
        return new RunLine(
            long.Parse(match.Groups[1].Value, provider: null),
            match.Groups[2].Value,
            long.Parse(match.Groups[3].Value, provider: null),
            int.Parse(match.Groups[4].Value, provider: null),
            int.Parse(match.Groups[5].Value, provider: null));
    }

    [GeneratedRegex("^run ([0-9]+) root ([0-9a-f]{64}) lines ([0-9]+) computed ([0-9]+) reused ([0-9]+)$")]
    private static partial Regex Pattern();
}
