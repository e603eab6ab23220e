using System.Runtime.InteropServices;
using System.Text;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The lines of a commit, with their identifiers as the ledger keeps them. Emptied and used again by the next commit.</summary>
internal sealed class AskedLines
{
    private readonly List<AskedLine> _lines = [];
    private readonly ByteWriter _ids = new();

    public int Count => _lines.Count;

    public ref AskedLine this[int index] => ref CollectionsMarshal.AsSpan(_lines)[index];

    /// <summary>The identifier in UTF-8.</summary>
    public ReadOnlySpan<byte> LineId(in AskedLine line) => _ids.Written.Slice(line.IdStart, line.IdSize);

    /// <summary>The identifier as text, for messages.</summary>
    public string LineIdText(in AskedLine line) => Encoding.UTF8.GetString(LineId(line));

    public void Add(LineSource source)
    {
        for (var place = 0; place < source.Count; place++)
        {
            var start = _ids.Length;
            var id = source.LineId(place);
            _ids.Bytes(id);
            _lines.Add(new AskedLine
            {
                Source = source,
                Place = place,
                IdStart = start,
                IdSize = id.Length,
                Hash = LineHash.Of(id),
                Original = source.OriginalLineId(place) is { } original ? new AskedOriginal(original) : null,
            });
        }
    }

    public void Clear()
    {
        _lines.Clear();
        _ids.Clear();
    }
}

/// <summary>A line with what is found about it.</summary>
internal struct AskedLine
{
    public required LineSource Source { get; init; }

    /// <summary>Where it is in its source.</summary>
    public required int Place { get; init; }

    public required int IdStart { get; init; }

    public required int IdSize { get; init; }

    public required ulong Hash { get; init; }

    /// <summary>The line it reverses; null where it is no return or credit note.</summary>
    public required AskedOriginal? Original { get; init; }

    /// <summary>The ledger has versions of it.</summary>
    public bool IsThere { get; set; }

    /// <summary>One of them has this content.</summary>
    public bool IsSame { get; set; }
}

/// <summary>The line that a return or credit note reverses, and what of it the ledger has.</summary>
internal sealed class AskedOriginal
{
    public AskedOriginal(string lineId)
    {
        LineId = lineId;
        Id = Encoding.UTF8.GetBytes(lineId);
        Hash = LineHash.Of(Id);
    }

    public string LineId { get; }

    public byte[] Id { get; }

    public ulong Hash { get; }

    /// <summary>Its versions, the last one last.</summary>
    public List<long> Ordinals { get; } = [];

    /// <summary>Product of the last version.</summary>
    public int Product { get; set; }
}
