namespace Grpc.Core;

/// <summary>Hints on how a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>More follows at once, so the message may wait in a buffer.</summary>
    BufferHint = 1,

    /// <summary>Leave the message uncompressed even if the call compresses.</summary>
    NoCompress = 2,
}

/// <summary>How messages are written. The default is at once, compressed if the call compresses.</summary>
public class WriteOptions
{
    public static readonly WriteOptions Default = new();

    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    public WriteFlags Flags { get; }
}
