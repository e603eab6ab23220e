using Google.Protobuf;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>The same lines give the same bytes, whatever their order and whoever else is calling.</summary>
public sealed class DeterminismTests(RunningService service) : IClassFixture<RunningService>
{
    private const int Lines = 600;

    [Fact]
    [Trait("Behaviour", "31")]
    [Trait("Behaviour", "51")]
    public async Task CalculateLines_InAnyOrder_GivesTheSameOutcomesAndTotals()
    {
        var forward = await CalculateAsync(Some.Mixed(Lines));
        var backward = await CalculateAsync(Some.Mixed(Lines).Reverse());
        var shuffled = await CalculateAsync(
            Some.Mixed(Lines).OrderBy(line => line.LineId.Aggregate(17, (hash, c) => (hash * 31) ^ c)));

        Assert.Equal(ById(forward), ById(backward));
        Assert.Equal(ById(forward), ById(shuffled));
        Assert.Equal(forward.Summary.ToByteString(), backward.Summary.ToByteString());
        Assert.Equal(forward.Summary.ToByteString(), shuffled.Summary.ToByteString());
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public async Task CalculateLines_EightCallsAtOnce_AllGiveTheSameBytes()
    {
        var alone = (await CalculateAsync(Some.Mixed(Lines))).ToByteString();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CalculateAsync(Some.Mixed(Lines))));

        Assert.All(together, response => Assert.Equal(alone, response.ToByteString()));
    }

    [Fact]
    public async Task CalculateLineStream_EightStreamsAtOnce_AllGiveTheSameBytes()
    {
        var alone = await CalculateAsync(Some.Mixed(Lines));

        var together = await Task.WhenAll(Enumerable.Range(1, 8).Select(
            i => service.StreamAsync(Some.Mixed(Lines).InBatches(i * 10))));

        Assert.All(together, responses =>
        {
            Assert.Equal(
                alone.Outcomes.Select(outcome => outcome.ToByteString()),
                responses.SelectMany(response => response.Outcomes).Select(outcome => outcome.ToByteString()));
            Assert.Equal(alone.Summary.ToByteString(), responses[^1].Summary.ToByteString());
        });
    }

    private async Task<CalculateLinesResponse> CalculateAsync(IEnumerable<PurchaseLine> lines) =>
        await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

    private static SortedDictionary<string, ByteString> ById(CalculateLinesResponse response) => new(
        response.Outcomes.ToDictionary(outcome => outcome.LineId, outcome => outcome.ToByteString()),
        StringComparer.Ordinal);
}
