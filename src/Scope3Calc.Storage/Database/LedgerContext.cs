using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scope3Calc.Storage.Database;

/// <summary>The ledger's tables as entities: one model for both kinds of database.</summary>
internal sealed partial class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<LedgerStateRow> LedgerState => Set<LedgerStateRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<DeclarationDocumentRow> DeclarationDocuments => Set<DeclarationDocumentRow>();

    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    public DbSet<ReturnRow> Returns => Set<ReturnRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<RegisteredDeclarationRow> RegisteredDeclarations => Set<RegisteredDeclarationRow>();

    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<RunSegmentRow> RunSegments => Set<RunSegmentRow>();

    public DbSet<ResultSegmentRow> ResultSegments => Set<ResultSegmentRow>();

    public DbSet<RunTotalsRow> RunTotals => Set<RunTotalsRow>();

    public DbSet<ClosedPeriodRow> ClosedPeriods => Set<ClosedPeriodRow>();

    /// <summary>Migrations are written by hand, without a snapshot of the model, and run inside a transaction of ours.</summary>
    public static void MigrationWarnings(WarningsConfigurationBuilder warnings) => warnings.Ignore(
        RelationalEventId.PendingModelChangesWarning, RelationalEventId.MigrationsUserTransactionWarning);

    /// <inheritdoc/>
    /// <remarks>What the database says goes on as it is: whoever calls knows a lost connection by its <see cref="DbException"/>.</remarks>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LedgerStateRow>().ToTable("ledger_state").HasKey(row => row.Id);
        modelBuilder.Entity<RevisionRow>().ToTable("revisions").HasKey(row => row.Revision);
        modelBuilder.Entity<SegmentRow>().ToTable("segments").HasKey(row => row.FirstOrdinal);
        modelBuilder.Entity<DictionaryEntryRow>().ToTable("dictionary_entries").HasKey(row => new { row.Kind, row.Code });
        modelBuilder.Entity<DeclarationDocumentRow>().ToTable("declaration_documents").HasKey(row => row.ContentId);
        modelBuilder.Entity<CorrectionRow>().ToTable("corrections").HasKey(row => row.Ordinal);
        modelBuilder.Entity<ReturnRow>().ToTable("returns").HasKey(row => row.Ordinal);
        modelBuilder.Entity<ImportRow>().ToTable("imports").HasKey(row => row.ImportId);
        modelBuilder.Entity<RegisteredDeclarationRow>().ToTable("registered_declarations")
            .HasKey(row => new { row.DeclarationId, row.Version });
        modelBuilder.Entity<LineIndexRunRow>().ToTable("line_index_runs").HasKey(row => row.FirstOrdinal);
        modelBuilder.Entity<LineIndexBucketRow>().ToTable("line_index_buckets")
            .HasKey(row => new { row.FirstOrdinal, row.LineCount, row.Bucket });
        modelBuilder.Entity<PolicyRow>().ToTable("policies").HasKey(row => row.PolicyId);
        modelBuilder.Entity<RunRow>().ToTable("runs").HasKey(row => row.RunId);
        modelBuilder.Entity<RunSegmentRow>().ToTable("run_segments").HasKey(row => new { row.RunId, row.Segment });
        modelBuilder.Entity<ResultSegmentRow>().ToTable("result_segments").HasKey(row => row.ResultKey);
        modelBuilder.Entity<RunTotalsRow>().ToTable("run_totals").HasKey(row => new { row.RunId, row.Dimension });
        modelBuilder.Entity<ClosedPeriodRow>().ToTable("closed_periods").HasKey(row => row.Year);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(ColumnName(property.Name));
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    /// <summary>NextOrdinal becomes next_ordinal.</summary>
    private static string ColumnName(string property) =>
        CapitalInside().Replace(property, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex CapitalInside();
}
