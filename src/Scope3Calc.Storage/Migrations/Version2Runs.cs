using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Migrations;

/// <summary>Recalculations keep their results: runs, the segments they share, their sums, and the years that are closed.</summary>
[DbContext(typeof(LedgerContext))]
[Migration(Id)]
internal sealed class Version2Runs : Migration
{
    public const string Id = "0002_runs";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = new ColumnTypes(migrationBuilder);
        migrationBuilder.CreateTable(
            "policies",
            table => new
            {
                policy_id = table.Column<string>(types.Text),
                document = table.Column<string>(types.Text),
                recorded_at = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_policies", row => row.policy_id));
        migrationBuilder.CreateTable(
            "runs",
            table => new
            {
                run_id = table.Column<long>(types.Number),
                state = table.Column<string>(types.Text),
                created_at = table.Column<long>(types.Number),
                finished_at = table.Column<long>(types.Number, nullable: true),
                as_known_at = table.Column<long>(types.Number, nullable: true),
                revision = table.Column<long>(types.Number),
                end_ordinal = table.Column<long>(types.Number),
                policy_id = table.Column<string>(types.Text),
                plan_id = table.Column<string>(types.Text),
                pack_id = table.Column<string>(types.Text),
                reference_id = table.Column<string>(types.Text),
                declarations_id = table.Column<string>(types.Text),
                engine = table.Column<string>(types.Text),
                request = table.Column<string>(types.Text),
                root = table.Column<string>(types.Text, nullable: true),
                lines = table.Column<long>(types.Number, nullable: true),
                segment_count = table.Column<int>(types.SmallNumber),
                computed = table.Column<int>(types.SmallNumber, nullable: true),
                reused = table.Column<int>(types.SmallNumber, nullable: true),
                failure = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_runs", row => row.run_id));
        migrationBuilder.CreateTable(
            "run_segments",
            table => new
            {
                run_id = table.Column<long>(types.Number),
                segment = table.Column<int>(types.SmallNumber),
                result_key = table.Column<string>(types.Text),
                state = table.Column<int>(types.SmallNumber),
                worker = table.Column<string>(types.Text, nullable: true),
                lease_until = table.Column<long>(types.Number, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_run_segments", row => new { row.run_id, row.segment }));
        migrationBuilder.CreateTable(
            "result_segments",
            table => new
            {
                result_key = table.Column<string>(types.Text),
                name = table.Column<string>(types.Text),
                bytes = table.Column<byte[]>(types.Bytes),
                totals = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey("pk_result_segments", row => row.result_key));
        types.StorePacked("result_segments", "bytes");
        types.StorePacked("result_segments", "totals");
        migrationBuilder.CreateTable(
            "run_totals",
            table => new
            {
                run_id = table.Column<long>(types.Number),
                dimension = table.Column<int>(types.SmallNumber),
                bytes = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey("pk_run_totals", row => new { row.run_id, row.dimension }));
        migrationBuilder.CreateTable(
            "closed_periods",
            table => new
            {
                year = table.Column<int>(types.SmallNumber),
                run_id = table.Column<long>(types.Number),
                closed_by = table.Column<string>(types.Text),
                closed_at = table.Column<long>(types.Number),
            },
            constraints: table => table.PrimaryKey("pk_closed_periods", row => row.year));
    }
}
