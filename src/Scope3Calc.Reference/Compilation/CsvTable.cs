using System.Globalization;
using System.Text;
using CsvHelper;

namespace Scope3Calc.Reference.Compilation;

/// <summary>A published table read into memory: every cell is text, exactly as it stands in the file.</summary>
internal sealed class CsvTable
{
    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private CsvTable(string file, IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows)
    {
        File = file;
        Columns = columns;
        Rows = rows;
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <exception cref="PackFormatException">The file is not UTF-8 or not a table.</exception>
    public static CsvTable Read(RawTables tables, string file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(tables[file].Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new PackFormatException($"{file}: not UTF-8.", e);
        }

        try
        {
            using var reader = CsvReader.FromText(text, Format);
            if (!reader.Read())
            {
                throw new PackFormatException(file, 1, "the header is missing.");
            }

            var columns = reader.Current.ToArray();
            var index = columns.Select((name, i) => (name, i))
                .ToDictionary(column => column.name, column => column.i, StringComparer.Ordinal);
            var rows = new List<TableRow>();
            while (reader.Read())
            {
                rows.Add(new TableRow(file, (int)reader.LineNumber, index, reader.Current.ToArray()));
            }

            return new CsvTable(file, columns, rows);
        }
        catch (CsvFormatException e)
        {
            throw new PackFormatException($"{file}: {e.Message}", e);
        }
    }
}

/// <summary>One row of a published table.</summary>
internal sealed class TableRow(string file, int line, Dictionary<string, int> columns, string[] cells)
{
    public int Line { get; } = line;

    /// <exception cref="PackFormatException">The table has no such column.</exception>
    public string this[string column] => columns.TryGetValue(column, out var i)
        ? cells[i]
        : throw Wrong($"there is no column {column}.");

    /// <summary>The cell as a number; null where it is empty.</summary>
    /// <exception cref="PackFormatException">The cell is neither empty nor a number.</exception>
    public decimal? Number(string column) => this[column] switch
    {
        "" => null,
        var text when decimal.TryParse(text, PackFormat.Numbers, CultureInfo.InvariantCulture, out var value)
            => value,
        var text => throw Wrong($"{column} is not a number: '{text}'."),
    };

    /// <summary>The cell's text, known to be a number.</summary>
    /// <exception cref="PackFormatException">The cell is empty or not a number.</exception>
    public string NumberText(string column) =>
        Number(column) is null ? throw Wrong($"{column} is empty.") : this[column];

    public PackFormatException Wrong(string message) => new(file, Line, message);
}
