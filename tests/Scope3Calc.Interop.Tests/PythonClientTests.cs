using System.Text.Json;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests;

/// <summary>A client in Python on gRPC's C core.</summary>
public sealed class PythonClientTests
{
    [PeerFact(Peer.Python)]
    public async Task PythonClient_EveryCall_GetsWhatTheCommandLineGets()
    {
        await using var service = await ServiceProcess.StartAsync();
        var descriptors = Path.GetTempFileName();
        try
        {
            Cases.WriteDescriptors(descriptors);
            await using var python = Peers.Start(
                Peer.Python, "client.py", service.Address.Authority, descriptors, Cases.RequestPath);
            using var got = JsonDocument.Parse(await python.OutputAsync());

            await Cases.AssertSameAsync(
                CalculateLinesResponse.Parser.ParseJson(got.RootElement.GetProperty("unary").GetRawText()),
                [.. got.RootElement.GetProperty("stream").EnumerateArray().Select(
                    response => CalculateLineStreamResponse.Parser.ParseJson(response.GetRawText()))]);

            var refusal = got.RootElement.GetProperty("refusal");
            Assert.Equal("INVALID_ARGUMENT", refusal.GetProperty("code").GetString());
            Assert.Equal("type.googleapis.com/scope3calc.v1.Problem", refusal.GetProperty("type").GetString());
            Assert.Equal("lines", refusal.GetProperty("problem").GetProperty("field").GetString());

            Assert.Equal(
                ["SERVING", "SERVING"],
                got.RootElement.GetProperty("health").EnumerateArray().Select(status => status.GetString()));
        }
        finally
        {
            File.Delete(descriptors);
        }
    }

    // It cuts the lines into parts in its own way, from the contract alone.
    [PeerFact(Peer.Python)]
    public async Task PythonClient_PackedBatch_IsTheLinesItStandsFor()
    {
        var folder = Directory.CreateTempSubdirectory("scope3calc-interop-");
        try
        {
            var descriptors = Path.Combine(folder.FullName, "descriptors.pb");
            Cases.WriteDescriptors(descriptors);
            await using var service = await ServiceProcess.StartAsync(
                new Dictionary<string, string> { ["Scope3Calc__Database"] = Path.Combine(folder.FullName, "ledger.db") });
            await using var python = Peers.Start(
                Peer.Python, "packed_import.py", service.Address.Authority, descriptors, Cases.RequestPath);
            using var got = JsonDocument.Parse(await python.OutputAsync());

            var packed = BatchAcknowledgement.Parser.ParseJson(got.RootElement.GetProperty("packed").GetRawText());
            var plain = BatchAcknowledgement.Parser.ParseJson(got.RootElement.GetProperty("plain").GetRawText());

            Assert.True(packed.NewLines > 0);
            Assert.Equal((packed.NewLines + packed.SameLines, 0), (plain.SameLines, plain.NewLines));
            Assert.Equal(packed.RejectedLines, plain.RejectedLines);
            Assert.Equal(Cases.Request.Lines.Count, packed.NewLines + packed.SameLines + packed.RejectedLines.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
