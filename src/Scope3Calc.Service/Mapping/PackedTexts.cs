using System.Text.Unicode;

namespace Scope3Calc.Service.Mapping;

/// <summary>The texts of a column of a packed batch, by line.</summary>
internal sealed class PackedTexts
{
    private readonly ReadOnlyMemory<byte> _utf8;

    // Where each text ends.
    private readonly int[] _ends;

    private PackedTexts(ReadOnlyMemory<byte> utf8, int[] ends)
    {
        _utf8 = utf8;
        _ends = ends;
    }

    public static PackedTexts None { get; } = new(default, []);

    public int Count => _ends.Length;

    public ReadOnlySpan<byte> this[int line] => _utf8.Span[(line == 0 ? 0 : _ends[line - 1]).._ends[line]];

    /// <summary>The column; null where its lengths are not those of texts in UTF-8.</summary>
    public static PackedTexts? Of(V1.TextColumn column)
    {
        var utf8 = column.Utf8.Span;
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        var ends = new int[column.ByteLengths.Count];
        var end = 0L;
        for (var line = 0; line < ends.Length; line++)
        {
            end += column.ByteLengths[line];
            if (end > utf8.Length || (end < utf8.Length && IsInsideACharacter(utf8[(int)end])))
            {
                return null;
            }

            ends[line] = (int)end;
        }

        return end == utf8.Length ? new PackedTexts(column.Utf8.Memory, ends) : null;
    }

    private static bool IsInsideACharacter(byte next) => (next & 0b1100_0000) == 0b1000_0000;
}
