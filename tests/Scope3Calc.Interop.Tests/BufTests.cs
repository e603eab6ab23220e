using System.Text;
using System.Text.Json;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests;

/// <summary>The buf command: it lints the protos, and calls with nothing but what reflection tells it.</summary>
public sealed class BufTests
{
    private const string Service = "scope3calc.v1.CalculationService";

    [PeerFact(Peer.Buf)]
    public async Task Lint_Protos_HasNothingToSay()
    {
        await using var buf = Peers.Start(Peer.Buf, "lint", RepositoryFolder.Protos);

        Assert.Equal(string.Empty, await buf.OutputAsync());
    }

    [PeerFact(Peer.Buf)]
    public async Task Curl_ListServices_NamesTheCalculation()
    {
        await using var service = await ServiceProcess.StartAsync();

        var names = await CurlAsync(new Uri(service.Address, "/"), "--list-services");

        Assert.Contains(Service, names.Split('\n'));
        Assert.Contains("grpc.health.v1.Health", names.Split('\n'));
    }

    [PeerFact(Peer.Buf)]
    public async Task Curl_Health_IsServing()
    {
        await using var service = await ServiceProcess.StartAsync();

        var answer = await CurlAsync(
            new Uri(service.Address, "/grpc.health.v1.Health/Check"), "--data", $$"""{"service": "{{Service}}"}""");

        Assert.Equal("SERVING", JsonDocument.Parse(answer).RootElement.GetProperty("status").GetString());
    }

    [PeerFact(Peer.Buf)]
    public async Task Curl_BothCalls_GetWhatTheCommandLineGets()
    {
        await using var service = await ServiceProcess.StartAsync();

        var unary = await CurlAsync(
            new Uri(service.Address, $"/{Service}/CalculateLines"), "--data", $"@{Cases.RequestPath}");
        var stream = await CurlAsync(
            new Uri(service.Address, $"/{Service}/CalculateLineStream"), "--data", $"@{Cases.RequestPath}");

        await Cases.AssertSameAsync(
            CalculateLinesResponse.Parser.ParseJson(unary),
            [.. Documents(stream).Select(response => CalculateLineStreamResponse.Parser.ParseJson(response))]);
    }

    private static async Task<string> CurlAsync(Uri url, params string[] arguments)
    {
        await using var buf = Peers.Start(
            Peer.Buf, ["curl", "--protocol", "grpc", "--http2-prior-knowledge", .. arguments, url.ToString()]);
        return await buf.OutputAsync();
    }

    // The answers of a stream come one behind the other.
    private static List<string> Documents(string text)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<string>();
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            documents.Add(document.RootElement.GetRawText());
        }

        return documents;
    }
}
