using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What becomes of lines that are imported: new, the same, or refused, each on its own.</summary>
public sealed class ImportLinesTests : OwnLedger
{
    [Fact]
    public async Task ImportLines_NewLines_AreAcknowledgedBatchByBatch()
    {
        var answers = await Ledger.ImportAsync(
            [Some.Line("a"), Some.SpendOnly("b")], [Some.SpendOnly("c")], []);

        Assert.Equal([(1, 2, 0), (2, 1, 0), (3, 0, 0)], answers.Select(Counts));
        Assert.Single(answers.Select(answer => answer.ResumeToken).Distinct());
        Assert.Equal(["a", "b", "c"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Fact]
    [Trait("Behaviour", "52")]
    public async Task ImportLines_SameLinesAgain_AreTheSameLines()
    {
        await Ledger.AddAsync(Some.Line("a"), Some.SpendOnly("b"));

        var again = Assert.Single(await Ledger.ImportAsync([[Some.SpendOnly("b"), Some.Line("a"), Some.SpendOnly("c")]]));

        Assert.Equal((1, 1, 2), Counts(again));
        Assert.Equal(["a", "b", "c"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Fact]
    public async Task ImportLines_SameLineTwiceInABatch_IsOneLine()
    {
        var answer = Assert.Single(await Ledger.ImportAsync([[Some.Line("a"), Some.Line("a")]]));

        Assert.Equal((1, 1, 1), Counts(answer));
    }

    // "1000.00" is the amount of "1000", so the line says the same.
    [Fact]
    public async Task ImportLines_SameAmountWrittenOtherwise_IsTheSameLine()
    {
        await Ledger.AddAsync(Some.SpendOnly("a", "1000"));

        var again = Assert.Single(await Ledger.ImportAsync([[Some.SpendOnly("a", "1000.00")]]));

        Assert.Equal((1, 0, 1), Counts(again));
    }

    [Fact]
    [Trait("Behaviour", "52")]
    [Trait("Behaviour", "54")]
    public async Task ImportLines_OtherContentUnderAKnownId_IsRefusedAndKeepsNoOtherOut()
    {
        await Ledger.AddAsync(Some.SpendOnly("a", "1000"));

        var answer = Assert.Single(await Ledger.ImportAsync(
            [[Some.SpendOnly("b"), Some.SpendOnly("a", "1001"), Some.SpendOnly("c"), Some.SpendOnly("c", "7")]]));

        Assert.Equal((1, 2, 0), Counts(answer));
        Assert.Equal([(1, "a", ReasonCode.DuplicateLine), (3, "c", ReasonCode.DuplicateLine)], answer.Reasons());
        Assert.Equal("1000", (await Ledger.GetLineAsync(new GetLineRequest { LineId = "a" })).Line.SpendAmount);
    }

    // Places are those of the batch, be a line refused by its fields or by the ledger.
    [Fact]
    [Trait("Behaviour", "54")]
    public async Task ImportLines_LinesThatCannotBeRead_AreToldByTheirPlaceInTheBatch()
    {
        await Ledger.AddAsync(Some.SpendOnly("known"));
        var unreadable = Some.SpendOnly("unreadable");
        unreadable.Quantity = "NaN";
        var unknown = Some.SpendOnly("unknown");
        unknown.CurrencyCode = "XQX";

        var answer = Assert.Single(await Ledger.ImportAsync(
            [[unreadable, Some.SpendOnly("fine"), Some.SpendOnly("known", "2"), unknown, Some.SpendOnly("fine too")]]));

        Assert.Equal((1, 2, 0), Counts(answer));
        Assert.Equal(
            [
                (0, "unreadable", ReasonCode.ValueInvalid), (2, "known", ReasonCode.DuplicateLine),
                (3, "unknown", ReasonCode.CurrencyUnknown),
            ],
            answer.Reasons());
        Assert.Equal("quantity", answer.RejectedLines[0].Problems.Single().Field);
        Assert.All(answer.RejectedLines.SelectMany(line => line.Problems), problem => Assert.EndsWith(".", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public async Task ImportLines_ReturnWithoutItsOriginal_IsRefusedUntilTheOriginalIsThere()
    {
        var credit = Credit("credit", "bought");

        var early = Assert.Single(await Ledger.ImportAsync([[credit]]));
        var behind = Assert.Single(await Ledger.ImportAsync([[Some.Line("bought"), credit]]));

        Assert.Equal([(0, "credit", ReasonCode.ReturnWithoutOriginal)], early.Reasons());
        Assert.Equal((1, 2, 0), Counts(behind));
        Assert.Equal("bought", (await Ledger.GetLineAsync(new GetLineRequest { LineId = "credit" })).Line.OriginalLineId);
    }

    [Theory]
    [InlineData("line_id")]
    [InlineData("supplier")]
    [InlineData("gtin")]
    [InlineData("model")]
    public async Task ImportLines_ZeroCharacter_IsAProblemOfItsField(string field)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, "a\0b");

        var answer = Assert.Single(await Ledger.ImportAsync([[line]]));

        var problem = Assert.Single(Assert.Single(answer.RejectedLines).Problems);
        Assert.Equal((ReasonCode.ValueInvalid, field), (problem.Code, problem.Field));
    }

    [Fact]
    public async Task ImportLines_LineWrongInEveryField_TellsTheFirstEightProblems()
    {
        var line = Some.Line();
        foreach (var field in new[]
        {
            "purchase_date", "quantity", "spend_amount", "currency_code", "vat_rate", "price_type_ratio", "country_code",
            "service_amount", "declaration.mass_kg", "declaration.issue_date",
        })
        {
            FieldPath.Set(line, field, "?");
        }

        var answer = Assert.Single(await Ledger.ImportAsync([[line]]));

        Assert.Equal(8, Assert.Single(answer.RejectedLines).Problems.Count);
    }

    [Fact]
    public async Task ImportLines_ServiceStartsAgain_HasEveryAcknowledgedLine()
    {
        await Ledger.AddAsync([.. Enumerable.Range(0, 1_000).Select(i => Some.SpendOnly($"line-{i}"))]);

        await Running.RestartAsync();

        var again = Assert.Single(await Ledger.ImportAsync([Enumerable.Range(0, 1_000).Select(i => Some.SpendOnly($"line-{i}"))]));
        Assert.Equal((1, 0, 1_000), Counts(again));
    }

    [Fact]
    public async Task ImportLines_TwoStreamsWithTheSameLines_AddEachOnce()
    {
        var batches = Enumerable.Range(0, 20).Select(batch =>
            Enumerable.Range(0, 200).Select(i => i % 7 == 3
                ? Credit($"line-{batch}-{i}", $"line-{batch}-{i - 1}")
                : Some.Line($"line-{batch}-{i}")).ToList()).ToList();

        var both = await Task.WhenAll(Ledger.ImportAsync(batches), Running.OtherClient().ImportAsync(batches));

        // Whoever comes first with a batch adds its lines; together each line is new once and the same once.
        Assert.All(both.SelectMany(answers => answers), answer => Assert.Empty(answer.RejectedLines));
        Assert.Equal(4_000, both.Sum(answers => answers.Sum(answer => answer.NewLines)));
        Assert.Equal(4_000, both.Sum(answers => answers.Sum(answer => answer.SameLines)));
        var ids = await Ledger.ListIdsAsync(new ListLinesRequest());
        Assert.Equal(batches.SelectMany(batch => batch).Select(line => line.LineId).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ImportLines_TooManyLines_EndsTheStreamBehindWhatWasInOrder()
    {
        using var call = Ledger.ImportLines();
        await call.OpenAsync();
        await call.SendAsync(Some.SpendOnly("a"));

        await ServiceAsserts.AssertInvalidAsync(
            () => call.SendAsync(Enumerable.Range(0, 1_001).Select(i => Some.SpendOnly($"many-{i}"))),
            ReasonCode.ValueOutOfRange,
            "lines");

        Assert.Equal(["a"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Fact]
    public async Task ImportLines_BatchBeforeTheOpening_IsRefused()
    {
        using var call = Ledger.ImportLines();

        await ServiceAsserts.AssertInvalidAsync(() => call.SendAsync(Some.Line()), ReasonCode.ValueMissing, "opening");
    }

    [Fact]
    public async Task ImportLines_SecondOpening_IsRefused()
    {
        using var call = Ledger.ImportLines();
        await call.OpenAsync();

        await ServiceAsserts.AssertInvalidAsync(() => call.OpenAsync(), ReasonCode.ValueMissing, "batch");
    }

    [Fact]
    public async Task ImportLines_NoRequestAtAll_Ends()
    {
        using var call = Ledger.ImportLines();

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
    }

    internal static PurchaseLine Credit(string id, string original)
    {
        var line = Some.Line(id);
        (line.Quantity, line.SpendAmount, line.OriginalLineId) = ("-1", "-1500", original);
        return line;
    }

    private static (long Number, int New, int Same) Counts(BatchAcknowledgement answer) =>
        (answer.BatchNumber, answer.NewLines, answer.SameLines);
}
