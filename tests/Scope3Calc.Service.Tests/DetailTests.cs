using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>How much an answer tells: everything, or the figures alone.</summary>
public sealed class DetailTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task CalculateLines_FiguresOnly_LeavesOutWhatIsToldBesideThem()
    {
        var request = new CalculateLinesRequest { Lines = { Some.Mixed(40) } };
        var full = await service.Client.CalculateLinesAsync(request);
        Assert.Contains(full.Outcomes, outcome => outcome.Product?.Memo is not null);
        Assert.Contains(full.Outcomes, outcome => outcome.PassedOver.Count > 0);

        request.Detail = OutcomeDetail.Figures;
        var figures = await service.Client.CalculateLinesAsync(request);

        foreach (var outcome in full.Outcomes)
        {
            outcome.PassedOver.Clear();
            outcome.Implied = null;
            if (outcome.Product is { } product)
            {
                product.Memo = null;
                product.Interval95 = null;
                product.DataQuality = null;
            }

            if (outcome.Spend is { } spend)
            {
                spend.SigmaParts = null;
                spend.Interval95 = null;
                spend.DataQuality = null;
            }

            if (outcome.Gap is { } gap)
            {
                gap.Significance = null;
                gap.Effects = null;
            }
        }

        Assert.Equal(full, figures);
    }

    [Fact]
    public async Task CalculateLines_UnknownDetail_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => service.Client.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line() }, Detail = (OutcomeDetail)9 }).ResponseAsync,
        ReasonCode.UnknownEnumValue,
        "detail");
}
