using Microsoft.EntityFrameworkCore.Migrations;

namespace Scope3Calc.Storage.Migrations;

/// <summary>How the kinds of values are called in the database that a migration runs on.</summary>
internal sealed class ColumnTypes(MigrationBuilder migration)
{
    private readonly bool _isSqlite = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";

    public string Number => _isSqlite ? "INTEGER" : "bigint";

    public string SmallNumber => _isSqlite ? "INTEGER" : "integer";

    public string Text => _isSqlite ? "TEXT" : "text";

    public string Bytes => _isSqlite ? "BLOB" : "bytea";

    /// <summary>Blobs that are packed already: the server must not try to compress them.</summary>
    public void StorePacked(string table, string column)
    {
        if (!_isSqlite)
        {
            migration.Sql($"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL");
        }
    }
}
