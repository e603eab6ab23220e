using System.Data.Common;
using System.Globalization;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Lines that change what another line means: corrections and returns, in the order in which they came.</summary>
public static class ChangeRows
{
    /// <summary>Each correcting version with the one it corrects.</summary>
    public static IEnumerable<(long Ordinal, long Previous)> Corrections(
        DbConnection connection, DbTransaction? transaction, long endOrdinal)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            "SELECT ordinal, previous_ordinal FROM corrections WHERE ordinal < @end ORDER BY ordinal",
            ("end", endOrdinal));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), reader.GetInt64(1));
        }
    }

    /// <summary>Each return or credit note with the version it names, that version's product, and what comes back.</summary>
    public static IEnumerable<(long Ordinal, long Original, int Product, decimal? Quantity, decimal? Amount)> Returns(
        DbConnection connection, DbTransaction? transaction, long endOrdinal)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            "SELECT ordinal, original_ordinal, product, quantity, amount FROM returns WHERE ordinal < @end ORDER BY ordinal",
            ("end", endOrdinal));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), Number(reader, 3), Number(reader, 4));
        }
    }

    private static decimal? Number(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : decimal.Parse(reader.GetString(column), CultureInfo.InvariantCulture);
}
