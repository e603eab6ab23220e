using System.Buffers.Binary;
using Google.Protobuf;
using Scope3Calc.V1;

namespace Scope3Calc.Benchmarks;

/// <summary>Writes the body of a <c>CalculateLines</c> call with one line, for a load generator that knows only HTTP/2.</summary>
internal static class UnaryBody
{
    private const int PrefixLength = 5;

    public static void Write(string path)
    {
        var message = new CalculateLinesRequest { Lines = { LedgerMessages.ToMessage(LedgerLines.Make(1)[0]) } }.ToByteArray();

        // gRPC's frame: one byte "not compressed", four bytes of length, the message.
        var body = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), message.Length);
        message.CopyTo(body, PrefixLength);
        File.WriteAllBytes(path, body);
    }
}
