using System.Text;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

/// <summary>The project's tables, and small ones made up for one rule.</summary>
internal static class Tables
{
    public static readonly string DataDirectory = Path.Combine(AppContext.BaseDirectory, "data");

    public static readonly string PackDirectory = Path.Combine(AppContext.BaseDirectory, "packs");

    public static RawTables Published { get; } = RawTables.Read(DataDirectory);

    /// <summary>The published tables with one of them replaced by a text.</summary>
    public static RawTables With(string file, string text) => Published.With(file, Encoding.UTF8.GetBytes(text));

    /// <summary>The published tables with one piece of a table replaced.</summary>
    public static RawTables With(string file, string oldText, string newText)
    {
        var text = Encoding.UTF8.GetString(Published[file].Span);
        Assert.Contains(oldText, text, StringComparison.Ordinal);
        return With(file, text.Replace(oldText, newText, StringComparison.Ordinal));
    }

    /// <summary>The data rows of a pack, split into cells.</summary>
    public static IReadOnlyList<string[]> Rows(PackFile pack)
    {
        var lines = Encoding.UTF8.GetString(pack.Bytes.Span).Split('\n');
        var blank = Array.IndexOf(lines, string.Empty);
        return [.. lines[(blank + 2)..^1].Select(line => line.Split('\t'))];
    }

    public static PackFile Compile(RawTables tables, string id) =>
        PackCompiler.Compile(tables).Single(pack => pack.Id == id);
}
