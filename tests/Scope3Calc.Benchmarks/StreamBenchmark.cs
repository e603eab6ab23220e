using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Scope3Calc.Service;
using Scope3Calc.V1;

namespace Scope3Calc.Benchmarks;

/// <summary>How many lines a second go through the bidirectional stream, with client and service on the same machine?</summary>
internal static class StreamBenchmark
{
    private const int Lines = 1_000_000;
    private const int LinesPerBatch = 500;
    private const int Runs = 5;

    /// <param name="server">A running service; null starts one in this process.</param>
    /// <param name="detail">How much to ask for.</param>
    public static async Task RunAsync(Uri? server, OutcomeDetail detail)
    {
        await using var app = server is null ? await StartAsync() : null;
        using var channel = GrpcChannel.ForAddress(server ?? new Uri(app!.Urls.Single()));
        var client = new CalculationService.CalculationServiceClient(channel);

        // What a client sends is made before the clock starts; serialising it is part of the measurement.
        var batches = LedgerLines.Make(100_000).Select(LedgerMessages.ToMessage).Chunk(LinesPerBatch)
            .Select(lines => new CalculateLineStreamRequest { Lines = { lines }, Detail = detail }).ToArray();
        var rates = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            var summary = await StreamAsync(client, batches);
            var rate = summary.Lines / watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(run == 0 ? "warm-up" : $"run {run}")}: {summary.Lines:N0} lines, {rate:N0} lines/s, booked {summary.BookedKgCo2E} kg"));
            if (run > 0)
            {
                rates.Add(rate);
            }
        }

        rates.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {rates[Runs / 2]:N0} lines/s"));
    }

    private static async Task<Summary> StreamAsync(
        CalculationService.CalculationServiceClient client, CalculateLineStreamRequest[] batches)
    {
        using var call = client.CalculateLineStream();
        var sending = Task.Run(async () =>
        {
            for (var sent = 0; sent < Lines; sent += LinesPerBatch)
            {
                await call.RequestStream.WriteAsync(batches[sent / LinesPerBatch % batches.Length]);
            }

            await call.RequestStream.CompleteAsync();
        });

        Summary? summary = null;
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            summary = response.Summary;
        }

        await sending;
        return summary!;
    }

    private static async Task<WebApplication> StartAsync()
    {
        var app = ServiceHost.Create(
            [$"--{ServiceOptions.Section}:Port=0"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return app;
    }
}
