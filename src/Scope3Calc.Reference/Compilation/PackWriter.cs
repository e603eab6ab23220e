using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scope3Calc.Reference.Compilation;

/// <summary>Writes a pack as canonical text: the same content always gives the same bytes.</summary>
/// <remarks>UTF-8 without a mark, lines end in LF, cells are split by tabs, rows stand in ordinal order.</remarks>
internal sealed class PackWriter
{
    private readonly string _id;
    private readonly StringBuilder _header = new();
    private readonly List<string> _rows = [];
    private string _columns = string.Empty;
    private int _width;

    public PackWriter(string id, string kind)
    {
        _id = id;
        _header.Append(PackFormat.FirstLine).Append('\n');
        Header("id", id);
        Header("kind", kind);
    }

    public PackWriter Header(string name, params ReadOnlySpan<string> values)
    {
        _header.Append(name);
        foreach (var value in values)
        {
            _header.Append('\t').Append(Checked(value));
        }

        _header.Append('\n');
        return this;
    }

    public PackWriter Source(RawTables tables, string file) =>
        Header("source", file, Convert.ToHexStringLower(SHA256.HashData(tables[file].Span)));

    public PackWriter Columns(params ReadOnlySpan<string> names)
    {
        _columns = string.Join('\t', names);
        _width = names.Length;
        return this;
    }

    public void Row(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != _width)
        {
            throw new ArgumentException($"{_id}: a row has {cells.Length} cells, not {_width}.", nameof(cells));
        }

        foreach (var cell in cells)
        {
            Checked(cell);
        }

        _rows.Add(string.Join('\t', cells));
    }

    public PackFile Write()
    {
        _rows.Sort(StringComparer.Ordinal);
        Header("rows", _rows.Count.ToString(CultureInfo.InvariantCulture));
        var text = _header.Append('\n').Append(_columns).Append('\n');
        foreach (var row in _rows)
        {
            text.Append(row).Append('\n');
        }

        return new PackFile(_id, new UTF8Encoding(false).GetBytes(text.ToString()));
    }

    // A cell with a tab or a line break would shift every cell after it.
    private string Checked(string cell) => cell.AsSpan().ContainsAny('\t', '\n', '\r')
        ? throw new PackFormatException($"{_id}: '{cell}' holds a tab or a line break.")
        : cell;
}
