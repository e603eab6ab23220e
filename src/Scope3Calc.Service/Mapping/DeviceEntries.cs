using Scope3Calc.Core;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads the lists of a policy that have one entry per type of device.</summary>
internal static class DeviceEntries
{
    private const int MaxEntries = 1_000;

    /// <summary>Reads one entry, or adds why it is none and returns null.</summary>
    public delegate T? Reader<in TMessage, T>(TMessage message, string path, ref List<Problem>? problems)
        where T : struct;

    /// <param name="messages">The list.</param>
    /// <param name="field">Its path.</param>
    /// <param name="read">Reads an entry.</param>
    /// <param name="categoryOf">The type of device an entry is for.</param>
    /// <param name="problems">Null where every entry could be read.</param>
    /// <returns>The entries in their order, each type once.</returns>
    public static IEnumerable<T> Read<TMessage, T>(
        IReadOnlyList<TMessage> messages,
        string field,
        Reader<TMessage, T> read,
        Func<T, string> categoryOf,
        ref List<Problem>? problems)
        where T : struct
    {
        if (messages.Count > MaxEntries)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, field, $"Give at most {MaxEntries} entries.");
            return [];
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<T>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
        {
            var path = $"{field}[{i}]";
            if (read(messages[i], path, ref problems) is not { } entry)
            {
                continue;
            }

            if (known.Add(categoryOf(entry)))
            {
                entries.Add(entry);
            }
            else
            {
                TextValue.Add(ref problems, ReasonCode.ValueInvalid, $"{path}.product_category",
                    "The type of device is listed twice. Give each one once.");
            }
        }

        return entries;
    }
}
