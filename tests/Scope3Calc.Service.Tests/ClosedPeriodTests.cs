using System.Globalization;
using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>The results of a closed year stand; what changes later is told as a restatement.</summary>
public sealed class ClosedPeriodTests : OwnLedger
{
    private Run _first = null!;

    private RunService.RunServiceClient Runs => Running.Runs();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Ledger.AddAsync(OnFile.Line("a"), OnFile.Line("b"), Old("old"));
        _first = await Runs.RunAsync();
    }

    [Fact]
    [Trait("Behaviour", "53")]
    public async Task ClosePeriod_AYear_TellsItsTotalsAndIsSafeToRepeat()
    {
        var closed = await CloseAsync(_first.RunId);
        var again = await CloseAsync(_first.RunId);
        var listed = await Runs.ListClosedPeriodsAsync(new ListClosedPeriodsRequest());

        Assert.Equal((2023, _first.RunId, "J. Doe"), (closed.Period.Year, closed.Period.RunId, closed.Period.ClosedBy));
        Assert.Equal(2, closed.Totals.Lines);
        Assert.Equal(_first.Basis, closed.Period.Basis);
        Assert.Equal(closed, again);
        Assert.Equal(closed.Period, Assert.Single(listed.Periods));
    }

    [Fact]
    [Trait("Behaviour", "53")]
    public async Task ClosePeriod_OnAnotherRun_IsRefused()
    {
        await CloseAsync(_first.RunId);
        var second = await Runs.RunAsync();

        await LedgerRuns.AssertStatusAsync(StatusCode.FailedPrecondition, () => CloseAsync(second.RunId));
    }

    [Fact]
    public async Task ClosePeriod_OnARunOfSelectedLines_IsRefused()
    {
        var selected = await Runs.RunAsync(new StartRunRequest { Selection = new RunSelection { Suppliers = { "Laptops & Co" } } });

        await LedgerRuns.AssertStatusAsync(StatusCode.FailedPrecondition, () => CloseAsync(selected.RunId));
    }

    // Two lines of 1,000 EUR each; one of them was 1,102. By spend that is 5.1 % of the year: it triggers 5 % and not 6 %.
    [Theory]
    [InlineData("", "0.05", true)]
    [InlineData("0.06", "0.06", false)]
    [Trait("Behaviour", "48")]
    [Trait("Behaviour", "53")]
    public async Task GetRestatements_ALineCorrectedLater_IsHeldAgainstTheThreshold(string threshold, string used, bool isTriggered)
    {
        await CloseAsync(_first.RunId);
        await Ledger.CorrectLineAsync(new CorrectLineRequest { Line = OnFile.Line("b", amount: "1102"), Reason = "Typing error" });
        await Ledger.AddAsync(Old("older"));
        var later = await Runs.RunAsync();

        var answer = await Runs.GetRestatementsAsync(new GetRestatementsRequest { RunId = later.RunId, Threshold = threshold });

        var restatement = Assert.Single(answer.Restatements);
        Assert.Equal(used, answer.Threshold);
        Assert.Equal(isTriggered, restatement.IsTriggered);
        Assert.Equal((2L, 2L), (restatement.Closed.Lines, restatement.Now.Lines));
        Assert.Equal(ChangeCause.LineCorrected, Assert.Single(restatement.Changes).Cause);
        Assert.Equal(
            Kg(restatement.Now.BookedKgCo2E) - Kg(restatement.Closed.BookedKgCo2E), Kg(restatement.NetChangeKgCo2E));
        Assert.InRange(Kg(restatement.NetChangeShare), 0.05099m, 0.05101m);
        Assert.Equal(later.Basis, answer.Basis);
    }

    // Lines booked by spend that have a declaration now: one piece of 100 kg each.
    [Fact]
    [Trait("Behaviour", "49")]
    [Trait("Behaviour", "53")]
    public async Task GetRestatements_ADeclarationInPlaceOfSpend_NamesTheLines()
    {
        await CloseAsync(_first.RunId);
        await Running.Declarations.RegisterDeclarationAsync(new RegisterDeclarationRequest { Declaration = OnFile.Epd() });
        var later = await Runs.RunAsync();

        var answer = await Runs.GetRestatementsAsync(new GetRestatementsRequest { RunId = later.RunId });

        var restatement = Assert.Single(answer.Restatements);
        Assert.Equal(ChangeCause.Declaration, Assert.Single(restatement.Changes).Cause);
        Assert.Equal("200.000000", restatement.Now.BookedKgCo2E);
        Assert.Equal(2, restatement.RestatedLineCount);
        Assert.Equal(["a", "b"], restatement.RestatedLines.Select(line => line.LineId));
        Assert.All(restatement.RestatedLines, line => Assert.Equal(
            (CalculationMethod.SpendBased, CalculationMethod.SupplierSpecific, 100_000_000L),
            (line.ClosedMethod, line.Method, line.BookedMgCo2E)));
    }

    private async Task<ClosePeriodResponse> CloseAsync(long runId) => await Runs.ClosePeriodAsync(
        new ClosePeriodRequest { Year = 2023, RunId = runId, ClosedBy = "J. Doe" });

    private static PurchaseLine Old(string id)
    {
        var line = Some.SpendOnly(id);
        line.PurchaseDate = "2021-05-05";
        return line;
    }

    private static decimal Kg(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
