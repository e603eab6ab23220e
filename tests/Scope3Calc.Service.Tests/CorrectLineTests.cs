using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Corrections are further versions: what was there before stays, with the reason for the change.</summary>
public sealed class CorrectLineTests(RunningLedger ledger) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task CorrectLine_OtherContent_AddsAVersion()
    {
        await ledger.Ledger.AddAsync(Some.SpendOnly("a", "1000"));

        var answer = await CorrectAsync(Some.SpendOnly("a", "100"), "a zero too many");

        Assert.True(answer.IsNew);
        var told = await ledger.Ledger.GetLineAsync(new GetLineRequest { LineId = "a" });
        Assert.Equal([(1, "", "1000"), (2, "a zero too many", "100")], told.Versions.Select(
            version => (version.Version, version.Reason, version.Line.SpendAmount)));
        Assert.Equal(told.Versions[1], answer.Version);
        Assert.Equal("100", told.Line.SpendAmount);
        Assert.True(told.Versions[1].RecordTime.ToDateTimeOffset() > told.Versions[0].RecordTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task CorrectLine_SameContentAgain_AddsNothing()
    {
        await ledger.Ledger.AddAsync(Some.Line("bought"), ImportLinesTests.Credit("credit", "bought"));
        var corrected = ImportLinesTests.Credit("credit", "bought");
        corrected.Quantity = "-2";

        var (first, second) = (await CorrectAsync(corrected, "two came back"), await CorrectAsync(corrected, "two came back"));

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(first.Version, second.Version);
    }

    // Whoever imports its file once more must not undo what was corrected since.
    [Fact]
    [Trait("Behaviour", "52")]
    public async Task ImportLines_ContentBeforeACorrection_IsTheSameLineAndUndoesNothing()
    {
        await ledger.Ledger.AddAsync(Some.SpendOnly("b", "1000"));
        await CorrectAsync(Some.SpendOnly("b", "100"), "a zero too many");

        var answer = Assert.Single(await ledger.Ledger.ImportAsync([[Some.SpendOnly("b", "1000")]]));

        Assert.Equal((0, 1), (answer.NewLines, answer.SameLines));
        Assert.Equal("100", (await ledger.Ledger.GetLineAsync(new GetLineRequest { LineId = "b" })).Line.SpendAmount);
    }

    [Fact]
    public async Task ListLines_CorrectedLine_IsListedOnceUnlessEveryVersionIsAskedFor()
    {
        await ledger.Ledger.AddAsync(OfSupplier("c", "1000"));
        await CorrectAsync(OfSupplier("c", "100"), "a zero too many");

        var request = new ListLinesRequest { Supplier = "Of corrections" };
        var latest = (await ledger.Ledger.ListAsync(request)).SelectMany(page => page.Lines);
        request.WithSuperseded = true;
        var all = (await ledger.Ledger.ListAsync(request)).SelectMany(page => page.Lines);

        Assert.Equal([(2, "100")], latest.Select(version => (version.Version, version.Line.SpendAmount)));
        Assert.Equal([(1, "1000"), (2, "100")], all.Select(version => (version.Version, version.Line.SpendAmount)));
    }

    [Fact]
    public async Task CorrectLine_UnknownLine_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => CorrectAsync(Some.Line("none"), "why not"));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Theory]
    [InlineData("", ReasonCode.ValueMissing)]
    [InlineData("  ", ReasonCode.ValueMissing)]
    [InlineData("\0x", ReasonCode.ValueInvalid)]
    public Task CorrectLine_NoReason_IsRefused(string reason, ReasonCode code) =>
        ServiceAsserts.AssertInvalidAsync(() => CorrectAsync(Some.Line(), reason), code, "reason");

    [Fact]
    public Task CorrectLine_TooLongReason_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CorrectAsync(Some.Line(), new string('x', 1_025)), ReasonCode.ValueOutOfRange, "reason");

    [Fact]
    public async Task CorrectLine_LineThatCannotBeRead_IsRefusedByItsField()
    {
        await ledger.Ledger.AddAsync(Some.SpendOnly("d"));

        await ServiceAsserts.AssertInvalidAsync(
            () => CorrectAsync(Some.SpendOnly("d", "1e3"), "why not"), ReasonCode.ValueInvalid, "spend_amount");
    }

    [Fact]
    public Task CorrectLine_NoLine_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CorrectAsync(null, "why not"), ReasonCode.ValueMissing, "line");

    private static PurchaseLine OfSupplier(string id, string amount)
    {
        var line = Some.SpendOnly(id, amount);
        line.Supplier = "Of corrections";
        return line;
    }

    private async Task<CorrectLineResponse> CorrectAsync(PurchaseLine? line, string reason) =>
        await ledger.Ledger.CorrectLineAsync(new CorrectLineRequest { Line = line, Reason = reason });
}
