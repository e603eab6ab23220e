using Scope3Calc.Cli.Csv;

namespace Scope3Calc.Cli.Tests;

/// <summary>The readme tells every column, and its example is what the sample gives.</summary>
public sealed class ReadmeTests(PurchasesRun sample) : IClassFixture<PurchasesRun>
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "readme", "README.md"));

    private static string[] Section(string title) =>
        Text[Text.IndexOf($"## {title}\n", StringComparison.Ordinal)..].Split("\n## ")[0].Split('\n');

    [Fact]
    public void Readme_InputColumns_AreAllTold() => AssertTold("What goes in", PurchaseColumns.All.Select(column => column.Name));

    [Fact]
    public void Readme_ResultColumns_AreAllTold() => AssertTold("What comes out", ResultFile.Columns);

    [Fact]
    public void Readme_ExampleOfAResult_IsWhatTheSampleGives()
    {
        var quoted = Section("How to read the result").Where(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        var output = sample.Run.Output.Split('\n');

        Assert.InRange(quoted.Count, 10, 30);
        Assert.All(quoted, line => Assert.Contains(line[4..], output));
    }

    // The first cell of a table's row.
    private static void AssertTold(string section, IEnumerable<string> columns)
    {
        var told = Section(section).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]).ToList();

        Assert.All(columns, column => Assert.Contains(told, cell => cell.Contains($"`{column}`", StringComparison.Ordinal)));
    }
}
