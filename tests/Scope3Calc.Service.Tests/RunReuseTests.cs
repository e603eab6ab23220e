using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>A new declaration makes only those segments be computed that hold its product.</summary>
public sealed class RunReuseTests : OwnLedger
{
    private const int LinesInASegment = 32_768;
    private const int BatchLines = 1_000;

    // One segment is full of Model 1, and a hundred lines of Model 2 begin the next one.
    [Fact]
    public async Task StartRun_DeclarationForAProduct_ComputesOnlyItsSegments()
    {
        var lines = Enumerable.Range(0, LinesInASegment + 100).Select(i => OnFile.Line(
            string.Create(CultureInfo.InvariantCulture, $"line-{i}"), i < LinesInASegment ? "Model 1" : "Model 2"));
        await Ledger.ImportAsync(lines.Chunk(BatchLines));
        var first = await Running.Runs().RunAsync();
        await Running.Declarations.RegisterDeclarationAsync(new RegisterDeclarationRequest { Declaration = OnFile.Epd("Model 2") });

        var second = await Running.Runs().RunAsync();
        var third = await Running.Runs().RunAsync();

        Assert.Equal((2, 0), (first.SegmentsComputed, first.SegmentsReused));
        Assert.Equal((1, 1), (second.SegmentsComputed, second.SegmentsReused));
        Assert.Equal((0, 2), (third.SegmentsComputed, third.SegmentsReused));
        Assert.NotEqual(first.Basis.Root, second.Basis.Root);
        Assert.Equal(second.Basis.Root, third.Basis.Root);

        // A hundred lines of one piece, 100 kg each.
        var totals = await Running.Runs().GetTotalsAsync(new GetTotalsRequest { RunId = second.RunId });
        Assert.Equal("10000.000000", totals.Total.ProductKgCo2E);
    }
}
