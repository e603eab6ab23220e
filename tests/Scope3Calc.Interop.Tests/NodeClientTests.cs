using System.Text.Json;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests;

/// <summary>A client in JavaScript, which reads the protos when it starts.</summary>
public sealed class NodeClientTests
{
    [PeerFact(Peer.Node)]
    public async Task NodeClient_EveryCall_GetsWhatTheCommandLineGets()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var node = Peers.Start(
            Peer.Node, "client.mjs", service.Address.Authority, RepositoryFolder.Protos, Cases.RequestPath);
        using var got = JsonDocument.Parse(await node.OutputAsync());

        await Cases.AssertSameAsync(
            CalculateLinesResponse.Parser.ParseJson(got.RootElement.GetProperty("unary").GetRawText()),
            [.. got.RootElement.GetProperty("stream").EnumerateArray().Select(
                response => CalculateLineStreamResponse.Parser.ParseJson(response.GetRawText()))]);

        var refusal = got.RootElement.GetProperty("refusal");
        Assert.Equal("INVALID_ARGUMENT", refusal.GetProperty("code").GetString());
        Assert.True(refusal.GetProperty("hasDetails").GetBoolean());
    }
}
