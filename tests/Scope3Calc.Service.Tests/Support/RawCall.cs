using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Calls over plain HTTP/2, for bytes that no gRPC client would send.</summary>
internal sealed class RawCall : IDisposable
{
    private const string Service = "/scope3calc.v1.CalculationService/";

    private readonly HttpClient _http = new() { Timeout = Waiting.Patience };

    /// <summary>One call: the messages as they are, each behind its length, and then the end of the request.</summary>
    /// <returns>The status, where it was found, and how many bytes of messages came before it.</returns>
    public async Task<RawAnswer> SendAsync(Uri server, string method, params byte[][] messages) =>
        await SendBodyAsync(server, method, [.. messages.SelectMany(Framed)]);

    /// <summary>One call with a body of any bytes.</summary>
    public async Task<RawAnswer> SendBodyAsync(
        Uri server, string method, byte[] body, string contentType = "application/grpc")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, Service + method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var response = await _http.SendAsync(request);
        var messages = await response.Content.ReadAsByteArrayAsync();
        var isTrailersOnly = response.Headers.Contains("grpc-status");
        var headers = isTrailersOnly ? response.Headers : response.TrailingHeaders;
        return new RawAnswer(
            response.StatusCode,
            headers.TryGetValues("grpc-status", out var status) ? (StatusCode)int.Parse(status.Single(), null) : null,
            headers.TryGetValues("grpc-message", out var message) ? message.Single() : string.Empty,
            isTrailersOnly,
            messages);
    }

    public void Dispose() => _http.Dispose();

    public static byte[] Framed(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}

/// <summary>How a raw call ended.</summary>
/// <param name="Http">The HTTP status, 200 for everything gRPC.</param>
/// <param name="Status">The gRPC status.</param>
/// <param name="Message">Its text.</param>
/// <param name="IsTrailersOnly">Whether the status came with the headers, since there was nothing before it.</param>
/// <param name="Body">Messages, framed.</param>
internal sealed record RawAnswer(
    HttpStatusCode Http, StatusCode? Status, string Message, bool IsTrailersOnly, byte[] Body);
