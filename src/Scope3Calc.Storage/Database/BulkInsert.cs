using System.Data.Common;
using Npgsql;

namespace Scope3Calc.Storage.Database;

/// <summary>Adds many rows of plain values at once.</summary>
internal static class BulkInsert
{
    /// <param name="connection">The connection. Nothing else may be asked of it until the rows are through.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">A value each: whole numbers of the column's size, texts, bytes, or null.</param>
    public static void Rows(
        DbConnection connection, DbTransaction? transaction, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        if (connection is NpgsqlConnection postgres)
        {
            Copy(postgres, table, columns, rows);
        }
        else
        {
            Insert(connection, transaction, table, columns, rows);
        }
    }

    // One stream instead of a round trip for every row.
    private static void Copy(NpgsqlConnection connection, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        using var import = connection.BeginBinaryImport(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            import.StartRow();
            foreach (var value in row)
            {
                if (value is null)
                {
                    import.WriteNull();
                }
                else
                {
                    import.Write(value);
                }
            }
        }

        import.Complete();
    }

    private static void Insert(
        DbConnection connection, DbTransaction? transaction, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})",
            [.. columns.Select(column => (column, (object?)null))]);
        foreach (var row in rows)
        {
            command.Again(row);
        }
    }
}
