using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Whole imports in one call, and their parts.</summary>
internal static class Imports
{
    public static ImportLinesRequest Opening(string token = "") => new() { Opening = new ImportOpening { ResumeToken = token } };

    public static ImportLinesRequest Batch(params IEnumerable<PurchaseLine> lines) =>
        new() { Batch = new ImportBatch { Lines = { lines } } };

    /// <summary>Opens an import and sends every batch, one after the acknowledgement of the one before.</summary>
    public static async Task<List<BatchAcknowledgement>> ImportAsync(
        this LedgerService.LedgerServiceClient client, params IEnumerable<IEnumerable<PurchaseLine>> batches)
    {
        using var call = client.ImportLines();
        await call.OpenAsync();
        var acknowledgements = new List<BatchAcknowledgement>();
        foreach (var batch in batches)
        {
            acknowledgements.Add(await call.SendAsync(batch));
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        return acknowledgements;
    }

    /// <summary>Imports lines that are all in order and new.</summary>
    public static async Task AddAsync(this LedgerService.LedgerServiceClient client, params PurchaseLine[] lines)
    {
        var acknowledgement = Assert.Single(await client.ImportAsync([lines]));
        Assert.Empty(acknowledgement.RejectedLines);
        Assert.Equal(lines.Length, acknowledgement.NewLines);
    }

    public static async Task<ImportState> OpenAsync(
        this AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, string token = "") =>
        (await call.AskAsync(Opening(token))).Opened;

    public static async Task<BatchAcknowledgement> SendAsync(
        this AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, params IEnumerable<PurchaseLine> lines) =>
        (await call.AskAsync(Batch(lines))).Acknowledgement;

    /// <summary>Sends one request and takes one answer. Where the service has ended the call, the status comes from reading.</summary>
    public static async Task<ImportLinesResponse> AskAsync(
        this AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, ImportLinesRequest request)
    {
        try
        {
            await call.RequestStream.WriteAsync(request);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            await call.ResponseStream.MoveNext();
            throw;
        }

        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }

    public static async Task<List<ListLinesResponse>> ListAsync(
        this LedgerService.LedgerServiceClient client, ListLinesRequest request)
    {
        using var call = client.ListLines(request);
        var pages = new List<ListLinesResponse>();
        await foreach (var page in call.ResponseStream.ReadAllAsync())
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Identifiers of the lines listed, in order.</summary>
    public static async Task<List<string>> ListIdsAsync(
        this LedgerService.LedgerServiceClient client, ListLinesRequest request) =>
        [.. (await client.ListAsync(request)).SelectMany(page => page.Lines).Select(version => version.Line.LineId)];

    /// <summary>What was rejected: place in the batch, line, and the first reason.</summary>
    public static IEnumerable<(int Index, string LineId, ReasonCode Code)> Reasons(this BatchAcknowledgement acknowledgement) =>
        acknowledgement.RejectedLines.Select(line => (line.Index, line.LineId, line.Problems[0].Code));
}
