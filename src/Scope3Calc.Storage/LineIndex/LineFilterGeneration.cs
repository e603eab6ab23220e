using System.Runtime.InteropServices;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>A Bloom filter of 512-bit blocks: one cache line, in each of whose eight words a hash has one bit.</summary>
internal sealed class LineFilterGeneration
{
    private const int BlockBytes = 64;
    private const int BlockBits = BlockBytes * 8;
    private const int BlockWords = BlockBytes / sizeof(ulong);

    private readonly ulong[] _words;
    private readonly int _start;
    private readonly ulong _blocks;
    private long _count;

    public LineFilterGeneration(long capacity, int bitsPerHash)
    {
        Capacity = capacity;
        _blocks = (ulong)((capacity * bitsPerHash / BlockBits) + 1);

        // Pinned, so that blocks stay where cache lines begin.
        _words = GC.AllocateArray<ulong>(checked((int)((_blocks + 1) * BlockWords)), pinned: true);
        var misplaced = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_words, 0) % BlockBytes);
        _start = (BlockBytes - misplaced) % BlockBytes / sizeof(ulong);
    }

    /// <summary>Distinct hashes that keep false positives as rare as they should be.</summary>
    public long Capacity { get; }

    public bool IsFull => _count >= Capacity;

    public long Bytes => _words.LongLength * sizeof(ulong);

    public void Add(ulong hash)
    {
        var block = Block(hash);
        var at = Places(hash);
        var added = Set(ref block[0], at) | Set(ref block[1], at >> 6)
            | Set(ref block[2], at >> 12) | Set(ref block[3], at >> 18)
            | Set(ref block[4], at >> 24) | Set(ref block[5], at >> 30)
            | Set(ref block[6], at >> 36) | Set(ref block[7], at >> 42);

        // One that was there already takes no room.
        _count += added == 0 ? 0 : 1;
    }

    public bool MayContain(ulong hash)
    {
        // Without a branch a word: what is not in memory's caches is then fetched for several questions at once.
        var block = Block(hash);
        var at = Places(hash);
        var common = Get(block[0], at) & Get(block[1], at >> 6)
            & Get(block[2], at >> 12) & Get(block[3], at >> 18)
            & Get(block[4], at >> 24) & Get(block[5], at >> 30)
            & Get(block[6], at >> 36) & Get(block[7], at >> 42);
        return (common & 1) != 0;
    }

    // The place of a hash's bit in each of the eight words: six bits each. The hash's top bits choose the block, so the
    // places come from all of them mixed.
    private static ulong Places(ulong hash)
    {
        var mixed = hash * 0x9E37_79B9_7F4A_7C15;
        return mixed ^ (mixed >> 32);
    }

    // A shift heeds the lowest six bits of its count, which is the place.
    private static ulong Get(ulong word, ulong place) => word >> (int)place;

    private static ulong Set(ref ulong word, ulong place)
    {
        var bit = 1UL << (int)place;
        var added = bit & ~word;
        word |= bit;
        return added;
    }

    private Span<ulong> Block(ulong hash) =>
        _words.AsSpan(_start + ((int)Math.BigMul(hash, _blocks, out _) * BlockWords), BlockWords);
}
