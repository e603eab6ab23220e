using System.Data.Common;
using System.Text;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.LineIndex;

/// <summary>The line index in both databases, against a dictionary that holds everything.</summary>
[Collection(PostgresServer.Collection)]
public sealed class LineIndexStoreTests(PostgresServer server)
{
    // 300 commits pass both merges: 16 runs to one of level 1, and 16 of those to one of level 2.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Candidates_ManyCommits_AreAllOrdinalsOfAnIdTheNewestFirst(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var random = new Random(300);
        var index = new Model(connection);
        for (var commit = 1; commit <= 300; commit++)
        {
            // Few enough ids that many come again; sometimes more lines than one bucket takes.
            index.Commit(random.Next(1, commit % 50 == 0 ? 5_000 : 40), () => $"line {random.Next(20_000)}");
            if (commit is 1 or 15 or 16 or 17 or 100 or 255 or 256 or 300)
            {
                index.AssertFindsEverything(random);
            }
        }

        // 300 is 1 x 256 + 2 x 16 + 12.
        Assert.Equal("2 1 1 0 0 0 0 0 0 0 0 0 0 0 0", index.Levels());
    }

    // Buckets are written many at a time, and of 160,000 lines there are several times as many: no seam may show.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Candidates_RunOfManyBuckets_AreAllFound(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var random = new Random(16);
        var index = new Model(connection);
        for (var commit = 0; commit < 16; commit++)
        {
            var first = commit * 10_000;
            index.Commit(10_000, () => $"line {first++}");
        }

        Assert.Equal("1", index.Levels());
        Assert.Equal(256L, Convert.ToInt64(
            IndexDatabase.Run(connection, "select count(*) from line_index_buckets"), System.Globalization.CultureInfo.InvariantCulture));
        index.AssertFindsEverything(random);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Candidates_TwoIdsOfOneHash_AreBoth(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var index = new Model(connection);

        // As if two ids were forged to share a hash: twice in one run, and again in others until all are merged.
        index.Commit([9, 7, 7]);
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(Enumerable.Range(0, i).Select(n => 3L + n).Reverse().Concat([2, 1]), index.Candidates(7));
            index.Commit([7]);
        }

        Assert.Equal("1", index.Levels());
        Assert.Equal(Enumerable.Range(1, 17).Select(n => (long)n).Reverse(), index.Candidates(7));
        Assert.Equal([0], index.Candidates(9));
        Assert.Empty(index.Candidates(8));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Candidates_AfterARollback_AreThoseThatWereWrittenInstead(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var store = new LineIndexStore();
        using (var undone = connection.BeginTransaction())
        {
            store.AddRun(connection, undone, 0, [1, 2]);
            Assert.Equal([0], LineIndexStore.Candidates(connection, undone, 1));
            undone.Rollback();
        }

        using var transaction = connection.BeginTransaction();
        store.AddRun(connection, transaction, 0, [3, 1]);
        transaction.Commit();

        Assert.Equal([1], LineIndexStore.Candidates(connection, null, 1));
        Assert.Equal([0], LineIndexStore.Candidates(connection, null, 3));
        Assert.Empty(LineIndexStore.Candidates(connection, null, 2));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task LoadFilter_FromAnyOrdinal_AddsThatAndAllLaterOnes(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var random = new Random(7);
        var index = new Model(connection);
        Assert.Equal(0, LineIndexStore.LoadFilter(connection, null, new LineFilter(), 0));

        // One run of 16 commits, and four more.
        for (var commit = 0; commit < 20; commit++)
        {
            index.Commit(random.Next(1, 300), () => $"line {random.NextInt64()}");
        }

        var all = index.Hashes;
        var some = Enumerable.Range(0, 20).Select(_ => random.Next(all.Count));
        foreach (var from in (int[])[0, 1, all.Count - 1, .. some])
        {
            var filter = new LineFilter();

            Assert.Equal(all.Count, LineIndexStore.LoadFilter(connection, null, filter, from));
            Assert.All(all.Skip(from), hash => Assert.True(filter.MayContain(hash)));
            Assert.InRange(all.Take(from).Count(filter.MayContain), 0, 2);
        }

        var untouched = new LineFilter();
        Assert.Equal(all.Count, LineIndexStore.LoadFilter(connection, null, untouched, all.Count));
        Assert.DoesNotContain(all, untouched.MayContain);
    }

    // Readers see each statement's state of the database: runs go away between two of them.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Candidates_WhileAnotherMerges_AreNeverMissed(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var index = new Model(connection);
        index.Commit([0]);
        var writer = Task.Run(() =>
        {
            for (var i = 1UL; i < 200; i++)
            {
                index.Commit([i]);
            }
        });
        using var other = database.Open();
        var store = new LineIndexStore();
        while (!writer.IsCompleted)
        {
            Assert.Equal([0], LineIndexStore.Candidates(other, null, 0));
            var filter = new LineFilter();
            var end = LineIndexStore.LoadFilter(other, null, filter, 0);
            Assert.All(Enumerable.Range(0, (int)end), hash => Assert.True(filter.MayContain((ulong)hash)));
        }

        await writer;
        Assert.Equal([199], LineIndexStore.Candidates(other, null, 199));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task EveryQuestion_BucketDamagedOrMissing_NamesTheRun(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var index = new Model(connection);
        for (var i = 0UL; i < 15; i++)
        {
            index.Commit([i]);
        }

        // An entry of the hash 0 with the ordinal 1 in a run of one line.
        var one = kind == DatabaseKind.Sqlite ? "x'000000000000000001000000'" : @"'\x000000000000000001000000'";
        IndexDatabase.Run(connection, $"update line_index_buckets set bytes = {one} where first_ordinal = 4");
        AssertEach("bucket 0 holds an ordinal beyond the run");

        IndexDatabase.Run(connection, "delete from line_index_buckets where first_ordinal = 4");
        AssertEach("bucket 0 is missing");

        void AssertEach(string what)
        {
            var message = $"The line index is damaged in the run of ordinals 4 to 4: {what}.";
            foreach (var action in (Action[])
            [
                () => LineIndexStore.Candidates(connection, null, 0),
                () => LineIndexStore.LoadFilter(connection, null, new LineFilter(), 0),
                () => index.Commit([15]),
            ])
            {
                Assert.Equal(message, Assert.Throws<LineIndexFormatException>(action).Message);
            }
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task AddRun_NotWhereTheIndexEndsOrEmpty_IsRefused(DatabaseKind kind)
    {
        using var database = await IndexDatabase.CreateAsync(kind, server);
        using var connection = database.Open();
        var store = new LineIndexStore();
        using var transaction = connection.BeginTransaction();
        store.AddRun(connection, transaction, 0, [1, 2]);

        Assert.Throws<ArgumentException>(() => store.AddRun(connection, transaction, 0, [3]));
        Assert.Throws<ArgumentException>(() => store.AddRun(connection, transaction, 3, [3]));
        Assert.Throws<ArgumentException>(() => store.AddRun(connection, transaction, 2, []));
        store.AddRun(connection, transaction, 2, [3]);
        Assert.Equal([2], LineIndexStore.Candidates(connection, transaction, 3));
    }

    /// <summary>An index, and beside it all hashes in the order of their ordinals.</summary>
    private sealed class Model(DbConnection connection)
    {
        private readonly LineIndexStore _store = new();

        public List<ulong> Hashes { get; } = [];

        public void Commit(int lines, Func<string> id) =>
            Commit([.. Enumerable.Range(0, lines).Select(_ => LineHash.Of(Encoding.UTF8.GetBytes(id())))]);

        public void Commit(ulong[] hashes)
        {
            using var transaction = connection.BeginTransaction();
            _store.AddRun(connection, transaction, Hashes.Count, hashes);
            transaction.Commit();
            Hashes.AddRange(hashes);
        }

        public IReadOnlyList<long> Candidates(ulong hash) => LineIndexStore.Candidates(connection, null, hash);

        public void AssertFindsEverything(Random random)
        {
            var ordinals = Hashes.Select((hash, i) => (hash, ordinal: (long)i))
                .ToLookup(entry => entry.hash, entry => entry.ordinal);
            var absent = Enumerable.Range(0, 50).Select(_ => (ulong)random.NextInt64());
            ulong[] asked = [.. ordinals.Select(hash => hash.Key).Concat(absent)];
            random.Shuffle(asked);

            var answers = _store.CandidatesOf(connection, null, asked);

            Assert.Equal(asked.Length, answers.Count);
            Assert.True(asked.Zip(answers).All(pair => ordinals[pair.First].Reverse().SequenceEqual(pair.Second)));
            Assert.All(asked.Take(50), hash => Assert.Equal(ordinals[hash].Reverse(), Candidates(hash)));
        }

        public string Levels()
        {
            using var transaction = connection.BeginTransaction();
            using var tables = new LineIndexTables(connection, transaction);
            return string.Join(' ', tables.ReadRuns().Select(run => run.Level));
        }
    }
}
