using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>Lines come back as they were given; on both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class LedgerReaderTests(PostgresServer server)
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Versions_OfAnyLine_HaveEveryFieldAsItWasGiven(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var lines = Some.AnyLines(new Random(1), 1_500);
        ledger.Add(lines);
        var reader = ledger.OpenAnother().Reader;

        var listed = reader.List(new LineFilterTexts(), 0).ToList();

        Assert.Equal(lines.Select(Fields.Of), listed.Select(version => Fields.Of(version.Line)));
        for (var i = 0; i < lines.Length; i += 10)
        {
            var version = Assert.Single(reader.Versions(lines[i].LineId));
            Assert.Equal((i, 1, null), (version.Ordinal, version.Version, version.Reason));
            Assert.Equal(Fields.Of(lines[i]), Fields.Of(version.Line));
        }
    }

    // Whatever a line says, the writer recognises it, in this process and in another.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_AnyLinesAgain_AddsNone(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var lines = Some.AnyLines(new Random(2), 1_000);
        ledger.Add(lines);

        foreach (var writer in (LedgerWriter[])[ledger.Store.Writer, ledger.OpenAnother().Writer])
        {
            var result = writer.Append([new LineBatch(lines)])[0];

            Assert.Empty(result.Problems);
            Assert.Equal((0, 1_000), (result.New, result.Same));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task List_WithFilters_IsWhatFitsAllOfThem(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(
            Some.Line("a", date: new DateOnly(2023, 1, 1)),
            Some.Line("b", supplier: "Supplier B", date: new DateOnly(2023, 12, 31)),
            Some.Line("c", date: new DateOnly(2024, 1, 1)),
            Some.Line("d").With(line => line with { ProductCategory = "monitor" }));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 11m, date: new DateOnly(2023, 1, 1)), "counted again"));

        Assert.Equal("b c d a", Ids(new LineFilterTexts()));
        Assert.Equal("a b c d a", Ids(new LineFilterTexts { WithSuperseded = true }));
        Assert.Equal("c d a", Ids(new LineFilterTexts { Supplier = "Supplier A" }));
        Assert.Equal("b d a", Ids(new LineFilterTexts { To = new DateOnly(2023, 12, 31) }));
        Assert.Equal("b c", Ids(new LineFilterTexts { From = new DateOnly(2023, 12, 31) }));
        Assert.Equal("d", Ids(new LineFilterTexts { ProductCategory = "monitor", Contract = "C-1", BuyerUnit = "IT" }));
        Assert.Equal("", Ids(new LineFilterTexts { Supplier = "Supplier B", ProductCategory = "monitor" }));
        Assert.Equal("", Ids(new LineFilterTexts { Contract = "C-2" }));
        Assert.Equal("", Ids(new LineFilterTexts { BuyerUnit = "" }));

        string Ids(LineFilterTexts filter) =>
            string.Join(' ', ledger.Store.Reader.List(filter, 0).Select(version => version.Line.LineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task List_FromAnyOrdinal_GoesOnThere(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Lines(50));
        var all = ledger.Store.Reader.List(new LineFilterTexts(), 0).Select(version => version.Line.LineId).ToList();

        Assert.Equal(50, all.Count);
        for (var from = 0L; from <= 51; from++)
        {
            Assert.Equal(
                all.Skip((int)from), ledger.Store.Reader.List(new LineFilterTexts(), from).Select(version => version.Line.LineId));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task List_WhileLinesCome_IsWhatWasThereWhenItBegan(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Lines(10));
        using var listing = ledger.Store.Reader.List(new LineFilterTexts(), 0).GetEnumerator();
        Assert.True(listing.MoveNext());
        ledger.Add(Some.Lines(10, from: 10));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("L-000005", 99m), "counted again"));

        var listed = 1;
        for (; listing.MoveNext(); listed++)
        {
            Assert.NotEqual(99m, listing.Current.Line.Purchase.Quantity);
        }

        Assert.Equal(10, listed);
    }

    // Several pieces a segment; corrections and returns of lines in the same piece, in another one and in another segment.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Versions_OfLinesInPiecesCorrectedAndReturned_AreThoseOfTheWholeSegments(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add([Some.Line("early", 20m), .. Some.Lines(SegmentStore.SegmentLines - 3)]);
        for (var i = 0; i < 9; i++)
        {
            ledger.Add(Some.Line($"late {i}", 20m), Some.Return($"back {i}", "early"), Some.Return($"again {i}", $"late {i}"));
            Assert.Null(ledger.Store.Writer.Correct(Some.Line("L-000007", 100m + i), $"count {i}"));
            Assert.Null(ledger.Store.Writer.Correct(Some.Line($"late {i}", 30m), "counted again"));
        }

        var reader = ledger.OpenAnother().Reader;
        var all = reader.List(new LineFilterTexts { WithSuperseded = true }, 0).ToLookup(version => version.Line.LineId);

        Assert.True(int.Parse(ledger.Query("SELECT count(*) FROM segments")[0]) > 3);
        foreach (var id in (string[])["early", "L-000000", "L-000007", "L-032764", .. all.Select(line => line.Key).Where(id => id.Contains(' '))])
        {
            Assert.Equal(all[id].Select(Text), reader.Versions(id).Select(Text));
            Assert.Equal(Text(all[id].Last()), Text(reader.Version(all[id].Last().Ordinal)));
        }

        Assert.Equal(10, reader.Versions("L-000007").Count);
        Assert.Equal("late 8", Assert.Single(reader.Versions("again 8")).Line.Purchase.OriginalLineId);
        using var lines = reader.Open();
        Assert.Equal([1, 2], lines.Versions("late 0", endOrdinal: all["late 0"].Last().Ordinal + 1).Select(line => line.Version));
        Assert.Equal([1], lines.Versions("late 0", endOrdinal: all["late 0"].Last().Ordinal).Select(line => line.Version));

        static string Text(LineVersion version) =>
            $"{version.Ordinal} {version.Version} {version.RecordedAt:O} {version.Reason} {string.Join('|', Fields.Of(version.Line))}";
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Versions_SegmentGone_SaysWhich(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Lines(3));
        ledger.Execute("DELETE FROM segments");

        var exception = Assert.Throws<StorageException>(() => ledger.Store.Reader.Versions("L-000001"));

        Assert.StartsWith("Segment 0 of the ledger lacks line version 1.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Versions_TextsAddedByAnotherProcess_AreRead(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"));
        var reader = ledger.OpenAnother().Reader;
        Assert.Equal("Supplier A", reader.Versions("a")[0].Line.Supplier);

        ledger.Add(Some.Line("b", supplier: "Supplier B"));

        Assert.Equal("Supplier B", reader.Versions("b")[0].Line.Supplier);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Reading_DamagedSegment_NamesIt(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Lines(10));
        var name = Assert.Single(ledger.Query("SELECT name FROM segments"));
        ledger.Execute(kind == DatabaseKind.Sqlite
            ? "UPDATE segments SET bytes = CAST(substr(bytes, 1, 50) || x'FF' || substr(bytes, 52) AS BLOB)"
            : "UPDATE segments SET bytes = set_byte(bytes, 50, 255)");

        var exception = Assert.Throws<StorageException>(() => ledger.Store.Reader.Versions("L-000001"));

        Assert.StartsWith($"Segment {name} of the ledger (line versions from 0) is damaged", exception.Message, StringComparison.Ordinal);
    }
}
