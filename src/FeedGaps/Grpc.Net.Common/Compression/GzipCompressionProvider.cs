using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compression under the name <c>gzip</c>.</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <param name="defaultCompressionLevel">Used when a call does not choose a level.</param>
    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        defaultLevel = defaultCompressionLevel;

    public string EncodingName => "gzip";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    public Stream CreateDecompressionStream(Stream stream) =>
        new GZipStream(stream, CompressionMode.Decompress);
}
