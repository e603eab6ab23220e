using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>What is added to a ledger is there once, or told why not; on both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class LedgerWriterTests(PostgresServer server)
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_TheSameLineAgain_IsTheSameLine(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);

        // Within one commit, in two batches of one commit, in another commit, and by another process.
        var results = ledger.Store.Writer.Append(
        [
            new LineBatch([Some.Line("a"), Some.Line("b"), Some.Line("a")]),
            new LineBatch([Some.Line("b"), Some.Line("c")]),
        ]);
        var again = ledger.Append(Some.Line("c"), Some.Line("d"), Some.Line("a"));
        var other = ledger.OpenAnother().Writer.Append([new LineBatch([Some.Line("d"), Some.Line("e")])])[0];

        Assert.Equal([(2, 1), (1, 1)], results.Select(result => (result.New, result.Same)));
        Assert.Equal((1, 2), (again.New, again.Same));
        Assert.Equal((1, 1), (other.New, other.Same));
        Assert.All([.. results, again, other], result => Assert.Empty(result.Problems));
        Assert.Equal(["a", "b", "c", "d", "e"], ledger.Store.Reader.List(new LineFilterTexts(), 0).Select(line => line.Line.LineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_TheSameIdWithOtherContent_IsADuplicateAndKeepsNoneOut(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"), Some.Line("b"));

        // Differing in a number, in a text that is new to the ledger, within one commit, and in a choice. 10.0 is 10.
        var result = ledger.Append(
            Some.Line("a", 11m),
            Some.Line("a", 10.0m),
            Some.Line("new"),
            Some.Line("a", supplier: "Supplier B"),
            Some.Line("new", supplier: "Supplier B"),
            Some.Line("b").With(line => line with { Disposal = Core.Purchases.DisposalKind.Donated }));

        Assert.Equal((1, 1), (result.New, result.Same));
        Assert.Equal([0, 3, 4, 5], result.Problems.Select(problem => problem.Index));
        Assert.All(result.Problems, problem => Assert.Equal(ReasonCode.DuplicateLine, problem.Problem.Code));
        Assert.Equal("new", result.Problems[2].LineId);
        Assert.Equal(10m, Assert.Single(ledger.Store.Reader.Versions("a")).Line.Purchase.Quantity);

        // A text that came only with a refused line has no code.
        Assert.Equal(["Supplier A"], ledger.Query("SELECT text FROM dictionary_entries WHERE kind = 1"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Correct_ALine_IsANewVersionWithItsReason(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"), Some.Line("b"));

        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 12m), "counted again"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 12m), "sent twice"));
        Assert.Null(ledger.OpenAnother().Writer.Correct(Some.Line("a", 10m), "the first count was right"));

        var versions = ledger.Store.Reader.Versions("a");
        Assert.Equal([1, 2, 3], versions.Select(version => version.Version));
        Assert.Equal([0L, 2L, 3L], versions.Select(version => version.Ordinal));
        Assert.Equal([10m, 12m, 10m], versions.Select(version => version.Line.Purchase.Quantity!.Value));
        Assert.Equal([null, "counted again", "the first count was right"], versions.Select(version => version.Reason));
        Assert.Equal(versions.Select(version => version.RecordedAt).Order(), versions.Select(version => version.RecordedAt));
        Assert.Equal(3, ledger.Store.Reader.Version(3).Version);
        Assert.Equal(["b", "a"], ledger.Store.Reader.List(new LineFilterTexts(), 0).Select(line => line.Line.LineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_AfterACorrection_EveryContentTheLineEverHadIsTheSame(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a", 10m));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 12m), "counted again"));

        var result = ledger.Append(Some.Line("a", 10m), Some.Line("a", 12m), Some.Line("a", 11m));

        Assert.Equal((0, 2), (result.New, result.Same));
        Assert.Equal(2, Assert.Single(result.Problems).Index);
        Assert.Equal(12m, ledger.Store.Reader.Versions("a")[^1].Line.Purchase.Quantity);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Correct_ALineThatIsNotThere_SaysSo(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"));

        var problem = ledger.Store.Writer.Correct(Some.Line("b"), "a slip")!;

        Assert.Equal((ReasonCode.ValueInvalid, "line_id"), (problem.Code, problem.Field));
        Assert.Contains("'b'", problem.Message, StringComparison.Ordinal);
        Assert.Empty(ledger.Store.Reader.Versions("b"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_Returns_AreTiedToTheVersionOfTheirOriginalThen(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        var credit = Some.Line("credit", original: "a").With(line => line with { Quantity = null, SpendAmount = -12.50m });

        // In the same commit, in a later one, and after a correction; a return of a return too.
        ledger.Add(Some.Line("a"), Some.Return("r1", "a", 2m));
        ledger.Add(credit, Some.Return("r2", "r1"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 20m), "counted again"));
        ledger.Add(Some.Return("r3", "a", 3m));

        Assert.Equal(
            ["1>0 2/2479.34", "2>0 -/12.50", "3>1 1/1239.67", "5>4 3/3719.01"],
            ledger.Query(
                """
                SELECT ordinal || '>' || original_ordinal || ' ' || coalesce(quantity, '-') || '/' || coalesce(amount, '-')
                FROM returns ORDER BY ordinal
                """));
        Assert.Equal(
            [null, "a", "a", "r1", "a", null],
            new[] { "a", "r1", "credit", "r2", "r3" }.SelectMany(ledger.Store.Reader.Versions).OrderBy(version => version.Version)
                .Select(version => version.Line.Purchase.OriginalLineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_ReturnWithoutItsOriginal_IsRefusedUntilThatIsThere(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);

        // An original that comes later in the same commit is too late; so is one of its own.
        var result = ledger.Append(
            Some.Return("r", "a"), Some.Return("own", "own"), Some.Line("a"), Some.Return("r", "a"), Some.Return("s", "b"));
        var later = ledger.Append(Some.Line("b"), Some.Return("s", "b"));

        Assert.Equal((2, 0), (result.New, result.Same));
        Assert.Equal([(0, "r"), (1, "own"), (4, "s")], result.Problems.Select(problem => (problem.Index, problem.LineId)));
        Assert.All(result.Problems, problem => Assert.Equal(ReasonCode.ReturnWithoutOriginal, problem.Problem.Code));
        Assert.Contains("'b'", result.Problems[2].Problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, later.New);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_TheSameReturnAgain_IsTheSameUnlessItsOriginalIsAnother(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"), Some.Line("b"), Some.Return("r", "a"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 20m), "counted again"));

        var result = ledger.Append(Some.Return("r", "a"), Some.Return("r", "b"), Some.Return("t", "a"), Some.Return("t", "b"));

        Assert.Equal((1, 1), (result.New, result.Same));
        Assert.Equal([1, 3], result.Problems.Select(problem => problem.Index));
        Assert.All(result.Problems, problem => Assert.Equal(ReasonCode.DuplicateLine, problem.Problem.Code));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Correct_AReturn_ChangesItsOriginalOnlyWhereItDiffers(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"), Some.Line("b"), Some.Return("r", "a"));

        Assert.Null(ledger.Store.Writer.Correct(Some.Return("r", "a"), "nothing changed"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Return("r", "b"), "it was the other one"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Return("r", "b"), "sent twice"));
        Assert.Equal(
            ReasonCode.ReturnWithoutOriginal,
            ledger.Store.Writer.Correct(Some.Return("r", "c"), "there is none such")!.Code);

        var versions = ledger.Store.Reader.Versions("r");
        Assert.Equal(["a", "b"], versions.Select(version => version.Line.Purchase.OriginalLineId));
        Assert.Equal([null, "it was the other one"], versions.Select(version => version.Reason));

        // Both contents the line ever had are still the same line.
        Assert.Equal(2, ledger.Append(Some.Return("r", "a"), Some.Return("r", "b")).Same);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Correct_ALineThatIsNoReturnAfterAll_TakesItsOriginalAway(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"), Some.Line("b", original: "a"));

        Assert.Null(ledger.Store.Writer.Correct(Some.Line("b"), "it reverses nothing"));
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("b"), "sent twice"));

        Assert.Equal(["a", null], ledger.Store.Reader.Versions("b").Select(version => version.Line.Purchase.OriginalLineId));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Correct_ALineToReverseItself_IsRefused(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"));

        var problem = ledger.Store.Writer.Correct(Some.Return("a", "a"), "a slip");

        Assert.Equal(ReasonCode.ReturnWithoutOriginal, problem?.Code);
        Assert.Single(ledger.Store.Reader.Versions("a"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_TextThatNoDatabaseKeeps_IsToldAndKeepsNoneOut(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);

        var result = ledger.Append(Some.Line("a"), Some.Line("b", supplier: "nul\0"), Some.Line("c\0"));

        Assert.Equal(2, result.New);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((1, ReasonCode.ValueInvalid, "supplier"), (problem.Index, problem.Problem.Code, problem.Problem.Field));
        Assert.Equal("c\0", ledger.Store.Reader.Versions("c\0")[0].Line.LineId);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_BySeveralProcessesInTurn_KeepsTheirTextsApart(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        LedgerStore[] stores = [ledger.Store, ledger.OpenAnother(), ledger.OpenAnother()];
        var random = new Random(11);
        var expected = new List<string>();
        for (var commit = 0; commit < 60; commit++)
        {
            // Texts that one of the others may have brought, and some that nobody has yet.
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(i => Some.Line(
                $"{commit}-{i}", supplier: $"Supplier {random.Next(40)}")).ToArray();
            expected.AddRange(lines.Select(line => $"{line.LineId} of {line.Supplier}"));
            var result = stores[random.Next(stores.Length)].Writer.Append([new LineBatch(lines)])[0];
            Assert.Equal(lines.Length, result.New);
        }

        foreach (var store in (LedgerStore[])[.. stores, ledger.OpenAnother()])
        {
            Assert.Equal(
                expected,
                store.Reader.List(new LineFilterTexts(), 0).Select(version => $"{version.Line.LineId} of {version.Line.Supplier}"));
        }
    }

    // A reader that has no transaction may see a text the moment it is committed.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Load_WhileTextsAreAdded_NeverFails(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            using var connection = ledger.Store.Database.OpenConnection();
            while (!done.IsCancellationRequested)
            {
                ledger.Store.Texts.Load(connection);
            }
        })).ToArray();

        for (var commit = 0; commit < 200 && !readers.Any(reader => reader.IsFaulted); commit++)
        {
            ledger.Add(Some.Line($"{commit}", supplier: $"Supplier {commit}"));
        }

        done.Cancel();
        await Task.WhenAll(readers);
        Assert.Equal(200, ledger.Store.Texts.Count(TextKind.Supplier));
    }

    // Each step of a commit in turn cannot be written.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_ThatFails_LeavesNothingAndWorksAgainAfterwards(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Add(Some.Line("a"));
        foreach (var table in (string[])["imports", "dictionary_entries", "segments", "line_index_runs", "revisions", "returns"])
        {
            LineBatch[] batches =
            [
                new([Some.Line($"b {table}", supplier: table), Some.Return($"r {table}", "a")]) { ImportId = table, Number = 1 },
            ];
            var before = ledger.RowCounts();
            ledger.Execute($"ALTER TABLE {table} RENAME TO hidden");
            Assert.ThrowsAny<System.Data.Common.DbException>(() => ledger.Store.Writer.Append(batches));
            ledger.Execute($"ALTER TABLE hidden RENAME TO {table}");

            Assert.Equal(before, ledger.RowCounts());
            Assert.Equal(2, ledger.Store.Writer.Append(batches)[0].New);
            Assert.Equal(table, ledger.Store.Reader.Versions($"b {table}")[0].Line.Supplier);
        }

        Assert.Equal(13, ledger.OpenAnother().Reader.List(new LineFilterTexts(), 0).Count());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Progress_OfAnImport_CountsWhatBecameOfItsLines(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        Assert.Null(ledger.Store.Writer.Progress("import"));

        ledger.Store.Writer.Append(
        [
            new LineBatch([Some.Line("a"), Some.Line("b"), Some.Line("a")]) { ImportId = "import", Number = 1, Unreadable = 4 },
            new LineBatch([Some.Line("a", 11m)]) { ImportId = "import", Number = 2 },
            new LineBatch([Some.Line("z")]) { ImportId = "another", Number = 1 },
            new LineBatch([Some.Line("y")]),
        ]);
        ledger.Store.Writer.Append([new LineBatch([Some.Line("c")]) { ImportId = "import", Number = 3 }]);

        var expected = new ImportProgress("import", 3, NewLines: 3, SameLines: 1, RejectedLines: 5);
        Assert.Equal(expected, ledger.Store.Writer.Progress("import"));
        Assert.Equal(expected, ledger.OpenAnother().Writer.Progress("import"));
        Assert.Equal(new ImportProgress("another", 1, 1, 0, 0), ledger.Store.Writer.Progress("another"));
    }

    // The last acknowledgement was lost, or an old stream of the same import is still writing.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Progress_BatchSentAgain_NeitherGoesBackNorCountsTwice(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        LineBatch[] batches =
        [
            .. Enumerable.Range(1, 3).Select(number => new LineBatch([Some.Line($"{number}")]) { ImportId = "import", Number = number }),
        ];
        ledger.Store.Writer.Append(batches);

        ledger.Store.Writer.Append([batches[1]]);

        Assert.Equal(new ImportProgress("import", 3, NewLines: 3, SameLines: 0, RejectedLines: 0), ledger.Store.Writer.Progress("import"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Append_ClockSetBack_TimesAndProgressGoOn(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        ledger.Store.Writer.Append([new LineBatch([Some.Line("a")]) { ImportId = "import", Number = 1 }]);
        ledger.Clock.SetBack(TimeSpan.FromDays(4_000));

        ledger.Store.Writer.Append([new LineBatch([Some.Line("b")]) { ImportId = "import", Number = 2 }]);
        Assert.Null(ledger.Store.Writer.Correct(Some.Line("a", 11m), "counted again"));

        var times = ledger.Store.Reader.List(new LineFilterTexts { WithSuperseded = true }, 0).Select(line => line.RecordedAt).ToList();
        Assert.Equal(3, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
        Assert.Equal(2, ledger.Store.Writer.Progress("import")!.LastBatch);
    }
}
