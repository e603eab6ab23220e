using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Reads a file of purchase lines row by row, in constant memory.</summary>
/// <remarks>
/// CSV as RFC 4180 describes it: UTF-8, commas, one header row in any order. A row that cannot be read is an outcome of its
/// own; reading goes on at the next line of the file, so an open quotation mark costs one row and not the rest.
/// </remarks>
internal sealed class PurchaseFile : IDisposable
{
    /// <summary>Longest text the service takes.</summary>
    public const int MaxCellLength = 1_024;

    // Thirty times what the known columns may hold. A longer row is an open quotation mark or no purchase line.
    private const int MaxRowBytes = 1024 * 1024;

    private readonly Stream _stream;
    private readonly KnownLineIds? _ids;
    private readonly List<(CsvMalformedReason Reason, long Line)> _malformed = [];
    private CsvReader _reader;
    private PurchaseColumn?[] _columns = [];

    // Where the current reader began: after a row that could not be read, a new one begins at the line behind it.
    private long _startOffset;
    private long _startLine;

    /// <param name="stream">The file. Of a pipe, rows behind one with an open quotation mark cannot be read.</param>
    /// <param name="refusesRepeats">Whether a second row of the same identifier is refused here; else whoever gets the lines decides.</param>
    public PurchaseFile(Stream stream, bool refusesRepeats = true)
    {
        _stream = stream;
        _ids = refusesRepeats ? new KnownLineIds() : null;
        _reader = NewReader();
    }

    /// <summary>Opens a file behind its header, and says which of its columns mean nothing.</summary>
    /// <exception cref="InputException">It is no file of purchase lines.</exception>
    public static PurchaseFile Open(FileInfo info, bool refusesRepeats = true)
    {
        if (Directory.Exists(info.FullName))
        {
            throw new InputException("This is a directory. Name a CSV file.");
        }

        var file = new PurchaseFile(info.OpenRead(), refusesRepeats);
        try
        {
            file.ReadHeader();
        }
        catch
        {
            file.Dispose();
            throw;
        }

        if (file.IgnoredColumns.Count > 0)
        {
            Console.Error.WriteLine($"Note: these columns are not known and are ignored: {string.Join(", ", file.IgnoredColumns)}.");
        }

        return file;
    }

    /// <summary>Header names that mean nothing here.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; private set; } = [];

    /// <summary>Share of the file read so far, 0 to 1. A pipe does not tell and stays at 0.</summary>
    public double ShareRead => !_stream.CanSeek ? 0 : _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <exception cref="InputException">The file is empty, or its header lacks or repeats a column.</exception>
    public void ReadHeader()
    {
        if (!TryReadRecord(out var failure))
        {
            throw new InputException("The file is empty. Its first row must name the columns, beginning with line_id.");
        }

        if (failure is not null)
        {
            throw new InputException($"The header cannot be read: {failure.Message}");
        }

        var names = _reader.Current.ToArray();
        if (names[0].Contains('\0', StringComparison.Ordinal) || names[0].Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new InputException("The header is not valid UTF-8. Save the file as UTF-8.");
        }

        if (names.Length == 1 && names[0].AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            var separator = names[0].Contains(';', StringComparison.Ordinal) ? "semicolons" : "tabs";
            throw new InputException($"The columns are separated by {separator}. Separate them by commas.");
        }

        var repeated = names.Where(PurchaseColumns.ByName.ContainsKey).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw new InputException($"The header names {repeated.Key} twice. Name each column once.");
        }

        var missing = PurchaseColumns.All.Where(column => column.Required && !names.Contains(column.Name)).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            throw new InputException(
                $"The header lacks {string.Join(", ", missing)}. Name every one of them in the first row; "
                + "cells below may be empty where a value is not known.");
        }

        _columns = [.. names.Select(name => PurchaseColumns.ByName.GetValueOrDefault(name))];
        IgnoredColumns = [.. names.Where(name => !PurchaseColumns.ByName.ContainsKey(name)).Select(Shortened)];
    }

    /// <summary>The next row, or null at the end of the file.</summary>
    public PurchaseRow? Read() =>
        !TryReadRecord(out var failure) ? null
        : failure is null ? ReadCells()
        : Unreadable(failure);

    public void Dispose() => _reader.Dispose();

    private CsvReader NewReader() => CsvReader.Create(
        _stream,
        new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            MaxRecordSize = MaxRowBytes,
            OnMalformedRecord = record => _malformed.Add((record.Reason, record.LineNumber)),
        },
        leaveOpen: true);

    private sealed record Failure(long Line, string LineId, string Message);

    /// <returns>False at the end. A failure means that the record cannot be used; the next one can be read.</returns>
    private bool TryReadRecord(out Failure? failure)
    {
        failure = null;
        _malformed.Clear();
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException exception)
        {
            failure = new Failure(
                _startLine + exception.LineNumber,
                GoOnBehind(exception.ByteOffset, exception.LineNumber),
                "The row is longer than 1 MiB, or a quotation mark opens a cell and is not closed. Close it or shorten the row.");
            return true;
        }

        // A mark that is not closed ends at the next one, rows later, where it then seems to stand inside a cell.
        if (_malformed.Exists(fault => fault.Reason == CsvMalformedReason.UnterminatedQuote)
            || (_malformed.Count > 0 && _reader.RawRecord.TrimEnd("\r\n"u8).Contains((byte)'\n')))
        {
            failure = new Failure(
                _startLine + _reader.LineNumber,
                GoOnBehind(_reader.ByteOffset, _reader.LineNumber),
                "A quotation mark opens a cell and is not closed. Close it.");
        }

        return true;
    }

    // The line at the offset is given up; a new reader begins at the line behind it. Returns the line's identifier, if any.
    private string GoOnBehind(long offset, long line)
    {
        if (!_stream.CanSeek)
        {
            throw new InputException($"Row {_startLine + line} cannot be read, and a pipe cannot be read again. Give a file.");
        }

        _reader.Dispose();
        _stream.Position = _startOffset + offset;
        Span<byte> buffer = stackalloc byte[4096];
        string? lineId = null;
        int read;
        while ((read = _stream.Read(buffer)) > 0)
        {
            var end = buffer[..read].IndexOf((byte)'\n');
            lineId ??= LineIdIn(buffer[..(end < 0 ? read : end)]);
            if (end >= 0)
            {
                _stream.Position += end + 1 - read;
                break;
            }
        }

        _startOffset = _stream.Position;
        _startLine += line;
        _reader = NewReader();
        return lineId ?? string.Empty;
    }

    // Cells are taken one by one until the identifier's; empty where one of them is not in order.
    private string LineIdIn(ReadOnlySpan<byte> row)
    {
        var place = Array.FindIndex(_columns, column => column?.Name == PurchaseColumns.LineId);
        for (var i = 0; i <= place; i++)
        {
            var isQuoted = row.StartsWith("\""u8);
            row = isQuoted ? row[1..] : row;
            var length = row.IndexOf(isQuoted ? "\","u8 : ","u8);
            if (length < 0 || row[..length].Contains((byte)'"') || !Utf8.IsValid(row[..length]))
            {
                return string.Empty;
            }

            if (i == place)
            {
                return length <= MaxCellLength ? Encoding.UTF8.GetString(row[..length]).Trim() : string.Empty;
            }

            row = row[(length + (isQuoted ? 2 : 1))..];
        }

        return string.Empty;
    }

    private static PurchaseRow Unreadable(Failure failure)
    {
        var row = new PurchaseRow(failure.Line, new PurchaseLine { LineId = failure.LineId });
        row.Refuse(ReasonCode.ValueInvalid, "row", failure.Message);
        return row;
    }

    private PurchaseRow ReadCells()
    {
        var line = new PurchaseLine();
        var row = new PurchaseRow(_startLine + _reader.LineNumber, line) { Bytes = _reader.RawRecord.Length };
        if (_malformed.Count > 0)
        {
            row.Refuse(ReasonCode.ValueInvalid, "row", "A quotation mark stands inside a cell. Quote the whole cell and double the mark.");
        }

        var cells = _reader.FieldCount;
        if (cells < _columns.Length)
        {
            row.Refuse(ReasonCode.ValueMissing, "row", $"The row has {cells} cells, the header {_columns.Length}. Add the missing commas.");
        }

        var startsDeclaration = false;
        for (var i = 0; i < cells; i++)
        {
            var cell = _reader[i];
            if (cell.IsEmpty)
            {
                continue;
            }

            if (i >= _columns.Length)
            {
                row.Refuse(ReasonCode.ValueInvalid, "row", $"The row has {cells} cells, the header {_columns.Length}. Quote cells that hold commas.");
                break;
            }

            if (_columns[i] is { } column)
            {
                ReadCell(row, column, cell);
                startsDeclaration |= column.StartsDeclaration;
            }
        }

        // The mass or the unit of a device alone declares nothing.
        if (!startsDeclaration)
        {
            line.Declaration = null;
        }

        if (line.LineId.Length > 0 && _ids?.Add(line.LineId) == false)
        {
            row.Refuse(ReasonCode.DuplicateLine, PurchaseColumns.LineId,
                "The identifier was used before in this file. Give every line its own.");
        }

        // The identifier's cell may stand behind the one that is wrong.
        if (row.Refusal is { } refusal)
        {
            refusal.LineId = line.LineId;
        }

        return row;
    }

    private static void ReadCell(PurchaseRow row, PurchaseColumn column, CsvField cell)
    {
        if (!Utf8.IsValid(cell.Span))
        {
            row.Refuse(ReasonCode.ValueInvalid, column.Name, "The cell is not valid UTF-8. Save the file as UTF-8.");
        }
        else if (cell.Length > MaxCellLength)
        {
            row.Refuse(ReasonCode.ValueOutOfRange, column.Name, $"The cell has {cell.Length} bytes. Give at most {MaxCellLength}.");
        }
        else if (column.Set(row.Line, cell.ToString()) is { } problem)
        {
            row.Refuse(problem);
        }
    }

    private static string Shortened(string name) =>
        name.Length == 0 ? "(no name)" : name.Length <= 40 ? name : name[..37] + "...";
}
