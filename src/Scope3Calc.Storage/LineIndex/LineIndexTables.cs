using System.Data;
using System.Data.Common;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>The rows of the line index, in one transaction, or statement by statement. The same SQL serves SQLite and PostgreSQL.</summary>
internal sealed class LineIndexTables(DbConnection connection, DbTransaction? transaction) : IDisposable
{
    private const int BucketsWrittenTogether = 128;

    private DbCommand? _findBucket;

    /// <summary>All runs, in the order of their ordinals.</summary>
    public List<IndexRun> ReadRuns()
    {
        using var command = Command(
            "select first_ordinal, line_count, level, bucket_bits from line_index_runs order by first_ordinal");
        using var reader = command.ExecuteReader();
        var runs = new List<IndexRun>();
        while (reader.Read())
        {
            runs.Add(new IndexRun(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        return runs;
    }

    /// <summary>A bucket's bytes as stored, or null where there is no such row.</summary>
    public byte[]? FindBucket(IndexRun run, int bucket)
    {
        _findBucket ??= Command(
            """
            select bytes from line_index_buckets
            where first_ordinal = @first_ordinal and line_count = @line_count and bucket = @bucket
            """,
            ("@first_ordinal", DbType.Int64),
            ("@line_count", DbType.Int64),
            ("@bucket", DbType.Int32));
        Set(_findBucket, run.FirstOrdinal, run.LineCount, bucket);
        return (byte[]?)_findBucket.ExecuteScalar();
    }

    /// <summary>Every run with the bucket of a hash, the newest first: null where there is no such row.</summary>
    public IEnumerable<(IndexRun Run, byte[]? Bytes)> ReadBucketsOf(ulong hash)
    {
        // A bucket's number is the top bits of the hash, of which each run says how many.
        using var command = Command(
            $"""
            select runs.first_ordinal, runs.line_count, runs.level, runs.bucket_bits, buckets.bytes
            from line_index_runs runs left join line_index_buckets buckets
                on buckets.first_ordinal = runs.first_ordinal and buckets.line_count = runs.line_count
                and buckets.bucket = @top_bits >> ({IndexRun.MaxBucketBits} - runs.bucket_bits)
            order by runs.first_ordinal desc
            """,
            ("@top_bits", DbType.Int32));
        Set(command, (int)(hash >> (64 - IndexRun.MaxBucketBits)));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var run = new IndexRun(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3));
            yield return (run, reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
        }
    }

    /// <summary>The bytes of all of a run's buckets, by number. Ends early where the run was merged away.</summary>
    public IEnumerable<byte[]> ReadBuckets(IndexRun run)
    {
        using var command = Command(
            """
            select bytes from line_index_buckets
            where first_ordinal = @first_ordinal and line_count = @line_count order by bucket
            """,
            ("@first_ordinal", DbType.Int64),
            ("@line_count", DbType.Int64));
        Set(command, run.FirstOrdinal, run.LineCount);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }

    public void WriteRun(IndexRun run)
    {
        using var command = Command(
            """
            insert into line_index_runs (first_ordinal, line_count, level, bucket_bits)
            values (@first_ordinal, @line_count, @level, @bucket_bits)
            """,
            ("@first_ordinal", DbType.Int64),
            ("@line_count", DbType.Int64),
            ("@level", DbType.Int32),
            ("@bucket_bits", DbType.Int32));
        Set(command, run.FirstOrdinal, run.LineCount, run.Level, run.BucketBits);
        command.ExecuteNonQuery();
    }

    /// <summary>Writes buckets as they become known. Those of a large run are not held all at once.</summary>
    public void WriteBuckets(IndexRun run, IEnumerable<byte[]> buckets)
    {
        // Between two chunks the connection is free to read what the next one is made of.
        foreach (var chunk in buckets.Select((bytes, number) => (bytes, number)).Chunk(BucketsWrittenTogether))
        {
            BulkInsert.Rows(
                connection,
                transaction,
                "line_index_buckets",
                ["first_ordinal", "line_count", "bucket", "bytes"],
                chunk.Select(bucket => new object?[] { run.FirstOrdinal, run.LineCount, bucket.number, bucket.bytes }));
        }
    }

    /// <summary>Deletes a run with its buckets.</summary>
    public void DeleteRun(IndexRun run)
    {
        foreach (var table in (string[])["line_index_buckets", "line_index_runs"])
        {
            using var command = Command(
                $"delete from {table} where first_ordinal = @first_ordinal and line_count = @line_count",
                ("@first_ordinal", DbType.Int64),
                ("@line_count", DbType.Int64));
            Set(command, run.FirstOrdinal, run.LineCount);
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => _findBucket?.Dispose();

    private static void Set(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, DbType Type)> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = type;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
