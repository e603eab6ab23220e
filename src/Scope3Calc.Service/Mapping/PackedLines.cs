using System.Diagnostics;
using System.Text;
using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>The lines of a packed batch: put together from their parts when they are asked for, and not kept.</summary>
/// <remarks>
/// Each part is read once. Where nothing is wrong with a line, that is found out from what was read. Where anything is, the line is
/// written out as the message of its own that it stands for, and <see cref="LineReader"/> says what: so both forms have the same
/// problems.
/// </remarks>
internal sealed class PackedLines : LineSource
{
    public const int MaxLines = 8_192;
    public const int MaxParts = 16_384;
    public const int MaxPartsPerLine = 16;

    private readonly V1.PackedBatch _batch;
    private readonly LineReader _reader;
    private readonly LinePart?[] _parts;
    private readonly int _partsPerLine;
    private readonly PackedTexts _lineIds;
    private readonly PackedTexts _quantities;
    private readonly PackedTexts _spendAmounts;
    private List<int>? _taken;

    private PackedLines(V1.PackedBatch batch, LineReader reader, PackedTexts lineIds, PackedTexts quantities, PackedTexts spendAmounts)
    {
        (_batch, _reader) = (batch, reader);
        (_parts, _partsPerLine) = (new LinePart?[batch.Parts.Count], (int)batch.PartsPerLine);
        (_lineIds, _quantities, _spendAmounts) = (lineIds, quantities, spendAmounts);
    }

    public override int Count => _taken?.Count ?? _lineIds.Count;

    public override ReadOnlySpan<byte> LineId(int place) => _lineIds[Line(place)];

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
        line = Join(Line(place), string.Empty, ref problems);
    }

    /// <summary>The lines of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="reader">What lines are read with.</param>
    /// <param name="problem">What is wrong with the batch as a whole, so that it cannot be read line by line.</param>
    /// <returns>Null where there is such a problem.</returns>
    public static PackedLines? Of(V1.PackedBatch batch, LineReader reader, out Problem? problem)
    {
        var (ids, quantities, spend) = (Column(batch.LineIds), Column(batch.Quantities), Column(batch.SpendAmounts));
        problem = ids is null ? NoTexts("line_ids")
            : quantities is null ? NoTexts("quantities")
            : spend is null ? NoTexts("spend_amounts")
            : Check(batch, ids.Count, quantities.Count, spend.Count);
        return problem is null ? new PackedLines(batch, reader, ids!, quantities!, spend!) : null;

        static PackedTexts? Column(V1.TextColumn? column) => column is null ? PackedTexts.None : PackedTexts.Of(column);

        static Problem NoTexts(string field) => new(
            ReasonCode.ValueInvalid,
            field,
            "The bytes are not the texts their lengths say. Give texts in UTF-8, one behind the other, and of each how many bytes it has.");
    }

    private static Problem? Check(V1.PackedBatch batch, int lines, int quantities, int spendAmounts)
    {
        return lines > MaxLines ? TooMany("line_ids", lines, MaxLines)
            : batch.Parts.Count > MaxParts ? TooMany("parts", batch.Parts.Count, MaxParts)
            : batch.PartsPerLine > MaxPartsPerLine ? TooMany("parts_per_line", batch.PartsPerLine, MaxPartsPerLine)
            : batch.PartIndices.Count != lines * (int)batch.PartsPerLine ? Ragged(
                "part_indices", batch.PartIndices.Count, $"{batch.PartsPerLine} for each of {lines} lines")
            : IsRagged(quantities) ? Ragged("quantities", quantities, $"one for each of {lines} lines, or none")
            : IsRagged(spendAmounts) ? Ragged("spend_amounts", spendAmounts, $"one for each of {lines} lines, or none")
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
        for (var line = 0; line < _lineIds.Count; line++)
        {
            if (IsInOrder(line))
            {
                taken?.Add(line);
            }
            else
            {
                taken ??= [.. Enumerable.Range(0, line)];
                reject(line, Encoding.UTF8.GetString(_lineIds[line]), Problems(line));
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
            && !_lineIds[line].Contains((byte)0)
            && Join(line, IdToCheck(_lineIds[line]), ref problems) is var joined
            && problems is null
            && _reader.IsInOrder(in joined.Purchase);
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
                    $"There is no part {Index(line, i)} of {_batch.Parts.Count}. Give 1 for the first part, 0 for none.");
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
            _reader.ReadForLedger(Message(line), out problems);
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
                message.MergeFrom(_batch.Parts[(int)index - 1]);
            }
        }

        message.LineId = Encoding.UTF8.GetString(_lineIds[line]);
        message.Quantity = Given(_quantities, line) is { Length: > 0 } quantity ? Encoding.UTF8.GetString(quantity) : message.Quantity;
        message.SpendAmount = Given(_spendAmounts, line) is { Length: > 0 } spend ? Encoding.UTF8.GetString(spend) : message.SpendAmount;
        return message;
    }

    private LineContent Join(int line, string lineId, ref List<Problem>? problems)
    {
        var joined = new JoinedLine(
            TextValue.Decimal(Given(_quantities, line), "quantity", ref problems),
            TextValue.Decimal(Given(_spendAmounts, line), "spend_amount", ref problems));
        for (var i = 0; i < _partsPerLine; i++)
        {
            if (PartOf(line, i) is { } part)
            {
                joined.Add(part);
            }
        }

        return joined.ToContent(lineId);
    }

    // What a line states beside its parts.
    private ulong Own(int line) => LineFields.LineId
        | (Given(_quantities, line).Length > 0 ? LineFields.Quantity : 0)
        | (Given(_spendAmounts, line).Length > 0 ? LineFields.SpendAmount : 0);

    private static ReadOnlySpan<byte> Given(PackedTexts column, int line) => column.Count == 0 ? default : column[line];

    // All that is asked of an identifier is how long it is. Of most that can be told without making a text of it.
    private static string IdToCheck(ReadOnlySpan<byte> id) =>
        id.Length is > 0 and <= LineRules.MaxLineIdLength ? "id" : Encoding.UTF8.GetString(id);

    private int Line(int place) => _taken is null ? place : _taken[place];

    private uint Index(int line, int i) => _batch.PartIndices[(line * _partsPerLine) + i];

    private bool IsThere(int line, int i) => Index(line, i) <= (uint)_parts.Length;

    private LinePart? PartOf(int line, int i) => Index(line, i) is > 0 and var index
        ? _parts[index - 1] ??= LinePart.Of(_batch.Parts[(int)index - 1], _reader)
        : null;
}
