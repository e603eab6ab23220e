using System.Diagnostics;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>The lines of a packed batch: put together from their parts when they are asked for, and not kept.</summary>
/// <remarks>
/// Each part is read once. Where nothing is wrong with a line, that is found out from what was read. Where anything is, the line is
/// written out as the message of its own that it stands for, and <see cref="LineReader"/> says what: so both forms have the same
/// problems.
/// </remarks>
internal sealed class PackedLines(V1.PackedBatch batch, LineReader reader) : LineSource
{
    public const int MaxLines = 8_192;
    public const int MaxParts = 16_384;
    public const int MaxPartsPerLine = 16;

    private readonly LinePart?[] _parts = new LinePart?[batch.Parts.Count];
    private readonly int _partsPerLine = (int)batch.PartsPerLine;
    private List<int>? _taken;

    public override int Count => _taken?.Count ?? batch.LineIds.Count;

    public override string LineId(int place) => batch.LineIds[Line(place)];

    public override string? OriginalLineId(int place)
    {
        var line = Line(place);
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (PartOf(line, i)?.Line!.Purchase.OriginalLineId is { } original)
            {
                return original;
            }
        }

        return null;
    }

    public override void Read(int place, out LineContent line)
    {
        List<Problem>? problems = null;
        line = Join(Line(place), ref problems);
    }

    /// <summary>What is wrong with the batch as a whole; null where it can be read line by line.</summary>
    public static Problem? Check(V1.PackedBatch batch)
    {
        var lines = batch.LineIds.Count;
        return lines > MaxLines ? TooMany("line_ids", lines, MaxLines)
            : batch.Parts.Count > MaxParts ? TooMany("parts", batch.Parts.Count, MaxParts)
            : batch.PartsPerLine > MaxPartsPerLine ? TooMany("parts_per_line", batch.PartsPerLine, MaxPartsPerLine)
            : batch.PartIndices.Count != lines * (int)batch.PartsPerLine ? Ragged(
                "part_indices", batch.PartIndices.Count, $"{batch.PartsPerLine} for each of {lines} lines")
            : IsRagged(batch.Quantities.Count) ? Ragged("quantities", batch.Quantities.Count, $"one for each of {lines} lines, or none")
            : IsRagged(batch.SpendAmounts.Count) ? Ragged(
                "spend_amounts", batch.SpendAmounts.Count, $"one for each of {lines} lines, or none")
            : null;

        bool IsRagged(int count) => count != 0 && count != lines;

        static Problem TooMany(string field, long count, int limit) => new(
            ReasonCode.ValueOutOfRange, field, $"The batch has {count} here. Give at most {limit}.");

        static Problem Ragged(string field, int count, string wanted) => new(
            ReasonCode.ValueInvalid, field, $"The batch has {count} here. Give {wanted}.");
    }

    /// <summary>Looks at every line. Those with problems are not among the lines any more.</summary>
    /// <param name="reject">Takes the place in the batch, the identifier and what is wrong.</param>
    /// <returns>Places in the batch of the others; null where all are in order.</returns>
    public List<int>? Check(Action<int, string, List<Problem>> reject)
    {
        List<int>? taken = null;
        for (var line = 0; line < batch.LineIds.Count; line++)
        {
            if (IsInOrder(line))
            {
                taken?.Add(line);
            }
            else
            {
                taken ??= [.. Enumerable.Range(0, line)];
                reject(line, batch.LineIds[line], Problems(line));
            }
        }

        return _taken = taken;
    }

    private bool IsInOrder(int line)
    {
        var stated = Own(line);
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (!IsThere(line, i))
            {
                return false;
            }

            if (PartOf(line, i) is { } part)
            {
                if (part.Line is null || (stated & part.Fields) != 0)
                {
                    return false;
                }

                stated |= part.Fields;
            }
        }

        List<Problem>? problems = null;
        return (stated & LineFields.PurchaseDate) != 0
            && !batch.LineIds[line].Contains('\0', StringComparison.Ordinal)
            && Join(line, ref problems) is var joined
            && problems is null
            && reader.IsInOrder(in joined.Purchase);
    }

    private List<Problem> Problems(int line)
    {
        List<Problem>? problems = null;
        var (stated, twice) = (Own(line), 0UL);
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (!IsThere(line, i))
            {
                TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "part_indices",
                    $"There is no part {Index(line, i)} of {batch.Parts.Count}. Give 1 for the first part, 0 for none.");
            }
            else if (PartOf(line, i) is { } part)
            {
                twice |= stated & part.Fields;
                stated |= part.Fields;
            }
        }

        foreach (var field in LineFields.NamesOf(twice))
        {
            TextValue.Add(ref problems, ReasonCode.ValueInvalid, field,
                "The line is given this field twice. State it in one of its parts, or beside its identifier.");
        }

        if (problems is null)
        {
            reader.ReadForLedger(Message(line), out problems);
        }

        return problems ?? throw new UnreachableException();
    }

    private V1.PurchaseLine Message(int line)
    {
        var message = new V1.PurchaseLine();
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (Index(line, i) is > 0 and var index)
            {
                message.MergeFrom(batch.Parts[(int)index - 1]);
            }
        }

        message.LineId = batch.LineIds[line];
        message.Quantity = Given(batch.Quantities, line) is { Length: > 0 } quantity ? quantity : message.Quantity;
        message.SpendAmount = Given(batch.SpendAmounts, line) is { Length: > 0 } spend ? spend : message.SpendAmount;
        return message;
    }

    private LineContent Join(int line, ref List<Problem>? problems)
    {
        var joined = new JoinedLine(
            TextValue.Decimal(Given(batch.Quantities, line), "quantity", ref problems),
            TextValue.Decimal(Given(batch.SpendAmounts, line), "spend_amount", ref problems));
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (PartOf(line, i) is { } part)
            {
                joined.Add(part);
            }
        }

        return joined.ToContent(batch.LineIds[line]);
    }

    // What a line states beside its parts.
    private ulong Own(int line) => LineFields.LineId
        | (Given(batch.Quantities, line).Length > 0 ? LineFields.Quantity : 0)
        | (Given(batch.SpendAmounts, line).Length > 0 ? LineFields.SpendAmount : 0);

    private static string Given(Google.Protobuf.Collections.RepeatedField<string> list, int line) =>
        list.Count == 0 ? string.Empty : list[line];

    private int Line(int place) => _taken is null ? place : _taken[place];

    private uint Index(int line, int i) => batch.PartIndices[(line * _partsPerLine) + i];

    private bool IsThere(int line, int i) => Index(line, i) <= (uint)_parts.Length;

    private LinePart? PartOf(int line, int i) => Index(line, i) is > 0 and var index
        ? _parts[index - 1] ??= LinePart.Of(batch.Parts[(int)index - 1], reader)
        : null;
}
