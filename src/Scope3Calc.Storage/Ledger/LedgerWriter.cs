using System.Data.Common;
using Scope3Calc.Core;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Adds to the ledger, one commit at a time: what returns is durable, and there once.</summary>
/// <remarks>
/// Safe for several threads, which take turns, and for several processes on one PostgreSQL, which do so too. Everything a commit
/// decides on is read inside its transaction, so two imports of the same file at once add each line once.
/// </remarks>
public sealed class LedgerWriter
{
    private readonly LedgerDatabase _database;
    private readonly TimeProvider _clock;
    private readonly LedgerTexts _texts;
    private readonly RowEncoder _encoder;
    private readonly LineIndexStore _index;
    private readonly KnownLines _known;
    private readonly PartRows _parts;
    private readonly AskedLines _lines = new();
    private readonly NewRows _rows = new();
    private readonly SegmentWriter _segments = new();
    private readonly Lock _gate = new();
    private LineFilter _filter = new();
    private long _filtered;

    internal LedgerWriter(LedgerDatabase database, TimeProvider clock, LedgerTexts texts, LineIndexStore index)
    {
        _database = database;
        _clock = clock;
        _texts = texts;
        _encoder = new RowEncoder(texts);
        _parts = new PartRows(_encoder);
        _index = index;
        _known = new KnownLines(index);
    }

    /// <summary>The ordinal that the next line gets, as far as this process knows.</summary>
    public long NextOrdinal => Volatile.Read(ref _filtered);

    /// <summary>Adds batches in one commit. A line with a problem is told in its batch's result and keeps none of the others out.</summary>
    /// <exception cref="StorageException">Nothing was added: the database is damaged.</exception>
    /// <exception cref="DbException">Nothing was added, or it is unknown whether: send the batches again.</exception>
    public IReadOnlyList<BatchResult> Append(IReadOnlyList<LineBatch> batches) => Commit<IReadOnlyList<BatchResult>>((connection, transaction, state) =>
    {
        var append = new AppendCommit(_encoder, _parts, _known, _filter, _lines, _rows, state.NextOrdinal);
        var results = append.Decide(connection, transaction, batches);
        foreach (var (batch, result) in batches.Zip(results))
        {
            StoreProgress(connection, transaction, batch, result);
        }

        return (append.Rows, append.Returns, [], results);
    });

    /// <summary>Adds a version of a line that is there.</summary>
    /// <param name="line">The line as it should be.</param>
    /// <param name="reason">Why, for the auditor. Not empty.</param>
    /// <returns>The problem, or null. The same content as the line's last version adds nothing.</returns>
    public Problem? Correct(LedgerLine line, string reason) => Commit<Problem?>((connection, transaction, state) =>
    {
        var append = new AppendCommit(_encoder, _parts, _known, _filter, _lines, _rows, state.NextOrdinal);
        var problem = append.Correct(connection, transaction, line, out var previous);
        CorrectionRow[] corrections = append.Rows.Count == 0
            ? []
            : [new CorrectionRow { Ordinal = state.NextOrdinal, PreviousOrdinal = previous, Reason = reason }];
        return (append.Rows, append.Returns, corrections, problem);
    });

    /// <summary>How far a stream of batches has come; null for one that was never heard of.</summary>
    public ImportProgress? Progress(string importId)
    {
        using var connection = _database.OpenConnection();
        using var context = _database.Context(connection);
        return context.Imports.Find(importId) is { } row
            ? new ImportProgress(row.ImportId, row.LastBatch, row.NewLines, row.SameLines, row.RejectedLines)
            : null;
    }

    private T Commit<T>(
        Func<DbConnection, DbTransaction, LedgerState, (NewRows Rows, List<ReturnRow> Returns, CorrectionRow[] Corrections, T Answer)> decide)
    {
        lock (_gate)
        {
            using var connection = _database.OpenConnection();
            using var transaction = _database.BeginWrite(connection);
            var state = LedgerState.Read(connection, transaction);
            try
            {
                CatchUp(connection, transaction, state);
                _rows.Clear();
                var (rows, returns, corrections, answer) = decide(connection, transaction, state);
                if (rows.Count > 0)
                {
                    _encoder.Store(connection, transaction);
                    _segments.Append(connection, transaction, state.NextOrdinal, rows);
                    _index.AddRun(connection, transaction, state.NextOrdinal, rows.Hashes);
                    var next = state.Advance(connection, transaction, rows.Count, Microseconds.Of(_clock.GetUtcNow()));
                    Store(connection, transaction, returns, corrections, next.RecordedAt);
                }

                Sql.Commit(transaction);
                _encoder.Keep();
                foreach (var hash in rows.Hashes)
                {
                    _filter.Add(hash);
                }

                _filtered = state.NextOrdinal + rows.Count;
                return answer;
            }
            catch
            {
                _encoder.Forget();
                throw;
            }
            finally
            {
                // The next commit may be long in coming: until then these lines need not be held.
                _lines.Clear();
                _parts.Clear();
            }
        }
    }

    // What other processes, or an earlier life of this one, have added.
    private void CatchUp(DbConnection connection, DbTransaction transaction, LedgerState state)
    {
        if (state.NextOrdinal < _filtered)
        {
            // The database was put back to an earlier state under our feet.
            (_filter, _filtered) = (new LineFilter(), 0);
        }

        if (state.NextOrdinal > _filtered)
        {
            // One generation for what there is and as much again is asked faster than several.
            _filter = _filtered == 0 ? new LineFilter(2 * state.NextOrdinal) : _filter;
            _texts.Load(connection, transaction);
            LineIndexStore.LoadFilter(connection, transaction, _filter, _filtered);
            _filtered = state.NextOrdinal;
        }
    }

    private static void Store(
        DbConnection connection,
        DbTransaction transaction,
        List<ReturnRow> returns,
        CorrectionRow[] corrections,
        long now)
    {
        if (returns.Count > 0)
        {
            BulkInsert.Rows(
                connection,
                transaction,
                "returns",
                ["ordinal", "original_ordinal", "product", "quantity", "amount"],
                returns.Select(row => new object?[] { row.Ordinal, row.OriginalOrdinal, row.Product, row.Quantity, row.Amount }));
        }

        foreach (var row in corrections)
        {
            Sql.Execute(
                connection,
                transaction,
                """
                INSERT INTO corrections (ordinal, previous_ordinal, reason, recorded_at)
                VALUES (@ordinal, @previous, @reason, @time)
                """,
                ("ordinal", row.Ordinal),
                ("previous", row.PreviousOrdinal),
                ("reason", row.Reason),
                ("time", now));
        }
    }

    // In the commit of the batch itself: what a resumed stream is told is what is there. A batch that is sent again, perhaps by
    // a stream that was given up, neither counts twice nor takes anything back.
    private void StoreProgress(DbConnection connection, DbTransaction transaction, LineBatch batch, BatchResult result)
    {
        if (batch.ImportId is null)
        {
            return;
        }

        Sql.Execute(
            connection,
            transaction,
            """
            INSERT INTO imports (import_id, last_batch, new_lines, same_lines, rejected_lines, recorded_at)
            VALUES (@id, @batch, @new, @same, @rejected, @time)
            ON CONFLICT (import_id) DO UPDATE SET
                last_batch = excluded.last_batch,
                new_lines = imports.new_lines + excluded.new_lines,
                same_lines = imports.same_lines + excluded.same_lines,
                rejected_lines = imports.rejected_lines + excluded.rejected_lines,
                recorded_at = excluded.recorded_at
            WHERE excluded.last_batch > imports.last_batch
            """,
            ("id", batch.ImportId),
            ("batch", batch.Number),
            ("new", (long)result.New),
            ("same", (long)result.Same),
            ("rejected", (long)(result.Problems.Count + batch.Unreadable)),
            ("time", Microseconds.Of(_clock.GetUtcNow())));
    }
}
