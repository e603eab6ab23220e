using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Bytes that are not what they should be: the caller's fault, and told so.</summary>
public sealed class UnreadableMessageTests(RunningService service) : IClassFixture<RunningService>, IDisposable
{
    private readonly RawCall _raw = new();

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "a tag of field 0", [0x00] },
        { "an end of group that never began", [0x0c] },
        { "a length beyond the end", [0x0a, 0x7f, 0x01] },
        { "a varint without an end", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] },
        { "JSON", "{\"lines\": []}"u8.ToArray() },
    };

    public void Dispose() => _raw.Dispose();

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task CalculateLines_UnreadableMessage_IsInvalidArgument(string what, byte[] message)
    {
        var answer = await _raw.SendAsync(service.Address, "CalculateLines", message);

        Assert.True(answer.Status == StatusCode.InvalidArgument, $"{what}: {answer}");
        Assert.Equal(HttpStatusCode.OK, answer.Http);
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal("The message is not a valid protobuf of the expected type.", answer.Message);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task CalculateLineStream_UnreadableFirstMessage_IsInvalidArgument(string what, byte[] message)
    {
        var answer = await _raw.SendAsync(service.Address, "CalculateLineStream", message);

        Assert.True(answer.Status == StatusCode.InvalidArgument, $"{what}: {answer}");
        Assert.True(answer.IsTrailersOnly);
    }

    [Fact]
    public async Task CalculateLineStream_UnreadableSecondMessage_IsInvalidArgumentBehindTheFirstAnswer()
    {
        var good = new CalculateLineStreamRequest { Lines = { Some.Line() } };

        var answer = await _raw.SendAsync(service.Address, "CalculateLineStream", good.ToByteArray(), [0x0c]);

        Assert.Equal(StatusCode.InvalidArgument, answer.Status);
        Assert.Equal("The message is not a valid protobuf of the expected type.", answer.Message);
        Assert.False(answer.IsTrailersOnly);
        var response = CalculateLineStreamResponse.Parser.ParseFrom(answer.Body.AsSpan(5).ToArray());
        Assert.Equal(LineStatus.Ok, response.Outcomes.Single().Status);
    }

    [Fact]
    public async Task CalculateLines_UnreadableMessageToTheOfficialClient_IsInvalidArgument()
    {
        var method = new Method<byte[], CalculateLinesResponse>(
            MethodType.Unary,
            "scope3calc.v1.CalculationService",
            "CalculateLines",
            Marshallers.Create(bytes => bytes, bytes => bytes),
            Marshallers.Create(_ => Array.Empty<byte>(), CalculateLinesResponse.Parser.ParseFrom));

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            service.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, [0x0c]).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
    }

    [Fact]
    public async Task CalculateLines_TextThatIsNotUtf8_StaysWithinItsLine()
    {
        // lines { line_id: C3 28 }: the runtime reads U+FFFD for what cannot be text.
        var answer = await _raw.SendAsync(service.Address, "CalculateLines", [0x0a, 0x04, 0x0a, 0x02, 0xc3, 0x28]);

        Assert.Equal(StatusCode.OK, answer.Status);
        var response = CalculateLinesResponse.Parser.ParseFrom(answer.Body.AsSpan(5).ToArray());
        Assert.Equal("\ufffd(", response.Outcomes.Single().LineId);
    }

    [Fact]
    public async Task CalculateLines_FieldsOfANewerContract_AreIgnored()
    {
        // Field 2000, a varint of 1, at the end of a request that is otherwise understood.
        var known = new CalculateLinesRequest { Lines = { Some.Line() } }.ToByteArray();

        var answer = await _raw.SendAsync(service.Address, "CalculateLines", [.. known, 0x80, 0x7d, 0x01]);

        Assert.Equal(StatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task CalculateLines_NoMessageAtAll_IsAnErrorOfTheCall()
    {
        var answer = await _raw.SendBodyAsync(service.Address, "CalculateLines", []);

        Assert.Equal(HttpStatusCode.OK, answer.Http);
        Assert.NotNull(answer.Status);
        Assert.NotEqual(StatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task CalculateLines_HalfAMessage_IsAnErrorOfTheCall()
    {
        var whole = RawCall.Framed(new CalculateLinesRequest { Lines = { Some.Line() } }.ToByteArray());

        var answer = await _raw.SendBodyAsync(service.Address, "CalculateLines", whole[..^7]);

        Assert.NotNull(answer.Status);
        Assert.NotEqual(StatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task CalculateLines_AnotherContentType_IsNoGrpc()
    {
        var answer = await _raw.SendBodyAsync(service.Address, "CalculateLines", "{}"u8.ToArray(), "application/json");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Http);
    }

    [Fact]
    public async Task CalculateLines_AfterUnreadableMessages_StillAnswers()
    {
        for (var i = 0; i < 50; i++)
        {
            await _raw.SendAsync(service.Address, "CalculateLines", [0x0c]);
        }

        Assert.Equal(131_054_000_000, (await service.OutcomeAsync(Some.Line())).BookedMgCo2E);
    }
}
