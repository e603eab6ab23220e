using Grpc.Core;
using Microsoft.Data.Sqlite;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Whoever does not read an export is not served on: the results wait where they are stored.</summary>
public sealed class ExportBackPressureTests : OwnLedger
{
    private const int SegmentLines = 32_768;
    private const int LinesPerBatch = 1_000;

    // The second segment's results are damaged: a service that reads on without being read comes upon them and fails.
    [Fact]
    public async Task ExportOutcomes_CallerNeverReads_IsReadNoFurtherAndEndsWhenCancelled()
    {
        var runs = Running.Runs();
        await Ledger.ImportAsync(Enumerable.Range(0, SegmentLines + 1).Select(i => Some.SpendOnly($"L-{i}")).Chunk(LinesPerBatch));
        var run = await runs.RunAsync();
        Damage(segment: 1);
        var service = Running.Service;
        await Waiting.UntilAsync(() => service.Counts.OpenCalls == 0, "no call is open");

        using (var stuck = new RunService.RunServiceClient(service.NewChannel())
            .ExportOutcomes(new ExportOutcomesRequest { RunId = run.RunId }))
        {
            await Waiting.UntilAsync(() => service.Counts.OpenCalls == 1, "the call has begun");
            await Task.Delay(TimeSpan.FromSeconds(3));
            Assert.Equal(1, service.Counts.OpenCalls);

            // Others are served meanwhile.
            Assert.Equal(SegmentLines + 1, (await runs.GetTotalsAsync(new GetTotalsRequest { RunId = run.RunId })).Total.Lines);
        }

        await Waiting.UntilAsync(() => service.Counts.OpenCalls == 0, "the call that was cancelled has ended");

        // One that is read gets the whole first segment, and then hears of the second one.
        var read = 0;
        using var call = runs.ExportOutcomes(new ExportOutcomesRequest { RunId = run.RunId });
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var chunk in call.ResponseStream.ReadAllAsync())
            {
                read += chunk.Lines.Count;
            }
        });
        Assert.Equal(StatusCode.Internal, exception.StatusCode);
        Assert.Contains("(segment 1 of run 1) are damaged", exception.Status.Detail, StringComparison.Ordinal);
        Assert.InRange(read, SegmentLines - 1_000, SegmentLines);
    }

    private void Damage(int segment)
    {
        using var connection = new SqliteConnection($"Data Source={Running.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE result_segments SET bytes = CAST(bytes || x'FF' AS BLOB)
            WHERE result_key = (SELECT result_key FROM run_segments WHERE run_id = 1 AND segment = {segment})
            """;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
