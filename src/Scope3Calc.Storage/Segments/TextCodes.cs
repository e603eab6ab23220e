using System.Runtime.CompilerServices;

namespace Scope3Calc.Storage.Segments;

/// <summary>Gives each text a number from 1, in the order they first come; 0 is no text.</summary>
internal sealed class TextCodes
{
    private const int RecentCount = 1_024;

    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    // Many rows have the same object, and whether two references are equal is known at once.
    private readonly (string? Text, int Code)[] _recent = new (string?, int)[RecentCount];

    public int CodeOf(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        ref var recent = ref _recent[RuntimeHelpers.GetHashCode(text) & (RecentCount - 1)];
        if (!ReferenceEquals(recent.Text, text))
        {
            if (!_codes.TryGetValue(text, out var code))
            {
                _texts.Add(text);
                code = _texts.Count;
                _codes.Add(text, code);
            }

            recent = (text, code);
        }

        return recent.Code;
    }

    public void Write(ByteWriter writer)
    {
        writer.Varint((ulong)_texts.Count);
        foreach (var text in _texts)
        {
            writer.Text(text);
        }
    }

    /// <returns>The texts by their numbers, with null at 0.</returns>
    public static string?[] Read(ref ByteReader reader)
    {
        // Each text has a byte at least, so garbled bytes cannot ask for more room than their own length.
        var texts = new string?[1 + reader.Count(reader.Rest.Length, "texts")];
        for (var i = 1; i < texts.Length; i++)
        {
            texts[i] = reader.Text();
        }

        return texts;
    }

    /// <summary>The text at the place that is read next. It cannot be null.</summary>
    public static string ReadOne(ref ByteReader reader, string?[] texts) =>
        texts[reader.Count(texts.Length - 1, "as the place of a name")] ?? throw reader.Wrong("a name is missing");

    public void Clear()
    {
        _texts.Clear();
        _codes.Clear();
        Array.Clear(_recent);
    }
}
