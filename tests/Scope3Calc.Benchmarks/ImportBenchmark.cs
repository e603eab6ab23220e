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

    // Messages of lines are made in pieces before the clock runs; packing and serialising them is part of the measurement. At the end of
    // each piece the service has nothing to do until the next one comes, which no real import has: so there are few.
    private const int LinesPerPiece = 1 << 21;

    /// <param name="target">A database for a service in this process, or the address of one that runs apart.</param>
    /// <param name="lines">How many.</param>
    /// <param name="isPacked">Whether they travel in packed batches.</param>
    /// <param name="times">How often: each time under other identifiers, so that all are new. From the second time on methods are compiled.</param>
    public static async Task RunAsync(string target, int lines, bool isPacked, int times)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var server) && server.Scheme == Uri.UriSchemeHttp)
        {
            await RunAsync(server, lines, isPacked, times);
            return;
        }

        await using var app = ServiceHost.Create(
            ["--Scope3Calc:Port=0", $"--Scope3Calc:Database={target}"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await RunAsync(new Uri(app.Urls.Single()), lines, isPacked, times);
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB, client and service");
    }

    private static async Task RunAsync(Uri server, int lines, bool isPacked, int times)
    {
        using var channel = GrpcChannel.ForAddress(server);
        for (var time = 0; time < times; time++)
        {
            await RunAsync(channel, lines, isPacked, time == 0 ? string.Empty : $"{time}-");
        }
    }

    private static async Task RunAsync(GrpcChannel channel, int lines, bool isPacked, string prefix)
    {
        using var call = new LedgerService.LedgerServiceClient(channel).ImportLines();
        await call.RequestStream.WriteAsync(new ImportLinesRequest { Opening = new ImportOpening() });
        await call.ResponseStream.MoveNext(CancellationToken.None);

        var (added, rejected, seconds, processorSeconds) = (0L, 0L, 0.0, 0.0);
        var declarations = new Dictionary<Core.Declarations.Declaration, Declaration>(ReferenceEqualityComparer.Instance);
        foreach (var piece in new GeneratedLedger(lines).Lines().Chunk(LinesPerPiece))
        {
            var messages = Array.ConvertAll(piece, line => Message(line, prefix, declarations));
            if (added == 0)
            {
                var first = isPacked ? Packed(messages).First().PackedBatch : null;
                var (bytes, count) = first is not null
                    ? (first.CalculateSize(), first.LineIds.ByteLengths.Count)
                    : (Plain(messages).First().CalculateSize(), Math.Min(messages.Length, LinesPerBatch));
                Console.WriteLine($"{count} lines a message, {bytes / count} bytes a line");
            }

            // What is left of making them is no part of it.
            GC.Collect();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var taking = Task.Run(() => TakeAsync(call, messages.Length));
            foreach (var batch in isPacked ? Packed(messages) : Plain(messages))
            {
                await call.RequestStream.WriteAsync(batch);
            }

            var (addedHere, rejectedHere) = await taking;
            seconds += watch.Elapsed.TotalSeconds;
            processorSeconds += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            (added, rejected) = (added + addedHere, rejected + rejectedHere);
        }

        await call.RequestStream.CompleteAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{added:N0} lines added, {rejected:N0} rejected, {(added + rejected) / seconds:N0} lines/s, "
            + $"{processorSeconds * 1e6 / (added + rejected):N2} us of processor time a line in this process"));
    }

    private static IEnumerable<ImportLinesRequest> Plain(PurchaseLine[] lines) =>
        lines.Chunk(LinesPerBatch).Select(chunk => new ImportLinesRequest { Batch = new ImportBatch { Lines = { chunk } } });

    private static IEnumerable<ImportLinesRequest> Packed(PurchaseLine[] lines)
    {
        var builder = new PackedBatchBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            builder.Add(lines[i]);
            if (builder.IsFull || i == lines.Length - 1)
            {
                yield return new ImportLinesRequest { PackedBatch = builder.Build() };
            }
        }
    }

    // As with a buyer who keeps a list of declarations, lines share them.
    private static PurchaseLine Message(
        Storage.Ledger.LedgerLine line, string prefix, Dictionary<Core.Declarations.Declaration, Declaration> declarations)
    {
        var message = LineWriter.ToMessage(line);
        message.LineId = prefix + message.LineId;
        message.OriginalLineId = message.OriginalLineId.Length == 0 ? string.Empty : prefix + message.OriginalLineId;
        if (line.Purchase.Declaration is { } declaration)
        {
            if (!declarations.TryGetValue(declaration, out var known))
            {
                declarations.Add(declaration, known = message.Declaration);
            }

            message.Declaration = known;
        }

        return message;
    }

    private static async Task<(long Added, long Rejected)> TakeAsync(
        AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, int lines)
    {
        var (added, rejected) = (0L, 0L);
        while (added + rejected < lines)
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
            added += call.ResponseStream.Current.Acknowledgement.NewLines;
            rejected += call.ResponseStream.Current.Acknowledgement.RejectedLines.Count;
        }

        return (added, rejected);
    }
}
