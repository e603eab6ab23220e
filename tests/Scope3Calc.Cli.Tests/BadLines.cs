using System.Globalization;
using System.Text;

namespace Scope3Calc.Cli.Tests;

/// <summary>One file with everything that can be wrong with a line, each bad row between good ones, calculated once.</summary>
public sealed class BadLines : IAsyncLifetime
{
    private readonly List<byte[]> _lines = [];
    private readonly Dictionary<string, int> _rowOf = [];
    private int _rows;

    /// <summary>Results by row of the file.</summary>
    public Dictionary<int, Dictionary<string, string>> Results { get; } = [];

    public List<string> GoodIds { get; } = [];

    internal CliRun Run { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        AddRow("", Some.Header);
        foreach (var (name, cells) in BadCells.All)
        {
            AddGood();
            AddRow(name, cells.Any(cell => cell.Column.StartsWith("gwp", StringComparison.Ordinal) || cell.Column == "mass_kg")
                ? Some.LineWithEpd(name, cells)
                : Some.Line(name, cells));
        }

        AddGood();
        AddRow("huge cell", Some.Line("huge cell", ("product_category", new string('x', 10_000_000))));
        AddGood();
        AddRow("long cell", Some.Line("long cell", ("product_category", new string('x', 1_025))));
        AddGood();
        AddRow("open quote", Some.Line("open quote", ("product_category", "\"lap")));
        AddGood();
        AddRow("open quote in line_id", "\"" + Some.Line("open quote in line_id"));
        AddGood();
        AddRow("stray quote", Some.Line("stray quote", ("product_category", "14\" laptop")));
        AddGood();
        AddRow("too few cells", "too few cells,2023-03-31,1");
        AddGood();
        AddRow("too many cells", Some.Line("too many cells") + ",more");
        AddGood();
        AddRow("bad UTF-8", Encoding.Latin1.GetBytes(Some.Line("bad UTF-8", ("product_category", "téléphone"))));
        AddGood();
        AddRow("twice", Some.Line("twice"));
        AddRow("twice again", Some.Line("twice"));
        AddGood();

        using var folder = new Folder();
        var results = folder.Named("results.csv");
        var file = folder.Write("lines.csv", [.. _lines.SelectMany(line => line.Append((byte)'\n'))]);
        Run = await Scope3.RunAsync("calculate", file, "--results", results);
        var row = 2;
        foreach (var result in Folder.ReadCsv(results))
        {
            Results.Add(row++, result);
        }
    }

    /// <summary>The outcome of a bad row.</summary>
    public Dictionary<string, string> ResultOf(string name) => Results[_rowOf[name]];

    /// <summary>What the report says of a bad row.</summary>
    public string TextOf(string name)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"  row {_rowOf[name]}, ");
        return Run.Output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private void AddGood()
    {
        GoodIds.Add($"good-{GoodIds.Count + 1}");
        AddRow(GoodIds[^1], Some.Line(GoodIds[^1]));
    }

    private void AddRow(string name, string text) => AddRow(name, Encoding.UTF8.GetBytes(text));

    private void AddRow(string name, byte[] bytes)
    {
        _rowOf.Add(name, ++_rows);
        _lines.Add(bytes);
    }
}
