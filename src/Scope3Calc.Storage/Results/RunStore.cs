using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Results;

/// <summary>A segment's results on their way into the database.</summary>
/// <param name="Segment">Its number.</param>
/// <param name="Key">What the results depend on.</param>
/// <param name="Name">SHA-256 of the bytes.</param>
/// <param name="Bytes">Outcomes.</param>
/// <param name="Totals">Their sums.</param>
public sealed record NewResult(int Segment, string Key, string Name, byte[] Bytes, byte[] Totals);

/// <summary>Runs and their results. Results are kept by what they depend on, so that runs share them. Safe for any thread.</summary>
public sealed class RunStore(LedgerDatabase database)
{
    private const int ToDo = 0;
    private const int Computed = 1;
    private const int Found = 2;

    public const string Running = "RUNNING";
    public const string Finished = "FINISHED";
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";

    /// <summary>Stores a run with the work it needs: segments whose results are there are done.</summary>
    /// <param name="run">Without its number, which it gets.</param>
    /// <param name="policyDocument">The policy it is made under.</param>
    /// <param name="keys">What each segment's result depends on.</param>
    public long Create(RunRow run, string policyDocument, IReadOnlyList<string> keys)
    {
        using var connection = database.OpenConnection();
        using var transaction = database.BeginWrite(connection);
        using var context = database.Context(connection, transaction);
        if (context.Policies.Find(run.PolicyId) is null)
        {
            context.Policies.Add(new PolicyRow { PolicyId = run.PolicyId, Document = policyDocument, RecordedAt = run.CreatedAt });
        }

        run.RunId = (context.Runs.Max(row => (long?)row.RunId) ?? 0) + 1;
        run.State = Running;
        run.SegmentCount = keys.Count;
        context.Runs.Add(run);
        context.SaveChanges();

        BulkInsert.Rows(
            connection,
            transaction,
            "run_segments",
            ["run_id", "segment", "result_key", "state"],
            keys.Select((key, segment) => new object?[] { run.RunId, segment, key, ToDo }));
        Sql.Execute(
            connection,
            transaction,
            $"""
            UPDATE run_segments SET state = {Found}
            WHERE run_id = @run AND EXISTS (SELECT 1 FROM result_segments WHERE result_segments.result_key = run_segments.result_key)
            """,
            ("run", run.RunId));
        Sql.Commit(transaction);
        return run.RunId;
    }

    public RunRow? Find(long runId)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return context.Runs.AsNoTracking().FirstOrDefault(row => row.RunId == runId);
    }

    /// <summary>Runs by falling number.</summary>
    public IReadOnlyList<RunRow> List(int count, long beforeRunId)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return [.. context.Runs.AsNoTracking().Where(row => row.RunId < beforeRunId).OrderByDescending(row => row.RunId).Take(count)];
    }

    /// <summary>Runs that nobody has finished, the oldest first.</summary>
    public IReadOnlyList<long> Unfinished()
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return [.. context.Runs.Where(row => row.State == Running).OrderBy(row => row.RunId).Select(row => row.RunId)];
    }

    public string PolicyDocument(string policyId)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return context.Policies.Find(policyId)?.Document
            ?? throw new StorageException($"The policy {policyId} is missing. Restore the database from a backup.");
    }

    /// <summary>Takes segments that nobody works on, or whose worker's time is up.</summary>
    /// <param name="runId">The run. One that is over has no segments to take.</param>
    /// <param name="worker">Who takes them.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="now">The time, in microseconds.</param>
    /// <param name="lease">How long they are the worker's.</param>
    public IReadOnlyList<(int Segment, string Key)> Claim(long runId, string worker, int count, long now, TimeSpan lease)
    {
        // A lease that ends later than any could that is given out now, clocks of two machines apart, is one of before the clock
        // was set back. Who takes a segment that is still worked on computes the same once more, and no harm is done.
        var length = lease.Ticks / TimeSpan.TicksPerMicrosecond;
        using var connection = database.OpenConnection();
        using var transaction = database.BeginResults(connection);
        var claimed = new List<(int Segment, string Key)>();
        using (var select = Sql.Command(
            connection,
            transaction,
            $"""
            SELECT segment, result_key FROM run_segments
            WHERE run_id = @run AND state = {ToDo}
                AND (lease_until IS NULL OR lease_until < @now OR lease_until > @never)
                AND EXISTS (SELECT 1 FROM runs WHERE runs.run_id = @run AND runs.state = '{Running}')
            ORDER BY segment LIMIT @count{database.ClaimSuffix}
            """,
            ("run", runId),
            ("now", now),
            ("never", now + (2 * length)),
            ("count", count)))
        using (var reader = select.ExecuteReader())
        {
            while (reader.Read())
            {
                claimed.Add((reader.GetInt32(0), reader.GetString(1)));
            }
        }

        if (claimed.Count > 0)
        {
            Sql.Execute(
                connection,
                transaction,
                $"UPDATE run_segments SET worker = @worker, lease_until = @until WHERE run_id = @run AND {IsOneOf(claimed.Select(claim => claim.Segment))}",
                ("worker", worker),
                ("until", now + length),
                ("run", runId));
        }

        Sql.Commit(transaction);
        return claimed;
    }

    /// <summary>Gives back what is claimed and nobody works on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="worker">Who held it; null for everybody, which is only right where one process works.</param>
    public void ReleaseLeases(long runId, string? worker)
    {
        using var connection = database.OpenConnection();
        Sql.Execute(
            connection,
            null,
            $"""
            UPDATE run_segments SET worker = NULL, lease_until = NULL
            WHERE run_id = @run AND state = {ToDo} AND worker = coalesce(@worker, worker)
            """,
            ("run", runId),
            ("worker", worker));
    }

    /// <summary>Stores results and marks their segments done, in one transaction.</summary>
    public void Complete(long runId, IReadOnlyList<NewResult> results)
    {
        using var connection = database.OpenConnection();
        using var transaction = database.BeginResults(connection);
        using var insert = Sql.Command(
            connection,
            transaction,
            """
            INSERT INTO result_segments (result_key, name, bytes, totals) VALUES (@key, @name, @bytes, @totals)
            ON CONFLICT (result_key) DO NOTHING
            """,
            ("key", ""),
            ("name", ""),
            ("bytes", Array.Empty<byte>()),
            ("totals", Array.Empty<byte>()));

        // In the same order everywhere, so that two workers with the same keys never wait for each other.
        var (computed, found) = (new List<int>(), new List<int>());
        foreach (var result in results.OrderBy(result => result.Key, StringComparer.Ordinal))
        {
            var isNew = insert.Again(result.Key, result.Name, result.Bytes, result.Totals) > 0;
            (isNew ? computed : found).Add(result.Segment);
        }

        End(connection, transaction, runId, Computed, computed);
        End(connection, transaction, runId, Found, found);
        Sql.Commit(transaction);
    }

    private static void End(DbConnection connection, DbTransaction transaction, long runId, int state, List<int> segments)
    {
        if (segments.Count > 0)
        {
            Sql.Execute(
                connection,
                transaction,
                $"""
                UPDATE run_segments SET state = {state}, worker = NULL, lease_until = NULL
                WHERE run_id = @run AND state = {ToDo} AND {IsOneOf(segments)}
                """,
                ("run", runId));
        }
    }

    // One statement for all of them: each would be a way to the server and back.
    private static string IsOneOf(IEnumerable<int> segments) => $"segment IN ({string.Join(", ", segments)})";

    /// <summary>How many segments a run has, are done, and were computed by it.</summary>
    public (int Segments, int Done, int Computed) Progress(long runId)
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(
            connection,
            null,
            $"""
            SELECT count(*), sum(CASE WHEN state <> {ToDo} THEN 1 ELSE 0 END), sum(CASE WHEN state = {Computed} THEN 1 ELSE 0 END)
            FROM run_segments WHERE run_id = @run
            """,
            ("run", runId));
        using var reader = command.ExecuteReader();
        reader.Read();
        return (Number(reader, 0), Number(reader, 1), Number(reader, 2));
    }

    /// <summary>What the results of a run depend on, in the order of its segments.</summary>
    public IReadOnlyList<string> Keys(long runId)
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(
            connection, null, "SELECT result_key FROM run_segments WHERE run_id = @run ORDER BY segment", ("run", runId));
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    /// <summary>The names of a run's results in the order of its segments; null where there is none yet.</summary>
    public IReadOnlyList<(string Key, string? Name)> ResultNames(long runId)
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(
            connection,
            null,
            """
            SELECT run_segments.result_key, result_segments.name FROM run_segments
            LEFT JOIN result_segments ON result_segments.result_key = run_segments.result_key
            WHERE run_id = @run ORDER BY segment
            """,
            ("run", runId));
        using var reader = command.ExecuteReader();
        var names = new List<(string, string?)>();
        while (reader.Read())
        {
            names.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return names;
    }

    /// <summary>The sums of a run's segments, without those that another run has the same results for.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="besides">The other one; 0 for the sums of every segment.</param>
    /// <exception cref="StorageException">Some are missing.</exception>
    public IEnumerable<(int Segment, byte[] Totals)> SegmentTotals(long runId, long besides)
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(
            connection,
            null,
            """
            SELECT run_segments.segment, result_segments.totals FROM run_segments
            LEFT JOIN result_segments ON result_segments.result_key = run_segments.result_key
            LEFT JOIN run_segments others ON others.run_id = @besides AND others.segment = run_segments.segment
            WHERE run_segments.run_id = @run AND (others.result_key IS NULL OR others.result_key <> run_segments.result_key)
            ORDER BY run_segments.segment
            """,
            ("run", runId),
            ("besides", besides));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.IsDBNull(1)
                ? throw new StorageException(
                    $"The results of segment {reader.GetInt32(0)} of run {runId} are missing. Restore the database from a backup.")
                : (reader.GetInt32(0), (byte[])reader[1]);
        }
    }

    /// <summary>The outcomes stored under a key, as they are; null where there are none. Dispose of the bytes.</summary>
    public (string Name, PooledBytes Bytes)? Result(string key)
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(
            connection, null, "SELECT name, bytes FROM result_segments WHERE result_key = @key", ("key", key));
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        return reader.Read() ? (reader.GetString(0), PooledBytes.Read(reader, 1)) : null;
    }

    /// <summary>The outcomes stored under a key and their sums, as they are; null where there are none. Dispose of the bytes.</summary>
    public static (string Name, PooledBytes Bytes, byte[] Totals)? ResultWithTotals(DbConnection connection, string key)
    {
        using var command = Sql.Command(
            connection, null, "SELECT name, bytes, totals FROM result_segments WHERE result_key = @key", ("key", key));
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        return reader.Read() ? (reader.GetString(0), PooledBytes.Read(reader, 1), (byte[])reader[2]) : null;
    }

    /// <summary>Ends a run with its results, unless it is over already.</summary>
    /// <param name="run">With root, lines, counts and time.</param>
    /// <param name="totals">Its sums by dimension.</param>
    public void Finish(RunRow run, IEnumerable<(int Dimension, byte[] Bytes)> totals) => End(run, Finished, context =>
        context.RunTotals.AddRange(totals.Select(entry => new RunTotalsRow
        {
            RunId = run.RunId,
            Dimension = entry.Dimension,
            Bytes = entry.Bytes,
        })));

    /// <summary>Ends a run without results, unless it is over already.</summary>
    /// <returns>False where it was.</returns>
    public bool Stop(RunRow run, string state) => End(run, state, _ => { });

    /// <summary>A finished run that depends on the same, and so has the same results; null where there is none.</summary>
    public RunRow? FindSame(string planId)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return context.Runs.AsNoTracking()
            .Where(row => row.PlanId == planId && row.State == Finished).OrderBy(row => row.RunId).FirstOrDefault();
    }

    /// <summary>The sums of a finished run by one dimension.</summary>
    public byte[]? Totals(long runId, int dimension)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return context.RunTotals.Find(runId, dimension)?.Bytes;
    }

    /// <summary>The latest finished runs but one, the newest first.</summary>
    public IReadOnlyList<long> LatestFinished(long butRunId, int count)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return
        [
            .. context.Runs.Where(row => row.State == Finished && row.RunId != butRunId)
                .OrderByDescending(row => row.RunId).Take(count).Select(row => row.RunId),
        ];
    }

    /// <summary>Finished runs over the line versions below an ordinal that rest on these versions of all else but declarations, the newest first.</summary>
    public IReadOnlyList<RunRow> LatestOver(
        long endOrdinal, string engine, string policyId, string packId, string referenceId, int count)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return
        [
            .. context.Runs.AsNoTracking()
                .Where(row => row.State == Finished && row.EndOrdinal == endOrdinal && row.Engine == engine
                    && row.PolicyId == policyId && row.PackId == packId && row.ReferenceId == referenceId)
                .OrderByDescending(row => row.RunId).Take(count),
        ];
    }

    public IReadOnlyList<(int Dimension, byte[] Bytes)> AllTotals(long runId)
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return [.. context.RunTotals.AsNoTracking().Where(row => row.RunId == runId).AsEnumerable().Select(row => (row.Dimension, row.Bytes))];
    }

    /// <summary>Closes a year on a run's results.</summary>
    /// <returns>The row that holds: an earlier one where the year was closed before.</returns>
    public ClosedPeriodRow Close(ClosedPeriodRow period)
    {
        using var connection = database.OpenConnection();
        using var transaction = database.BeginWrite(connection);
        using var context = database.Context(connection, transaction);
        if (context.ClosedPeriods.Find(period.Year) is { } there)
        {
            return there;
        }

        context.ClosedPeriods.Add(period);
        context.SaveChanges();
        Sql.Commit(transaction);
        return period;
    }

    public IReadOnlyList<ClosedPeriodRow> ClosedPeriods()
    {
        using var connection = database.OpenConnection();
        using var context = database.Context(connection);
        return [.. context.ClosedPeriods.AsNoTracking().OrderBy(row => row.Year)];
    }

    private bool End(RunRow run, string state, Action<LedgerContext> also)
    {
        using var connection = database.OpenConnection();
        using var transaction = database.BeginWrite(connection);
        using var context = database.Context(connection, transaction);
        var stored = context.Runs.Single(row => row.RunId == run.RunId);
        if (stored.State != Running)
        {
            return false;
        }

        context.Entry(stored).CurrentValues.SetValues(run);
        stored.State = state;
        also(context);
        context.SaveChanges();
        Sql.Commit(transaction);
        return true;
    }

    private static int Number(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? 0 : Convert.ToInt32(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);
}
