using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>
/// Compression under the name <c>deflate</c>, which by HTTP's definition is the zlib format.
/// </summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <param name="defaultCompressionLevel">Used when a call does not choose a level.</param>
    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        defaultLevel = defaultCompressionLevel;

    public string EncodingName => "deflate";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    public Stream CreateDecompressionStream(Stream stream) =>
        new ZLibStream(stream, CompressionMode.Decompress);
}
