using System.IO.Hashing;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>The 64 bits a line id is indexed by. Two ids may share them: whoever finds a line compares ids.</summary>
internal static class LineHash
{
    /// <summary>XxHash3, 64 bits, seed 0. It is stored: another function would need every index written anew.</summary>
    public static ulong Of(ReadOnlySpan<byte> utf8Id) => XxHash3.HashToUInt64(utf8Id);
}
