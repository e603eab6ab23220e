using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>What a disk, a wire or a stranger can do to a segment.</summary>
internal static class Garbling
{
    /// <summary>Every shorter beginning must be refused.</summary>
    public static void EveryBeginningIsRefused(byte[] segment, Action<byte[]> read)
    {
        for (var length = 0; length < segment.Length; length++)
        {
            Assert.Throws<SegmentFormatException>(() => read(segment[..length]));
        }
    }

    /// <summary>Bytes that were changed must be refused or read as something else; nothing else may happen.</summary>
    public static void ChangedBytesAreRefusedOrRead(byte[] segment, int times, Action<byte[]> read)
    {
        var random = new Random(20_250_802);
        for (var i = 0; i < times; i++)
        {
            var garbled = segment.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                garbled[random.Next(garbled.Length)] = (byte)random.Next(256);
            }

            try
            {
                read(garbled);
            }
            catch (SegmentFormatException)
            {
                // As it should be.
            }
        }
    }
}
