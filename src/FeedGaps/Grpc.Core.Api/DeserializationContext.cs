using System.Buffers;

namespace Grpc.Core;

/// <summary>Gives a <see cref="Marshaller{T}"/> the bytes of one received message.</summary>
public abstract class DeserializationContext
{
    /// <summary>Length of the message in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The message as an array of its own. Read the message in one way, once.</summary>
    public virtual byte[] PayloadAsNewBuffer() => throw new NotImplementedException();

    /// <summary>The message in the receiver's buffers, valid until deserialization ends.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotImplementedException();
}
