using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Scope3Calc.Service;
using Scope3Calc.Service.Mapping;
using Scope3Calc.V1;

namespace Scope3Calc.Benchmarks;

/// <summary>How many lines a second go into the ledger from a client on the same machine, acknowledged and so durable?</summary>
internal static class ImportBenchmark
{
    private const int LinesPerBatch = 1_000;

    // Messages are made in pieces before the clock runs; serialising them is part of the measurement.
    private const int BatchesPerPiece = 200;

    /// <param name="target">A database for a service in this process, or the address of one that runs apart.</param>
    /// <param name="lines">How many.</param>
    public static async Task RunAsync(string target, int lines)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var server) && server.Scheme == Uri.UriSchemeHttp)
        {
            await RunAsync(server, lines);
            return;
        }

        await using var app = ServiceHost.Create(
            ["--Scope3Calc:Port=0", $"--Scope3Calc:Database={target}"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await RunAsync(new Uri(app.Urls.Single()), lines);
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB, client and service");
    }

    private static async Task RunAsync(Uri server, int lines)
    {
        using var channel = GrpcChannel.ForAddress(server);
        using var call = new LedgerService.LedgerServiceClient(channel).ImportLines();
        await call.RequestStream.WriteAsync(new ImportLinesRequest { Opening = new ImportOpening() });
        await call.ResponseStream.MoveNext(CancellationToken.None);

        var (added, rejected, seconds) = (0L, 0L, 0.0);
        foreach (var piece in new GeneratedLedger(lines).Lines().Chunk(LinesPerBatch * BatchesPerPiece))
        {
            var batches = piece.Chunk(LinesPerBatch).Select(chunk => new ImportLinesRequest
            {
                Batch = new ImportBatch { Lines = { chunk.Select(LineWriter.ToMessage) } },
            }).ToArray();
            var watch = Stopwatch.StartNew();
            var taking = Task.Run(() => TakeAsync(call, batches.Length));
            foreach (var batch in batches)
            {
                await call.RequestStream.WriteAsync(batch);
            }

            var (addedHere, rejectedHere) = await taking;
            seconds += watch.Elapsed.TotalSeconds;
            (added, rejected) = (added + addedHere, rejected + rejectedHere);
        }

        await call.RequestStream.CompleteAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{added:N0} lines added, {rejected:N0} rejected, {(added + rejected) / seconds:N0} lines/s"));
    }

    private static async Task<(long Added, long Rejected)> TakeAsync(
        AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, int batches)
    {
        var (added, rejected) = (0L, 0L);
        for (var i = 0; i < batches; i++)
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
            added += call.ResponseStream.Current.Acknowledgement.NewLines;
            rejected += call.ResponseStream.Current.Acknowledgement.RejectedLines.Count;
        }

        return (added, rejected);
    }
}
