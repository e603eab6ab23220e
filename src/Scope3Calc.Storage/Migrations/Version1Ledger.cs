using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Migrations;

/// <summary>The ledger needs a place: segments of line versions, the texts in them, the index of line ids, declarations.</summary>
[DbContext(typeof(LedgerContext))]
[Migration(Id)]
internal sealed class Version1Ledger : Migration
{
    public const string Id = "0001_ledger";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = new ColumnTypes(migrationBuilder);
        migrationBuilder.CreateTable(
            "ledger_state",
            table => new
            {
                id = table.Column<int>(types.SmallNumber),
                next_ordinal = table.Column<long>(types.Number),
                revision = table.Column<long>(types.Number),
                recorded_at = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_ledger_state", row => row.id));
        migrationBuilder.Sql("INSERT INTO ledger_state (id, next_ordinal, revision, recorded_at) VALUES (1, 0, 0, 0)");
        migrationBuilder.CreateTable(
            "revisions",
            table => new
            {
                revision = table.Column<long>(types.Number),
                recorded_at = table.Column<long>(types.Number),
                next_ordinal = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_revisions", row => row.revision));
        migrationBuilder.CreateTable(
            "segments",
            table => new
            {
                first_ordinal = table.Column<long>(types.Number),
                line_count = table.Column<int>(types.SmallNumber),
                name = table.Column<string>(types.Text),
                products = table.Column<byte[]>(types.Bytes),
                bytes = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey("pk_segments", row => row.first_ordinal));
        types.StorePacked("segments", "bytes");
        migrationBuilder.CreateTable(
            "dictionary_entries",
            table => new
            {
                kind = table.Column<int>(types.SmallNumber),
                code = table.Column<int>(types.SmallNumber),
                text = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("pk_dictionary_entries", row => new { row.kind, row.code }));
        migrationBuilder.CreateTable(
            "declaration_documents",
            table => new
            {
                content_id = table.Column<string>(types.Text),
                document = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("pk_declaration_documents", row => row.content_id));
        migrationBuilder.CreateTable(
            "corrections",
            table => new
            {
                ordinal = table.Column<long>(types.Number),
                previous_ordinal = table.Column<long>(types.Number),
                reason = table.Column<string>(types.Text),
                recorded_at = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_corrections", row => row.ordinal));
        migrationBuilder.CreateTable(
            "returns",
            table => new
            {
                ordinal = table.Column<long>(types.Number),
                original_ordinal = table.Column<long>(types.Number),
                product = table.Column<int>(types.SmallNumber),
                quantity = table.Column<string>(types.Text, nullable: true),
                amount = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_returns", row => row.ordinal));
        migrationBuilder.CreateTable(
            "imports",
            table => new
            {
                import_id = table.Column<string>(types.Text),
                last_batch = table.Column<long>(types.Number),
                new_lines = table.Column<long>(types.Number),
                same_lines = table.Column<long>(types.Number),
                rejected_lines = table.Column<long>(types.Number),
                recorded_at = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_imports", row => row.import_id));
        migrationBuilder.CreateTable(
            "registered_declarations",
            table => new
            {
                declaration_id = table.Column<string>(types.Text),
                version = table.Column<int>(types.SmallNumber),
                content_id = table.Column<string>(types.Text),
                revision = table.Column<long>(types.Number),
                recorded_at = table.Column<long>(types.Number),
            },
            constraints: table =>
                table.PrimaryKey("pk_registered_declarations", row => new { row.declaration_id, row.version }));
        migrationBuilder.CreateTable(
            "line_index_runs",
            table => new
            {
                first_ordinal = table.Column<long>(types.Number),
                line_count = table.Column<long>(types.Number),
                level = table.Column<int>(types.SmallNumber),
                bucket_bits = table.Column<int>(types.SmallNumber),
            },
            constraints: table => table.PrimaryKey("pk_line_index_runs", row => row.first_ordinal));
        migrationBuilder.CreateTable(
            "line_index_buckets",
            table => new
            {
                first_ordinal = table.Column<long>(types.Number),
                line_count = table.Column<long>(types.Number),
                bucket = table.Column<int>(types.SmallNumber),
                bytes = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey(
                "pk_line_index_buckets", row => new { row.first_ordinal, row.line_count, row.bucket }));
        types.StorePacked("line_index_buckets", "bytes");
    }
}
