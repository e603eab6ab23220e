using System.Globalization;
using System.Text;

namespace Scope3Calc.Reference.Loading;

/// <summary>A pack taken apart into header and rows, checked for being whole.</summary>
internal sealed class PackText
{
    private readonly Dictionary<string, List<string>> _header = new(StringComparer.Ordinal);

    /// <exception cref="PackFormatException">The bytes are not a pack, or not all of it.</exception>
    public PackText(PackFile file)
    {
        File = file;
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new PackFormatException($"{file.Id}: not UTF-8.", e);
        }

        var lines = text.Split('\n');
        if (lines[0] != PackFormat.FirstLine)
        {
            throw Wrong(1, $"expected '{PackFormat.FirstLine}'.");
        }

        var line = 1;
        for (; line < lines.Length && lines[line].Length > 0; line++)
        {
            var (name, value) = lines[line].Split('\t', 2) is [var left, var right]
                ? (left, right)
                : throw Wrong(line + 1, "a header line has a name, a tab and a value.");
            if (!_header.TryGetValue(name, out var values))
            {
                _header[name] = values = [];
            }

            values.Add(value);
        }

        if (line + 1 >= lines.Length || lines[^1].Length > 0)
        {
            throw Wrong(lines.Length, "the pack ends too early.");
        }

        if (Header("id") != file.Id)
        {
            throw Wrong(1, $"the pack calls itself '{Header("id")}'.");
        }

        Columns = lines[line + 1].Split('\t');
        FirstRowLine = line + 3;
        Rows = new ArraySegment<string>(lines, line + 2, lines.Length - line - 3);
        if (Header("rows") != Rows.Count.ToString(CultureInfo.InvariantCulture))
        {
            throw Wrong(lines.Length, $"{Rows.Count} rows, but the header says {Header("rows")}.");
        }
    }

    public PackFile File { get; }

    public IReadOnlyList<string> Columns { get; }

    public ArraySegment<string> Rows { get; }

    /// <summary>Line number of the first row, counted from 1.</summary>
    public int FirstRowLine { get; }

    public PackInfo Info => new(
        File.Id,
        Header("kind"),
        Header("title"),
        Header("publisher"),
        Header("licence"),
        Header("basis"),
        Rows.Count,
        File.Sha256,
        [.. Headers("source").Select(SourceOf)],
        Headers("note"));

    /// <exception cref="PackFormatException">The header has no such line, or several.</exception>
    public string Header(string name) => Headers(name) is [var only]
        ? only
        : throw Wrong(1, $"the header needs one line '{name}'.");

    /// <returns>The value of a header line that need not be there; null where it is not.</returns>
    /// <exception cref="PackFormatException">The header has several such lines.</exception>
    public string? Optional(string name) => Headers(name).Count == 0 ? null : Header(name);

    /// <summary>Splits a row; the number of its cells is that of the columns.</summary>
    /// <param name="row">Index into <see cref="Rows"/>.</param>
    /// <param name="cells">Room for one range per column.</param>
    /// <exception cref="PackFormatException">The row has fewer or more cells.</exception>
    public PackRow Row(int row, Span<Range> cells)
    {
        var text = Rows[row];
        return text.AsSpan().Count('\t') == Columns.Count - 1 && text.AsSpan().Split(cells, '\t') == Columns.Count
            ? new PackRow(this, row, text, cells)
            : throw Wrong(FirstRowLine + row, $"expected {Columns.Count} cells.");
    }

    public PackFormatException Wrong(int line, string message) => new(File.Id, line, message);

    private List<string> Headers(string name) => _header.GetValueOrDefault(name) ?? [];

    private PackSource SourceOf(string value) => value.Split('\t') is [var path, var sha256]
        ? new PackSource(path, sha256)
        : throw Wrong(1, "a source has a path and a checksum.");
}

/// <summary>One row of a pack; cells are read in place.</summary>
internal readonly ref struct PackRow(PackText pack, int row, string text, ReadOnlySpan<Range> cells)
{
    private readonly ReadOnlySpan<Range> _cells = cells;

    public ReadOnlySpan<char> Span(int column) => text.AsSpan(_cells[column]);

    public string Text(int column) => text[_cells[column]];

    /// <summary>The cell as a number; null where it is empty.</summary>
    /// <exception cref="PackFormatException">The cell is neither empty nor a number.</exception>
    public decimal? Optional(int column) => Span(column) switch
    {
        [] => null,
        var cell when decimal.TryParse(cell, PackFormat.Numbers, CultureInfo.InvariantCulture, out var value)
            => value,
        _ => throw Wrong(column),
    };

    /// <exception cref="PackFormatException">The cell is not a number.</exception>
    public decimal Number(int column) => Optional(column) ?? throw Wrong(column);

    /// <exception cref="PackFormatException">The cell is not a year.</exception>
    public int Year(int column) =>
        int.TryParse(Span(column), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1900 and < 2200
            ? year
            : throw Wrong(column);

    public PackFormatException Wrong(int column) =>
        Wrong($"'{Text(column)}' cannot be the {pack.Columns[column]}.");

    public PackFormatException Wrong(string message) => pack.Wrong(pack.FirstRowLine + row, message);
}
