using System.Buffers;
using System.Text;
using Google.Protobuf;

namespace Scope3Calc.V1;

/// <summary>Fills text columns, one after the other. Not for several threads at once.</summary>
public sealed class TextColumnBuilder
{
    private readonly ArrayBufferWriter<byte> _utf8 = new();
    private readonly List<uint> _lengths = [];

    /// <summary>Texts added since the last column was built.</summary>
    public int Count => _lengths.Count;

    /// <returns>How many bytes the text has.</returns>
    public int Add(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, _utf8.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _utf8.Advance(length);
        _lengths.Add((uint)length);
        return length;
    }

    /// <summary>The column of the texts added, and starts the next one.</summary>
    public TextColumn Build()
    {
        var column = new TextColumn { Utf8 = ByteString.CopyFrom(_utf8.WrittenSpan) };
        column.ByteLengths.Capacity = Count;
        column.ByteLengths.AddRange(_lengths);
        _utf8.ResetWrittenCount();
        _lengths.Clear();
        return column;
    }
}
