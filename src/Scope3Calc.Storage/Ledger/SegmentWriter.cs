using System.Data.Common;
using System.Runtime.InteropServices;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Adds line versions to the segments, on buffers that serve one commit after the other.</summary>
internal sealed class SegmentWriter
{
    private readonly LedgerSegmentBuilder _builder = new();
    private readonly LedgerColumns _before = new();
    private readonly HashSet<int> _products = [];

    /// <summary>Adds line versions from an ordinal on.</summary>
    public void Append(DbConnection connection, DbTransaction transaction, long firstOrdinal, NewRows rows)
    {
        for (var done = 0; done < rows.Count;)
        {
            var first = firstOrdinal + done;
            var start = first - (first % SegmentStore.SegmentLines);
            var count = (int)Math.Min(rows.Count - done, start + SegmentStore.SegmentLines - first);
            var pieces = first > start ? CountPieces(connection, transaction, start) : 0;
            var isOne = pieces > 0 && (first + count == start + SegmentStore.SegmentLines || pieces >= SegmentStore.MaxPieces);
            _builder.Clear();
            if (isOne)
            {
                SegmentStore.Read(connection, transaction, SegmentStore.SegmentOf(start), first, _before);
                _before.CopyTo(_builder);
                Sql.Execute(
                    connection,
                    transaction,
                    "DELETE FROM segments WHERE first_ordinal >= @start AND first_ordinal < @first",
                    ("start", start),
                    ("first", first));
            }

            rows.CopyTo(_builder, done, count);
            Insert(connection, transaction, isOne ? start : first);
            done += count;
        }
    }

    private void Insert(DbConnection connection, DbTransaction transaction, long firstOrdinal)
    {
        var bytes = _builder.Build(firstOrdinal);
        _products.Clear();
        foreach (var product in _builder.Products)
        {
            _products.Add(product);
        }

        using var command = Sql.Command(
            connection,
            transaction,
            """
            INSERT INTO segments (first_ordinal, line_count, name, products, bytes)
            VALUES (@first, @count, @name, @products, @bytes)
            """,
            ("first", firstOrdinal),
            ("count", _builder.Count),
            ("name", SegmentName.Of(bytes).ToString()),
            ("products", MemoryMarshal.AsBytes<int>(_products.Order().ToArray()).ToArray()),
            ("bytes", bytes));
        command.ExecuteNonQuery();
    }

    private static int CountPieces(DbConnection connection, DbTransaction transaction, long start)
    {
        using var command = Sql.Command(
            connection, transaction, "SELECT count(*) FROM segments WHERE first_ordinal >= @start", ("start", start));
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
