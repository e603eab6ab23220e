using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What the ledger tells of its lines, one by one and page by page.</summary>
public sealed class LedgerReadingTests(RunningLedger ledger) : IClassFixture<RunningLedger>, IAsyncLifetime
{
    private static readonly PurchaseLine[] Lines =
    [
        Bought("1", "Alpha", "C-1", "laptop", "2022-12-31"),
        Bought("2", "Alpha", "C-2", "monitor", "2023-01-01"),
        Bought("3", "Beta", "C-1", "laptop", "2023-06-30"),
        Bought("4", "Beta", "C-2", "server", "2023-12-31"),
        Bought("5", "Alpha", "C-1", "laptop", "2024-01-01"),
    ];

    // The tests share the ledger, so the lines are there already for all but the first.
    public async Task InitializeAsync() => await ledger.Ledger.ImportAsync([Lines]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task GetLine_ImportedLine_IsToldWithItsVersion()
    {
        var answer = await ledger.Ledger.GetLineAsync(new GetLineRequest { LineId = "3" });

        var version = Assert.Single(answer.Versions);
        Assert.Equal((1, "", answer.Line), (version.Version, version.Reason, version.Line));
        Assert.Equal(("Beta", "2023-06-30", "1000"), (answer.Line.Supplier, answer.Line.PurchaseDate, answer.Line.SpendAmount));
        Assert.InRange(version.RecordTime.ToDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task GetLine_UnknownLine_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(
            () => ledger.Ledger.GetLineAsync(new GetLineRequest { LineId = "none" }).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        Assert.Contains("'none'", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public Task GetLine_IdOfAnotherLength_IsRefused(int length) => ServiceAsserts.AssertInvalidAsync(
        () => ledger.Ledger.GetLineAsync(new GetLineRequest { LineId = new string('x', length) }).ResponseAsync,
        ReasonCode.ValueOutOfRange,
        "line_id");

    [Theory]
    [InlineData("supplier", "Alpha", "1 2 5")]
    [InlineData("contract", "C-2", "2 4")]
    [InlineData("product_category", "laptop", "1 3 5")]
    [InlineData("first_purchase_date", "2023-12-31", "4 5")]
    [InlineData("last_purchase_date", "2023-01-01", "1 2")]
    [InlineData("supplier", "alpha", "")]
    [InlineData("buyer_unit", "Unit of 4", "4")]
    [InlineData("buyer_unit", "Unit of 6", "")]
    public async Task ListLines_Filter_ListsThoseAlone(string field, string value, string expected)
    {
        var request = new ListLinesRequest();
        FieldPath.Set(request, field, value);

        Assert.Equal(expected, string.Join(' ', await ledger.Ledger.ListIdsAsync(request)));
    }

    [Fact]
    public async Task ListLines_SeveralFilters_AllHold() => Assert.Equal(
        ["3"],
        await ledger.Ledger.ListIdsAsync(new ListLinesRequest
        {
            Contract = "C-1", ProductCategory = "laptop", FirstPurchaseDate = "2023-01-01", LastPurchaseDate = "2023-12-31",
        }));

    [Fact]
    public async Task ListLines_Pages_GoOnFromAnyCursor()
    {
        var request = new ListLinesRequest { ProductCategory = "laptop", PageSize = 2 };
        var pages = await ledger.Ledger.ListAsync(request);

        Assert.Equal([["1", "3"], ["5"]], pages.Select(page => page.Lines.Select(version => version.Line.LineId)));
        request.Cursor = pages[0].Cursor;
        Assert.Equal(["5"], await ledger.Ledger.ListIdsAsync(request));
        request.Cursor = pages[1].Cursor;
        Assert.Empty(await ledger.Ledger.ListAsync(request));
    }

    [Theory]
    [InlineData("page_size", 1_001, ReasonCode.ValueOutOfRange)]
    [InlineData("page_size", -1, ReasonCode.ValueOutOfRange)]
    [InlineData("cursor", "2", ReasonCode.ValueInvalid)]
    [InlineData("cursor", "ffffffffffffffff", ReasonCode.ValueInvalid)]
    [InlineData("first_purchase_date", "1 May", ReasonCode.ValueInvalid)]
    public async Task ListLines_QuestionThatCannotBeAnswered_IsRefused(string field, object value, ReasonCode code)
    {
        var request = new ListLinesRequest();
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(() => ledger.Ledger.ListAsync(request), code, field);
    }

    private static PurchaseLine Bought(string id, string supplier, string contract, string category, string date)
    {
        var line = Some.SpendOnly(id);
        (line.Supplier, line.Contract, line.ProductCategory, line.PurchaseDate) = (supplier, contract, category, date);
        line.BuyerUnit = $"Unit of {id}";
        return line;
    }
}
