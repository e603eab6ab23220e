using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Packed batches, and whole imports of them.</summary>
internal static class PackedImports
{
    public static PackedBatch Pack(params IEnumerable<PurchaseLine> lines)
    {
        var builder = new PackedBatchBuilder();
        foreach (var line in lines)
        {
            builder.Add(line);
        }

        return builder.Build();
    }

    public static TextColumn Column(params IEnumerable<string> texts)
    {
        var builder = new TextColumnBuilder();
        foreach (var text in texts)
        {
            builder.Add(text);
        }

        return builder.Build();
    }

    public static async Task<BatchAcknowledgement> SendAsync(
        this AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, PackedBatch batch) =>
        (await call.AskAsync(new ImportLinesRequest { PackedBatch = batch })).Acknowledgement;

    /// <summary>Imports batches in one call, each after the acknowledgement of the one before.</summary>
    public static async Task<List<BatchAcknowledgement>> ImportPackedAsync(
        this LedgerService.LedgerServiceClient client, params IEnumerable<PackedBatch> batches)
    {
        using var call = client.ImportLines();
        await call.OpenAsync();
        var acknowledgements = new List<BatchAcknowledgement>();
        foreach (var batch in batches)
        {
            acknowledgements.Add(await call.SendAsync(batch));
        }

        return acknowledgements;
    }
}
