using Microsoft.Data.Sqlite;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>The same line in a batch and in a packed one is the same line: what is added, what is refused and why, what is stored.</summary>
public sealed class PackedBatchFormTests : OwnLedger
{
    private const int LinesPerBatch = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Behaviour", "54")]
    public async Task ImportLines_AnyLines_HaveTheSameOutcomeAndBytesInBothForms(int seed)
    {
        await using var other = await RunningLedger.StartAsync();
        var batches = AnyLines.Some(5 * LinesPerBatch, seed).Chunk(LinesPerBatch).ToList();

        var plain = await Ledger.ImportAsync(batches);
        var packed = await other.Ledger.ImportPackedAsync(batches.Select(batch => PackedImports.Pack(batch)));

        Assert.Equal(plain.Select(WithoutToken), packed.Select(WithoutToken));
        Assert.InRange(plain.Sum(answer => answer.RejectedLines.Count), 300, 1_500);
        Assert.InRange(plain.Sum(answer => answer.NewLines), 1_500, 3_500);
        Assert.Equal(SegmentNames(Running), SegmentNames(other));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Behaviour", "52")]
    public async Task ImportLines_SameLinesInTheOtherForm_AreTheSameLines(bool isPackedFirst)
    {
        var lines = Some.Mixed(300).Where((_, i) => i % 10 != 6).ToList();

        var first = isPackedFirst
            ? await Ledger.ImportPackedAsync([PackedImports.Pack(lines)])
            : await Ledger.ImportAsync([lines]);
        var second = isPackedFirst
            ? await Ledger.ImportAsync([lines])
            : await Ledger.ImportPackedAsync([PackedImports.Pack(lines)]);

        Assert.Equal((lines.Count, 0), (first[0].NewLines, first[0].RejectedLines.Count));
        Assert.Equal((lines.Count, 0), (second[0].SameLines, second[0].RejectedLines.Count));
    }

    [Fact]
    [Trait("Behaviour", "52")]
    public async Task ImportLines_OtherContentInAPackedBatch_IsRefused()
    {
        await Ledger.AddAsync(Some.SpendOnly("a", "1000"), Some.SpendOnly("b", "1"));

        var answer = Assert.Single(await Ledger.ImportPackedAsync(
            [PackedImports.Pack(Some.SpendOnly("c"), Some.SpendOnly("a", "1001"), Some.SpendOnly("b", "1"))]));

        Assert.Equal((1, 1), (answer.NewLines, answer.SameLines));
        Assert.Equal([(1, "a", ReasonCode.DuplicateLine)], answer.Reasons());
    }

    [Fact]
    public async Task ImportLines_FormsInTurn_AreNumberedOnAndResumed()
    {
        string token;
        using (var call = Ledger.ImportLines())
        {
            token = (await call.OpenAsync()).ResumeToken;
            Assert.Equal(1, (await call.SendAsync(PackedImports.Pack(Some.SpendOnly("a"), Some.SpendOnly("b")))).BatchNumber);
            Assert.Equal(2, (await call.SendAsync(Some.SpendOnly("c"))).BatchNumber);
            Assert.Equal(3, (await call.SendAsync(PackedImports.Pack(Some.SpendOnly("b"), Faulty("d")))).BatchNumber);
        }

        await Running.RestartAsync();

        using var again = Ledger.ImportLines();
        Assert.Equal(
            new ImportState { ResumeToken = token, LastBatchNumber = 3, NewLines = 3, SameLines = 1, RejectedLines = 1 },
            await again.OpenAsync(token));
        var answer = await again.SendAsync(PackedImports.Pack(ImportLinesTests.Credit("e", "a")));
        Assert.Equal((4, 1), (answer.BatchNumber, answer.NewLines));
        Assert.Equal(["a", "b", "c", "e"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    private static BatchAcknowledgement WithoutToken(BatchAcknowledgement answer)
    {
        var copy = answer.Clone();
        copy.ResumeToken = string.Empty;
        return copy;
    }

    private static PurchaseLine Faulty(string id)
    {
        var line = Some.SpendOnly(id);
        line.Quantity = "NaN";
        return line;
    }

    // A segment's name is the hash of its bytes: equal names, equal rows to the last digit given.
    private static List<string> SegmentNames(RunningLedger ledger)
    {
        using var connection = new SqliteConnection($"Data Source={ledger.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM segments ORDER BY first_ordinal";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        Assert.NotEmpty(names);
        return names;
    }
}
