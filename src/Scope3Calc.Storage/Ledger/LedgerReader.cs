using System.Data.Common;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Which line versions a listing is for. What is null does not restrict.</summary>
public sealed record LineFilterTexts
{
    public string? Supplier { get; init; }

    public string? Contract { get; init; }

    public string? BuyerUnit { get; init; }

    public string? ProductCategory { get; init; }

    /// <summary>First day of purchase, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of purchase, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Also versions that were corrected later.</summary>
    public bool WithSuperseded { get; init; }
}

/// <summary>Reads lines of the ledger one by one. Safe for any thread.</summary>
public sealed class LedgerReader
{
    private readonly LedgerDatabase _database;
    private readonly LedgerTexts _texts;
    private readonly LineIndexStore _index;

    internal LedgerReader(LedgerDatabase database, LedgerTexts texts, LineIndexStore index)
    {
        _database = database;
        _texts = texts;
        _index = index;
    }

    /// <summary>Where the ledger stands.</summary>
    public LedgerState Current()
    {
        using var connection = _database.OpenConnection();
        return LedgerState.Read(connection, null);
    }

    /// <summary>Where the ledger stood at an instant, or stands.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">A state of the database.</param>
    /// <param name="asKnownAt">The instant; null for now.</param>
    public static LedgerState StateAt(DbConnection connection, DbTransaction transaction, DateTimeOffset? asKnownAt) =>
        asKnownAt is { } time
            ? LedgerState.At(connection, transaction, Microseconds.Of(time))
            : LedgerState.Read(connection, transaction);

    /// <summary>Every version of a line, the first one first; empty for a line that is not there.</summary>
    public IReadOnlyList<LineVersion> Versions(string lineId)
    {
        using var connection = _database.OpenConnection();
        using var transaction = _database.BeginRead(connection);
        var end = Known(connection, transaction);
        var ordinals = new KnownLines(_index).VersionsOf(connection, transaction, end.NextOrdinal, lineId);
        var pages = new SegmentPages(connection, transaction, end.NextOrdinal);
        var times = new RecordedTimes(connection, transaction);
        return [.. ordinals.Select((ordinal, i) => Version(times, pages, ordinal, i + 1))];
    }

    /// <summary>A line version by its ordinal, which the ledger has.</summary>
    public LineVersion Version(long ordinal)
    {
        using var connection = _database.OpenConnection();
        using var transaction = _database.BeginRead(connection);
        var end = Known(connection, transaction);
        return Version(
            new RecordedTimes(connection, transaction), new SegmentPages(connection, transaction, end.NextOrdinal), ordinal, version: 0);
    }

    /// <summary>Line versions in the order in which they came, from an ordinal on.</summary>
    /// <remarks>To go on after a break, ask again from one past the last ordinal. Lines that come meanwhile are not listed.</remarks>
    public IEnumerable<LineVersion> List(LineFilterTexts filter, long fromOrdinal)
    {
        using var connection = _database.OpenConnection();
        LedgerState end;
        HashSet<long> superseded;
        using (var transaction = _database.BeginRead(connection))
        {
            end = Known(connection, transaction);
            superseded = filter.WithSuperseded ? [] : [.. ChangeRows.Corrections(connection, transaction, end.NextOrdinal).Select(row => row.Previous)];
        }

        var pages = new SegmentPages(connection, null, end.NextOrdinal);
        var times = new RecordedTimes(connection, null);
        for (var ordinal = Math.Max(0, fromOrdinal); ordinal < end.NextOrdinal; ordinal++)
        {
            var (columns, row) = pages.At(ordinal);
            if (Matches(filter, columns, row) && !superseded.Contains(ordinal))
            {
                yield return Version(times, pages, ordinal, version: 0);
            }
        }
    }

    private LedgerState Known(DbConnection connection, DbTransaction transaction)
    {
        var state = LedgerState.Read(connection, transaction);
        _texts.Load(connection, transaction);
        _texts.LoadDeclarations(connection, transaction);
        return state;
    }

    private bool Matches(LineFilterTexts filter, LedgerColumns columns, int row) =>
        Is(filter.Supplier, TextKind.Supplier, columns.Suppliers[row])
        && Is(filter.Contract, TextKind.Contract, columns.Contracts[row])
        && Is(filter.BuyerUnit, TextKind.BuyerUnit, columns.BuyerUnits[row])
        && Is(filter.ProductCategory, TextKind.Category, columns.Categories[row])
        && !(columns.PurchaseDate(row) < filter.From) && !(columns.PurchaseDate(row) > filter.To);

    private bool Is(string? wanted, TextKind kind, int code) => wanted is null || wanted == _texts.Text(kind, code);

    /// <param name="times">When versions were recorded.</param>
    /// <param name="pages">Decoded segments.</param>
    /// <param name="ordinal">The version's ordinal.</param>
    /// <param name="version">Its number; 0 where it must be counted.</param>
    private LineVersion Version(RecordedTimes times, SegmentPages pages, long ordinal, int version)
    {
        var (columns, row) = pages.At(ordinal);
        var original = columns.Originals[row] - 1;
        var supersedes = columns.Supersedes[row] - 1;
        var line = RowDecoder.Line(columns, row, _texts, originalLineId: null);
        if (original >= 0)
        {
            var (there, place) = pages.At(original);
            line = line.WithOriginal(RowDecoder.LineId(there, place));
        }

        var reason = supersedes >= 0 ? times.ReasonOf(ordinal) : null;
        if (version == 0)
        {
            for (version = 1; supersedes >= 0; version++)
            {
                var (there, place) = pages.At(supersedes);
                supersedes = there.Supersedes[place] - 1;
            }
        }

        return new LineVersion(ordinal, version, Microseconds.ToTime(times.Of(ordinal)), reason, line);
    }
}
