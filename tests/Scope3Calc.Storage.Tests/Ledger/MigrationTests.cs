using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Migrations;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>Databases of earlier and later versions, and processes that are killed while they change one; on both kinds.</summary>
[Collection(PostgresServer.Collection)]
public sealed class MigrationTests(PostgresServer server)
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Open_FilledDatabaseOfVersion1_IsBroughtToTheNewestWithAllLines(DatabaseKind kind)
    {
        var (path, folder) = await TestLedger.NewDatabaseAsync(kind, server);
        var lines = Some.AnyLines(new Random(1), 300);
        using (var old = Unmigrated(kind, path))
        {
            using (var connection = old.OpenConnection())
            using (var context = old.Context(connection))
            {
                ApplyVersion1(context);
            }

            var writer = new LedgerWriter(old, new SteppedClock(), new LedgerTexts(), new LineIndexStore());
            Assert.Equal(300, writer.Append([new LineBatch(lines) { ImportId = "import", Number = 7 }])[0].New);
            Assert.Null(writer.Correct(lines[0].With(line => line with { Quantity = 77m }), "counted again"));
        }

        using (var store = LedgerStore.Open(path, new SteppedClock()))
        {
            var listed = store.Reader.List(new LineFilterTexts { WithSuperseded = true }, 0).ToList();
            Assert.Equal(lines.Select(Fields.Of), listed.Take(300).Select(version => Fields.Of(version.Line)));
            Assert.Equal((77m, "counted again"), (listed[300].Line.Purchase.Quantity, listed[300].Reason));
            Assert.Equal(7, store.Writer.Progress("import")!.LastBatch);
            Assert.Equal(300, store.Writer.Append([new LineBatch(lines)])[0].Same);
            Assert.Empty(new Results.RunStore(store.Database).List(10, long.MaxValue));
        }

        TestLedger.Delete(path, folder);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Open_DatabaseOfALaterVersion_IsRefusedAndLeftAsItIs(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"));
        ledger.Execute("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('9999_later', '99')""");

        var exception = Assert.Throws<StorageException>(() => ledger.OpenAnother());

        Assert.Contains("newer version (9999_later). Use that version or a later one.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Username", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], ledger.Query("SELECT next_ordinal FROM ledger_state"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Open_ANewDatabaseBySeveralAtOnce_MakesTheTablesOnce(DatabaseKind kind)
    {
        var (path, folder) = await TestLedger.NewDatabaseAsync(kind, server);

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            var store = LedgerStore.Open(path, new SteppedClock());
            Assert.Equal(1, store.Writer.Append([new LineBatch([Some.Line($"{i}")])])[0].New);
            return store;
        })));

        Assert.All(stores, store => Assert.Equal(4, store.Reader.Current().NextOrdinal));
        Array.ForEach(stores, store => store.Dispose());
        TestLedger.Delete(path, folder);
    }

    // The files as they are while the migration runs: what a killed process leaves.
    [Fact]
    public async Task Open_SqliteKilledDuringTheMigration_StartsAnew()
    {
        var (path, folder) = await TestLedger.NewDatabaseAsync(DatabaseKind.Sqlite, server);
        var copy = path + "-copy";
        using (var killed = Unmigrated(DatabaseKind.Sqlite, path))
        using (var connection = killed.OpenConnection())
        {
            // Few pages are kept in memory, so that the others are in the file's log before the commit.
            using (var settings = connection.CreateCommand())
            {
                settings.CommandText = "PRAGMA cache_size = 1";
                settings.ExecuteNonQuery();
            }

            using var transaction = killed.BeginWrite(connection);
            using var context = killed.Context(connection, transaction);
            context.GetService<IMigrator>().Migrate();
            File.Copy(path, copy);
            File.Copy(path + "-wal", copy + "-wal");
        }

        Assert.NotEqual(0, new FileInfo(copy + "-wal").Length);
        using (var store = LedgerStore.Open(copy, new SteppedClock()))
        {
            Assert.Equal(1, store.Writer.Append([new LineBatch([Some.Line("a")])])[0].New);
        }

        TestLedger.Delete(path, folder);
    }

    [PostgresFact]
    public async Task Open_PostgresConnectionCutDuringTheMigration_StartsAnew()
    {
        var path = await server.NewDatabaseAsync();
        using (var killed = Unmigrated(DatabaseKind.Postgres, path))
        using (var connection = killed.OpenConnection())
        {
            using var transaction = killed.BeginWrite(connection);
            using var context = killed.Context(connection, transaction);
            ApplyVersion1(context);
            await using var other = new NpgsqlConnection(path);
            await other.OpenAsync();
            await using var cut = other.CreateCommand();
            cut.CommandText = $"SELECT pg_terminate_backend({((NpgsqlConnection)connection).ProcessID})";
            Assert.Equal(true, await cut.ExecuteScalarAsync());
        }

        using var store = LedgerStore.Open(path, new SteppedClock());
        Assert.Equal(1, store.Writer.Append([new LineBatch([Some.Line("a")])])[0].New);
    }

    [Fact]
    public void Open_WhatIsNoDatabase_SaysWhichAndWhy()
    {
        var folder = Directory.CreateTempSubdirectory("scope3-ledger-").FullName;
        var file = Path.Combine(folder, "ledger.db");
        File.WriteAllText(file, new string('x', 10_000));

        var noDatabase = Assert.Throws<StorageException>(() => LedgerStore.Open(file, new SteppedClock()));
        var noFolder = Assert.Throws<StorageException>(() => LedgerStore.Open(Path.Combine(folder, "no", "x.db"), new SteppedClock()));
        var noServer = Assert.Throws<StorageException>(
            () => LedgerStore.Open("Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d", new SteppedClock()));

        Assert.StartsWith($"The database {file} cannot be opened: ", noDatabase.Message, StringComparison.Ordinal);
        Assert.Contains("x.db cannot be opened: ", noFolder.Message, StringComparison.Ordinal);
        Assert.StartsWith("The database d on 127.0.0.1 cannot be opened: ", noServer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", noServer.ToString(), StringComparison.Ordinal);
        TestLedger.Delete(file, folder);
    }

    private static LedgerDatabase Unmigrated(DatabaseKind kind, string path) =>
        kind == DatabaseKind.Sqlite ? new SqliteDatabase(path) : new PostgresDatabase(path);

    // Migrations are only ever asked for all together, so one alone takes its operations and its row of the history.
    private static void ApplyVersion1(LedgerContext context)
    {
        var history = context.GetService<IHistoryRepository>();
        var first = new Version1Ledger { ActiveProvider = context.Database.ProviderName! };
        foreach (var command in context.GetService<IMigrationsSqlGenerator>().Generate(first.UpOperations))
        {
            context.Database.ExecuteSqlRaw(command.CommandText);
        }

        context.Database.ExecuteSqlRaw(history.GetCreateScript());
        context.Database.ExecuteSqlRaw(history.GetInsertScript(new HistoryRow(Version1Ledger.Id, "10.0")));
    }
}
