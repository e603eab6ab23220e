using System.Buffers;

namespace Grpc.Core;

/// <summary>Takes the bytes of one message from a <see cref="Marshaller{T}"/>.</summary>
/// <remarks>Either hand over an array, or write to the buffer writer and complete. Once only.</remarks>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message; the array belongs to the context from here on.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>Where the message is written before <see cref="Complete()"/>.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Announces the length in bytes before the first write, which saves a copy.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Ends a message that was written to the buffer writer.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}
