using System.Text.Json;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>Declarations on file, page by page; on both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class DeclarationStoreTests(PostgresServer server)
{
    // In the order of their bytes, which is neither that of a dictionary nor that of UTF-16: capitals first, emoji last.
    private static readonly string[] Ids = ["A 1", "B", "a 1", "a 10", "a 2", "z", "\u00e4", "\ufb01", "\U0001F600"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task List_PageByPage_TellsEachOnceInTheVersionInForce(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var store = ledger.Store.Declarations;
        foreach (var id in Ids.Reverse())
        {
            store.Register(Declaration(id, 1m));
            store.Register(Declaration(id, 2m));
        }

        for (var size = 1; size <= Ids.Length + 1; size++)
        {
            var listed = new List<string>();
            for (var page = store.List("", size); page.Count > 0; page = store.List(listed[^1], size))
            {
                Assert.InRange(page.Count, 1, size);
                Assert.All(page, version => Assert.Equal((2, 2m), (version.Version, version.Declaration.Modules[0].Ghg)));
                listed.AddRange(page.Select(version => version.DeclarationId));
            }

            Assert.Equal(Ids, listed);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task List_OnePage_ReadsNoOtherDocuments(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var store = ledger.Store.Declarations;
        store.Register(Declaration("a", 1m));
        store.Register(Declaration("b", 1m));
        var (other, _) = store.Register(Declaration("c", 1m));
        ledger.Execute($"UPDATE declaration_documents SET document = 'no JSON' WHERE content_id = '{other.ContentId}'");

        Assert.Equal(["a", "b"], store.List("", 2).Select(version => version.DeclarationId));
        Assert.Throws<JsonException>(() => store.List("b", 2));
    }

    // Whatever was asked for before: each revision has its own, and a document that was read is not read again.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task InForce_AnyRevisionInAnyOrder_IsWhatWasOnFileThen(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var contents = new List<string>();
        foreach (var (id, kilograms) in new[] { ("a", 1m), ("b", 1m), ("a", 2m) })
        {
            contents.Add(ledger.Store.Declarations.Register(Declaration(id, kilograms)).Version.ContentId);
        }

        foreach (var revision in new[] { 3, 1, 2, 2, 3, 0, 3 })
        {
            string[] expected = revision switch { 0 => [], 1 => [contents[0]], 2 => [contents[0], contents[1]], _ => [contents[1], contents[2]] };
            Assert.Equal(expected.Order(), InForce(ledger, revision).Order());
        }

        ledger.Execute($"UPDATE declaration_documents SET document = 'no JSON' WHERE content_id = '{contents[1]}'");
        Assert.Equal(2, InForce(ledger, 2).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task InForce_DocumentMissing_NamesIt(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var (version, _) = ledger.Store.Declarations.Register(Declaration("a", 1m));
        ledger.Execute("DELETE FROM declaration_documents");

        var exception = Assert.Throws<StorageException>(() => InForce(ledger, 1));

        Assert.Contains(version.ContentId, exception.Message, StringComparison.Ordinal);
    }

    // More than SQLite has parameters for a statement: those of one, copied.
    [Fact]
    public async Task InForce_ManyDeclarations_AreAllRead()
    {
        using var ledger = await TestLedger.CreateAsync(DatabaseKind.Sqlite, server);
        var (version, _) = ledger.Store.Declarations.Register(Declaration("a", 1m));
        const string Numbers = "WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 34000)";
        ledger.Execute($"""
            {Numbers} INSERT INTO declaration_documents (content_id, document)
            SELECT n, document FROM numbers CROSS JOIN declaration_documents WHERE content_id = '{version.ContentId}'
            """);
        ledger.Execute($"""
            {Numbers} INSERT INTO registered_declarations (declaration_id, version, content_id, revision, recorded_at)
            SELECT n, 1, n, revision, recorded_at FROM numbers CROSS JOIN registered_declarations WHERE content_id = '{version.ContentId}'
            """);

        Assert.Equal(34_001, InForce(ledger, 1).Count);
    }

    private static List<string> InForce(TestLedger ledger, long revision)
    {
        using var connection = ledger.Store.Database.OpenConnection();
        using var transaction = ledger.Store.Database.BeginRead(connection);
        var product = new ProductIdentity("Dell", "XPS 13 9310");
        return [.. ledger.Store.Declarations.InForce(connection, transaction, revision).Of(product).Select(entry => entry.ContentId)];
    }

    private static Declaration Declaration(string id, decimal kilograms) => new()
    {
        Id = id,
        Kind = DeclarationKind.EpdTypeIii,
        Product = new ProductIdentity("Dell", "XPS 13 9310"),
        Modules = [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = kilograms }],
    };
}
