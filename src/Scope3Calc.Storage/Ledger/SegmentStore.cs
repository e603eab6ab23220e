using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The segments of the ledger: line versions by ordinal, 32,768 to a segment.</summary>
/// <remarks>
/// A segment that is not full yet lies in pieces, one a commit. The commit that fills it makes one of them, and so does the one
/// that would leave more than a few: so what a segment holds and how it is called depends on its lines alone, never on
/// how they came in.
/// </remarks>
public static class SegmentStore
{
    /// <summary>Line versions in a full segment: whoever asks for one line reads it whole, and sums are kept of each.</summary>
    public const int SegmentLines = 32_768;

    /// <summary>At most so many pieces of a segment are left before they are made one.</summary>
    internal const int MaxPieces = 16;

    /// <summary>The segment a line version lies in.</summary>
    public static int SegmentOf(long ordinal) => checked((int)(ordinal / SegmentLines));

    /// <summary>How many segments hold the line versions below an ordinal.</summary>
    public static int SegmentsBelow(long endOrdinal) => checked((int)((endOrdinal + SegmentLines - 1) / SegmentLines));

    /// <summary>Decodes a segment, up to an ordinal.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction; null for what is committed.</param>
    /// <param name="segment">Which one.</param>
    /// <param name="endOrdinal">Line versions from here on are not needed.</param>
    /// <param name="columns">Cleared, and then filled with the segment's pieces. May hold lines beyond the ordinal.</param>
    /// <returns>The segment's name if it is one piece that ends at <paramref name="endOrdinal"/> or is full; else null.</returns>
    /// <exception cref="StorageException">Bytes are missing or are not what they were: the message names the segment.</exception>
    public static string? Read(
        DbConnection connection, DbTransaction? transaction, int segment, long endOrdinal, LedgerColumns columns)
    {
        columns.Clear();
        var first = (long)segment * SegmentLines;
        var last = Math.Min(first + SegmentLines, endOrdinal);
        using var command = Sql.Command(
            connection,
            transaction,
            """
            SELECT first_ordinal, name, bytes FROM segments
            WHERE first_ordinal >= @first AND first_ordinal < @last ORDER BY first_ordinal
            """,
            ("first", first),
            ("last", last));
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        string? name = null;
        var pieces = 0;
        while (reader.Read())
        {
            var firstOrdinal = reader.GetInt64(0);
            name = reader.GetString(1);
            using var bytes = PooledBytes.Read(reader, 2);
            Append(columns, firstOrdinal, name, bytes);
            pieces++;
        }

        return first + columns.Count < last
            ? throw new StorageException(
                $"Segment {segment} of the ledger ends at line {first + columns.Count} instead of {last}. Restore the database from a backup.")
            : pieces == 1 && columns.Count == last - first ? name : null;
    }

    /// <summary>Every piece that begins below an ordinal, without its bytes, in order.</summary>
    public static IReadOnlyList<SegmentPiece> Pieces(DbConnection connection, DbTransaction? transaction, long endOrdinal)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            """
            SELECT first_ordinal, line_count, name, products FROM segments
            WHERE first_ordinal < @end ORDER BY first_ordinal
            """,
            ("end", endOrdinal));
        using var reader = command.ExecuteReader();
        var pieces = new List<SegmentPiece>();
        while (reader.Read())
        {
            pieces.Add(new SegmentPiece(
                reader.GetInt64(0),
                reader.GetInt32(1),
                reader.GetString(2),
                MemoryMarshal.Cast<byte, int>((byte[])reader[3]).ToArray()));
        }

        return pieces;
    }

    /// <summary>The piece a line version lies in, with its bytes, which are what they were.</summary>
    /// <returns>Its line versions, from the first to before the end; its name; its bytes.</returns>
    internal static (long First, long End, string Name, PooledBytes Bytes) PieceWith(
        DbConnection connection, DbTransaction? transaction, long ordinal)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            """
            SELECT first_ordinal, line_count, name, bytes FROM segments
            WHERE first_ordinal <= @ordinal ORDER BY first_ordinal DESC LIMIT 1
            """,
            ("ordinal", ordinal));
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        var (first, lines) = reader.Read() ? (reader.GetInt64(0), reader.GetInt32(1)) : (0L, 0);
        if (ordinal >= first + lines)
        {
            throw new StorageException(
                $"Segment {SegmentOf(ordinal)} of the ledger lacks line version {ordinal}. Restore the database from a backup.");
        }

        var name = reader.GetString(2);
        var bytes = PooledBytes.Read(reader, 3);
        try
        {
            Check(first, name, bytes);
            return (first, first + lines, name, bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    internal static StorageException Unreadable(string name, SegmentFormatException exception) =>
        new($"Segment {name} of the ledger cannot be read: {exception.Message}", exception);

    private static void Append(LedgerColumns columns, long firstOrdinal, string name, PooledBytes bytes)
    {
        Check(firstOrdinal, name, bytes);
        try
        {
            columns.Append(bytes.Span);
        }
        catch (SegmentFormatException exception)
        {
            throw Unreadable(name, exception);
        }
    }

    private static void Check(long firstOrdinal, string name, PooledBytes bytes)
    {
        if (bytes.Name.ToString() != name)
        {
            throw new StorageException(
                $"Segment {name} of the ledger (line versions from {firstOrdinal}) is damaged: its bytes give another SHA-256. "
                + "Restore the database from a backup.");
        }
    }
}

/// <summary>A stored part of a segment.</summary>
/// <param name="FirstOrdinal">Its first line version.</param>
/// <param name="LineCount">How many it holds.</param>
/// <param name="Name">SHA-256 of its bytes.</param>
/// <param name="Products">Codes of the products in it.</param>
public sealed record SegmentPiece(long FirstOrdinal, int LineCount, string Name, IReadOnlyList<int> Products);
