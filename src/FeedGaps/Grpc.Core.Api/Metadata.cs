using System.Collections;

namespace Grpc.Core;

/// <summary>Headers or trailers of a call: entries in order, several of the same key allowed.</summary>
/// <remarks>
/// Keys are lower case and hold letters, digits, '-', '_' and '.'. A key that ends in "-bin" has bytes
/// for its value, any other key a string of ASCII. Keys are looked up without regard to case.
/// </remarks>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    /// <summary>How the keys of binary entries end.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries, for ever: it cannot be changed.</summary>
    public static readonly Metadata Empty = new() { IsReadOnly = true };

    private readonly List<Entry> entries = [];

    public int Count => entries.Count;

    public bool IsReadOnly { get; private init; }

    public Entry this[int index]
    {
        get => entries[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Writable()[index] = value;
        }
    }

    /// <returns>The last entry with that key; <see langword="null"/> if there is none.</returns>
    public Entry? Get(string key) => entries.FindLast(entry => entry.HasKey(key));

    /// <returns>
    /// The string of the last entry with that key; <see langword="null"/> if there is none.
    /// </returns>
    /// <exception cref="InvalidOperationException">The entry is binary.</exception>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <returns>The bytes of the last entry with that key; <see langword="null"/> if there is none.</returns>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <returns>The entries with that key, in order.</returns>
    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => entry.HasKey(key));

    /// <exception cref="InvalidOperationException">This metadata is read-only.</exception>
    public void Add(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Add(item);
    }

    /// <summary>Adds a string; see <see cref="Entry(string, string)"/>.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds bytes; see <see cref="Entry(string, byte[])"/>.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    public void Insert(int index, Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Insert(index, item);
    }

    public bool Remove(Entry item) => Writable().Remove(item);

    public void RemoveAt(int index) => Writable().RemoveAt(index);

    public void Clear() => Writable().Clear();

    public bool Contains(Entry item) => entries.Contains(item);

    public int IndexOf(Entry item) => entries.IndexOf(item);

    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<Entry> Writable() =>
        IsReadOnly
            ? throw new InvalidOperationException("This metadata is read-only: add to a new Metadata instead.")
            : entries;
}
