using System.Collections.Frozen;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Storage.Segments;

/// <summary>Shapes by their codes, from 0 in the order they first come.</summary>
internal sealed class ShapeTable
{
    private const int MostReasons = 64;

    internal static readonly FrozenDictionary<string, ReasonCode> ReasonNames =
        Enum.GetValues<ReasonCode>().ToFrozenDictionary(Reasons.Name, StringComparer.Ordinal);

    private readonly CodeTable<ShapeEntry> _codes = new();

    public int Count => _codes.Count;

    /// <exception cref="ArgumentOutOfRangeException">The shape holds the number of a choice that has no name.</exception>
    public int CodeOf(in ShapeEntry entry)
    {
        var code = _codes.Find(entry);
        if (code < 0)
        {
            _ = Names(entry.Shape);
            code = _codes.Add(entry);
        }

        return code;
    }

    /// <summary>All names the shapes use, all reasons, then the shapes with their places in those lists.</summary>
    public void Write(ByteWriter writer)
    {
        var names = new TextCodes();
        var reasons = new TextCodes();
        foreach (ref readonly var entry in _codes.Entries)
        {
            foreach (var name in Names(entry.Shape))
            {
                names.CodeOf(name);
            }

            foreach (var reason in entry.Shape.Reasons)
            {
                reasons.CodeOf(Reasons.Name(reason));
            }
        }

        names.Write(writer);
        reasons.Write(writer);
        writer.Varint((ulong)_codes.Count);
        foreach (ref readonly var entry in _codes.Entries)
        {
            foreach (var name in Names(entry.Shape))
            {
                writer.Varint((ulong)names.CodeOf(name));
            }

            var set = 0UL;
            foreach (var reason in entry.Shape.Reasons)
            {
                set |= 1UL << (reasons.CodeOf(Reasons.Name(reason)) - 1);
            }

            writer.Varint(set);
            entry.Sources.Write(writer);
        }
    }

    public static ShapeEntry[] Read(ref ByteReader reader, int rows)
    {
        var names = TextCodes.Read(ref reader);
        var reasons = ReadReasons(ref reader);
        var entries = new ShapeEntry[reader.Count(rows, "shapes")];
        for (var i = 0; i < entries.Length; i++)
        {
            var shape = new OutcomeShape
            {
                State = EnumNames<OutcomeState>.Parse(TextCodes.ReadOne(ref reader, names)),
                Status = EnumNames<LineStatus>.Parse(TextCodes.ReadOne(ref reader, names)),
                Method = EnumNames<CalculationMethod>.Parse(TextCodes.ReadOne(ref reader, names)),
                Tier = EnumNames<DataQualityTier>.Parse(TextCodes.ReadOne(ref reader, names)),
                Category = EnumNames<Scope3Category>.Parse(TextCodes.ReadOne(ref reader, names)),
                Alignment = EnumNames<BoundaryAlignment>.Parse(TextCodes.ReadOne(ref reader, names)),
                Reasons = ReadSet(ref reader, reasons),
            };
            entries[i] = new ShapeEntry(shape, MassSources.Read(ref reader));
        }

        return entries;
    }

    public void Clear() => _codes.Clear();

    private static string[] Names(in OutcomeShape shape) =>
    [
        EnumNames<OutcomeState>.Of(shape.State),
        EnumNames<LineStatus>.Of(shape.Status),
        EnumNames<CalculationMethod>.Of(shape.Method),
        EnumNames<DataQualityTier>.Of(shape.Tier),
        EnumNames<Scope3Category>.Of(shape.Category),
        EnumNames<BoundaryAlignment>.Of(shape.Alignment),
    ];

    private static ReasonCode[] ReadReasons(ref ByteReader reader)
    {
        var reasons = new ReasonCode[reader.Count(MostReasons, "reasons")];
        for (var i = 0; i < reasons.Length; i++)
        {
            var name = reader.Text();
            if (!ReasonNames.TryGetValue(name, out reasons[i]))
            {
                throw new SegmentFormatException(
                    $"'{name}' is no reason of this version. A newer one may have written the segment.");
            }
        }

        return reasons;
    }

    private static ReasonSet ReadSet(ref ByteReader reader, ReasonCode[] reasons)
    {
        var bits = reader.Varint();
        var set = ReasonSet.None;
        for (var i = 0; i < reasons.Length; i++)
        {
            set = (bits & (1UL << i)) != 0 ? set.With(reasons[i]) : set;
        }

        return set.Count == System.Numerics.BitOperations.PopCount(bits)
            ? set
            : throw reader.Wrong("a set of reasons holds one that is not listed, or one twice");
    }
}
