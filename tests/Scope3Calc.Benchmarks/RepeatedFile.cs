using System.Globalization;

namespace Scope3Calc.Benchmarks;

/// <summary>Repeats a purchase file with new line identifiers until it has as many lines as wanted.</summary>
internal static class RepeatedFile
{
    /// <param name="input">A CSV file whose first column is the identifier and whose rows are one line each.</param>
    /// <param name="lines">Lines to write below the header.</param>
    /// <param name="output">The file to write.</param>
    public static void Write(string input, int lines, string output)
    {
        var rows = File.ReadAllLines(input);
        using var writer = new StreamWriter(output);
        writer.WriteLine(rows[0]);
        for (var i = 0; i < lines; i++)
        {
            var row = rows[1 + (i % (rows.Length - 1))];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i:D9}-{row}"));
        }
    }
}
