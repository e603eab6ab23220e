using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>How line versions lie in the segments table; on both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class SegmentStoreTests(PostgresServer server)
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_SmallCommits_AreOnePieceAfterSixteen(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        for (var commit = 0; commit < 40; commit++)
        {
            ledger.Add(Some.Lines(3, from: 3 * commit));

            // 1 to 16 pieces, and then 17 commits are one; that one and 15 more are 16.
            Assert.Equal(commit < 16 ? commit + 1 : ((commit - 16) % 16) + 1, Pieces(ledger).Count);
        }

        Assert.Equal("0 99", Pieces(ledger)[0]);
        Assert.Equal(
            Some.Lines(120).Select(line => line.LineId),
            ledger.Store.Reader.List(new LineFilterTexts(), 0).Select(version => version.Line.LineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_FullSegments_AreOnePieceEachHoweverTheyCameIn(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        using var other = await TestLedger.CreateAsync(DatabaseKind.Sqlite, server);
        var lines = Some.Lines((2 * SegmentStore.SegmentLines) + 100);

        ledger.Add(lines[..32_000]);
        ledger.Add(lines[32_000..32_767]);
        Assert.Equal(["0 32000", "32000 767"], Pieces(ledger));
        ledger.Add(lines[32_767..32_768]);
        Assert.Equal(["0 32768"], Pieces(ledger));

        // One commit that ends a segment, fills the next and begins a third.
        ledger.Add(lines[32_768..32_800]);
        ledger.Add(lines[32_800..]);
        Assert.Equal(["0 32768", "32768 32768", "65536 100"], Pieces(ledger));
        other.Add(lines);
        Assert.Equal(Names(other), Names(ledger));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Pieces_ListTheProductsInThem(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        for (var commit = 0; commit < 17; commit++)
        {
            ledger.Add(Some.Line($"{commit}", original: commit > 0 ? "0" : null), Product($"{commit}b", $"Model {commit / 2}"));
        }

        using var connection = ledger.Store.Database.OpenConnection();
        var piece = Assert.Single(SegmentStore.Pieces(connection, null, long.MaxValue));
        Assert.Equal((0, 34), (piece.FirstOrdinal, piece.LineCount));

        // The laptop of ordinary lines, and models 0 to 8.
        Assert.Equal(Enumerable.Range(1, 10), piece.Products);
        Assert.Equal(piece.Name, SegmentStore.Read(connection, null, 0, 34, new LedgerColumns()));
    }

    private static LedgerLine Product(string id, string model) => Some.Line(id) with { Model = model };

    private static IReadOnlyList<string> Pieces(TestLedger ledger) =>
        ledger.Query("SELECT first_ordinal || ' ' || line_count FROM segments ORDER BY first_ordinal");

    private static IReadOnlyList<string> Names(TestLedger ledger) => ledger.Query("SELECT name FROM segments ORDER BY first_ordinal");
}
