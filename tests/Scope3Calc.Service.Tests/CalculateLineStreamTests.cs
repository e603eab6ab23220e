using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Batches in, batches out, and the summary at the end.</summary>
public sealed class CalculateLineStreamTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task CalculateLineStream_Batches_AreAnsweredInOrder()
    {
        var lines = Some.Mixed(250).ToList();

        var responses = await service.StreamAsync(lines.InBatches(100));

        Assert.Equal([100, 100, 50, 0], responses.Select(response => response.Outcomes.Count));
        Assert.Equal(
            lines.Select(line => line.LineId),
            responses.SelectMany(response => response.Outcomes).Select(outcome => outcome.LineId));
    }

    [Fact]
    public async Task CalculateLineStream_BasisAndSummary_ComeWhenTheyAreDue()
    {
        var responses = await service.StreamAsync(Some.Mixed(30).InBatches(10));

        // The basis comes first and last, the summary last.
        Assert.Equal([true, false, false, true], responses.Select(response => response.Basis is not null));
        Assert.Equal([false, false, false, true], responses.Select(response => response.Summary is not null));
        Assert.Equal(responses[0].Basis, responses[^1].Basis);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    [Trait("Behaviour", "51")]
    public async Task CalculateLineStream_Summary_IsTheExactSumOfTheOutcomes(int batchSize)
    {
        var responses = await service.StreamAsync(Some.Mixed(300).InBatches(batchSize));

        SummaryAssert.AddsUp(
            responses[^1].Summary, [.. responses.SelectMany(response => response.Outcomes)]);
    }

    [Fact]
    public async Task CalculateLineStream_SameLinesAsUnary_AgreesLineByLine()
    {
        var lines = Some.Mixed(400).ToList();

        var unary = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });
        var stream = await service.StreamAsync(lines.InBatches(33));

        Assert.Equal(unary.Outcomes, stream.SelectMany(response => response.Outcomes));
        Assert.Equal(unary.Summary, stream[^1].Summary);
        Assert.Equal(unary.Basis, stream[^1].Basis);
        SummaryAssert.AddsUp(unary.Summary, unary.Outcomes);
    }

    [Fact]
    public async Task CalculateLineStream_FirstRequestWithPolicyOnly_SetsThePolicy()
    {
        var policy = new Policy { FactorPack = "epa-sef-v1.2" };

        var responses = await service.StreamAsync(
            new CalculateLineStreamRequest { Policy = policy },
            new CalculateLineStreamRequest { Lines = { Some.SpendOnly() } });

        Assert.Empty(responses[0].Outcomes);
        Assert.Equal("epa-sef-v1.2", responses[0].Basis.FactorPack);
        Assert.Equal("epa-sef-v1.2/334111", responses[1].Outcomes.Single().Spend.SpendFactorId);
        Assert.Equal(1, responses[^1].Summary.Lines);
    }

    [Fact]
    public async Task CalculateLineStream_LatePolicy_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => service.StreamAsync(
            new CalculateLineStreamRequest { Lines = { Some.Line() } },
            new CalculateLineStreamRequest { Policy = new Policy() }),
        ReasonCode.ValueInvalid,
        "policy");

    [Fact]
    public async Task CalculateLineStream_OneLineTooManyInABatch_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => service.StreamAsync(
            new CalculateLineStreamRequest { Lines = { Some.Line() } },
            new CalculateLineStreamRequest { Lines = { Some.Mixed(1_001) } }),
        ReasonCode.ValueOutOfRange,
        "lines");

    [Fact]
    public async Task CalculateLineStream_NoRequest_HasAnEmptySummary()
    {
        var response = Assert.Single(await service.StreamAsync());

        SummaryAssert.IsOfNothing(response.Summary);
        Assert.Equal(Core.Policy.Default.Id, response.Basis.PolicyId);
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task CalculateLineStream_OnlyRejectedLines_AreCountedAndBookNothing()
    {
        var responses = await service.StreamAsync(
            new CalculateLineStreamRequest { Lines = { new PurchaseLine { LineId = "a" }, new PurchaseLine() } });

        var summary = responses[^1].Summary;
        Assert.Equal(2, summary.Lines);
        Assert.Equal(2, summary.Statuses.Single(count => count.Status == LineStatus.Rejected).Lines);
        Assert.Equal("0.000000", summary.BookedKgCo2E);
        Assert.Equal(string.Empty, summary.ShareSpend);
        Assert.Equal(string.Empty, summary.WeightedTier);
    }

    [Fact]
    public async Task CalculateLineStream_EmptyBatches_AreAnsweredToo()
    {
        var responses = await service.StreamAsync(
            new CalculateLineStreamRequest(),
            new CalculateLineStreamRequest { Lines = { Some.Line() } },
            new CalculateLineStreamRequest());

        Assert.Equal([0, 1, 0, 0], responses.Select(response => response.Outcomes.Count));
    }

    [Fact]
    [Trait("Behaviour", "52")]
    public async Task CalculateLineStream_RepeatedIdentifier_IsRefusedWithinABatchOnly()
    {
        var responses = await service.StreamAsync(
            new CalculateLineStreamRequest { Lines = { Some.Line("a"), Some.Line("a") } },
            new CalculateLineStreamRequest { Lines = { Some.Line("a") } });

        Assert.Equal(
            [LineStatus.Ok, LineStatus.Rejected, LineStatus.Ok],
            responses.SelectMany(response => response.Outcomes).Select(outcome => outcome.Status));
    }
}
