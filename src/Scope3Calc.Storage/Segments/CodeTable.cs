namespace Scope3Calc.Storage.Segments;

/// <summary>What a <see cref="CodeTable{T}"/> gives codes to.</summary>
internal interface ICoded<T>
    where T : struct
{
    int GetHashCode();

    /// <summary>Whether the two get the same code.</summary>
    bool IsSame(in T other);
}

/// <summary>Gives what many rows have in common a code, from 0 in the order they first come.</summary>
/// <remarks>A dictionary would copy an entry's hundred bytes several times for each row.</remarks>
internal sealed class CodeTable<T>
    where T : struct, ICoded<T>
{
    private T[] _entries = new T[32];

    // 1 plus a code, or 0; an entry is at its hash or behind it. At least every second place is free.
    private int[] _places = new int[64];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Entries => _entries.AsSpan(0, Count);

    /// <summary>The code, or -1 where the table does not have the entry.</summary>
    public int Find(in T entry) => _places[PlaceOf(entry)] - 1;

    /// <summary>Adds what <see cref="Find"/> did not find.</summary>
    public int Add(in T entry)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        _entries[Count] = entry;
        _places[PlaceOf(entry)] = Count + 1;
        return Count++;
    }

    public void Clear()
    {
        Array.Clear(_places);
        Count = 0;
    }

    private int PlaceOf(in T entry)
    {
        var place = entry.GetHashCode() & (_places.Length - 1);
        while (_places[place] != 0 && !_entries[_places[place] - 1].IsSame(entry))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _places = new int[2 * _entries.Length];
        for (var code = 0; code < Count; code++)
        {
            _places[PlaceOf(_entries[code])] = code + 1;
        }
    }
}
