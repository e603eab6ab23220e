using System.Collections.Frozen;

namespace Scope3Calc.Storage.Segments;

/// <summary>The names segments keep choices by, since their numbers may move when one is added.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => value.ToString());

    private static readonly FrozenDictionary<string, T> Values =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <exception cref="ArgumentOutOfRangeException">The number has no name.</exception>
    public static string Of(T value) => Names.TryGetValue(value, out var name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"No {typeof(T).Name} has this number.");

    /// <exception cref="SegmentFormatException">This version does not know the name.</exception>
    public static T Parse(string name) => Values.TryGetValue(name, out var value)
        ? value
        : throw new SegmentFormatException(
            $"'{name}' is no {typeof(T).Name} of this version. A newer one may have written the segment.");
}
