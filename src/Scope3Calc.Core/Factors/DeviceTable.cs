using System.Collections.Frozen;
using System.Globalization;

namespace Scope3Calc.Core.Factors;

/// <summary>What a policy says of single types of device.</summary>
/// <remarks>Immutable; two tables with the same entries are equal, whatever their order.</remarks>
public abstract class DeviceTable<T> : IEquatable<DeviceTable<T>>
    where T : struct
{
    private readonly FrozenDictionary<string, T> _byCategory;
    private readonly string _text;

    /// <param name="entries">At most one per type of device.</param>
    /// <param name="categoryOf">The type an entry is for.</param>
    /// <param name="textOf">All else the entry says, in one way only.</param>
    /// <exception cref="ArgumentException">A type occurs twice.</exception>
    private protected DeviceTable(IEnumerable<T> entries, Func<T, string> categoryOf, Func<T, string> textOf)
    {
        Entries = [.. entries];
        _byCategory = Entries.ToDictionary(categoryOf, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        _text = string.Join(' ', _byCategory.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry =>
            $"{entry.Key}:{textOf(entry.Value)}"));
    }

    public bool IsEmpty => _byCategory.Count == 0;

    /// <summary>The entries in the order given, so that a problem can name the one at fault.</summary>
    public IReadOnlyList<T> Entries { get; }

    public T? Find(string category) => _byCategory.TryGetValue(category, out var entry) ? entry : null;

    public bool Equals(DeviceTable<T>? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as DeviceTable<T>);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Every entry, for the policy's id.</summary>
    public override string ToString() => _text;

    private protected static string Text(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);
}
