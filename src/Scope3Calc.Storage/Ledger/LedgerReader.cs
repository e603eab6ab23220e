using System.Data.Common;
using Scope3Calc.Storage.Database;
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

    internal LedgerReader(LedgerDatabase database, LedgerTexts texts)
    {
        _database = database;
        _texts = texts;
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

    /// <summary>The ledger as it is now, for looking at a few of its lines.</summary>
    public SingleLines Open() => new(_database, _texts);

    /// <summary>Every version of a line, the first one first; empty for a line that is not there.</summary>
    public IReadOnlyList<LineVersion> Versions(string lineId)
    {
        using var lines = Open();
        return lines.Versions(lineId);
    }

    /// <summary>A line version by its ordinal, which the ledger has.</summary>
    public LineVersion Version(long ordinal)
    {
        using var lines = Open();
        return lines.Version(ordinal);
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
            end = _texts.LoadAll(connection, transaction);
            superseded = filter.WithSuperseded ? [] : [.. ChangeRows.Corrections(connection, transaction, end.NextOrdinal).Select(row => row.Previous)];
        }

        var pages = new SegmentPages(connection, null, end.NextOrdinal);
        var versions = new VersionReader(connection, null, _texts, pages);
        for (var ordinal = Math.Max(0, fromOrdinal); ordinal < end.NextOrdinal; ordinal++)
        {
            var (columns, row) = pages.At(ordinal);
            if (Matches(filter, columns, row) && !superseded.Contains(ordinal))
            {
                yield return versions.Read(ordinal, version: 0);
            }
        }
    }

    private bool Matches(LineFilterTexts filter, LedgerColumns columns, int row) =>
        Is(filter.Supplier, TextKind.Supplier, columns.Suppliers[row])
        && Is(filter.Contract, TextKind.Contract, columns.Contracts[row])
        && Is(filter.BuyerUnit, TextKind.BuyerUnit, columns.BuyerUnits[row])
        && Is(filter.ProductCategory, TextKind.Category, columns.Categories[row])
        && !(columns.PurchaseDate(row) < filter.From) && !(columns.PurchaseDate(row) > filter.To);

    private bool Is(string? wanted, TextKind kind, int code) => wanted is null || wanted == _texts.Text(kind, code);
}
