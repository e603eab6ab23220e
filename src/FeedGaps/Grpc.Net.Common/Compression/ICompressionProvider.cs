using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One way of compressing messages, known to both sides by its name.</summary>
public interface ICompressionProvider
{
    /// <summary>The name in the headers <c>grpc-encoding</c> and <c>grpc-accept-encoding</c>.</summary>
    string EncodingName { get; }

    /// <summary>
    /// A stream that compresses what is written to it into <paramref name="stream"/>, which stays open.
    /// </summary>
    /// <param name="stream">Takes the compressed bytes.</param>
    /// <param name="compressionLevel">Speed or size; <see langword="null"/> for the provider's own choice.</param>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that yields what <paramref name="stream"/> holds compressed.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
