using System.Globalization;
using System.Text.Json;

namespace Scope3Calc.Cli.Tests;

/// <summary>One sample, calculated once for all tests that look at it.</summary>
public abstract class SampleRun : IAsyncLifetime
{
    private readonly string _sample;

    protected SampleRun(string sample) => _sample = Folder.Sample(sample);

    internal CliRun Run { get; private set; } = null!;

    public List<Dictionary<string, string>> Input { get; private set; } = [];

    public List<Dictionary<string, string>> Results { get; private set; } = [];

    public string ResultText { get; private set; } = "";

    public JsonElement Json { get; private set; }

    public async Task InitializeAsync()
    {
        using var folder = new Folder();
        var (results, json) = (folder.Named("results.csv"), folder.Named("all.json"));
        Run = await Scope3.RunAsync("calculate", _sample, "--results", results, "--json", json);
        Input = Folder.ReadCsv(_sample);
        Results = Folder.ReadCsv(results);
        ResultText = await File.ReadAllTextAsync(results);
        Json = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement;
    }

    /// <summary>The outcomes of the lines of one case, which stands in their contract.</summary>
    public List<Dictionary<string, string>> ResultsOf(string caseName) =>
        [.. Input.Zip(Results).Where(pair => pair.First["contract"] == $"Illustrative: {caseName}").Select(pair => pair.Second)];

    /// <summary>A total of the summary in kg.</summary>
    public decimal Total(string list, string key, string value) => Json.GetProperty("summary").GetProperty(list).EnumerateArray()
        .Where(entry => entry.GetProperty(key).GetString() == value)
        .Sum(entry => Kg(entry.GetProperty("bookedKgCo2e").GetString()!));

    public decimal Booked => Kg(Json.GetProperty("summary").GetProperty("bookedKgCo2e").GetString()!);

    /// <summary>A mass of an outcome in kg, 0 where it has none.</summary>
    public static decimal KgOf(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var milligrams) ? Kg(milligrams.GetString()!) / 1_000_000m : 0m;

    public static decimal Kg(string text) => text.Length == 0 ? 0m : decimal.Parse(text, CultureInfo.InvariantCulture);

    public Task DisposeAsync() => Task.CompletedTask;
}

public sealed class PurchasesRun() : SampleRun("ict-purchases.csv");

public sealed class OxfordRun() : SampleRun("oxford-ict-spend-2014-2017.csv");
