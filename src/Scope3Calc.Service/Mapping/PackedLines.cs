using System.Diagnostics;
using System.Text;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>The lines of a packed batch: put together from their parts when they are asked for, and not kept.</summary>
/// <remarks>
/// Each part is read once. Where nothing is wrong with a line, that is found out from what was read. Where anything is, the line is
/// written out as the message of its own that it stands for, and <see cref="LineReader"/> says what: so both forms have the same
/// problems. Most lines are not even put together: see <see cref="IsPlain"/>.
/// </remarks>
internal sealed class PackedLines : LineSource
{
    public const int MaxLines = 8_192;
    public const int MaxParts = 16_384;
    public const int MaxPartsPerLine = 16;

    private static readonly RepeatedField<V1.PurchaseLine> NoMessages = [];

    // Let go of once all lines were looked at: batches wait, and the messages of their parts take more room than what is read of them.
    private RepeatedField<V1.PurchaseLine> _messages;
    private readonly LineReader _reader;
    private readonly LinePart?[] _parts;
    private readonly int _partsPerLine;
    private readonly uint[] _partIndices;
    private readonly PackedTexts _lineIds;
    private readonly PackedTexts _quantities;
    private readonly PackedTexts _spendAmounts;
    private readonly PackedAmounts _shortQuantities;
    private readonly PackedAmounts _shortSpends;

    // What is known of a line once it was looked at.
    private readonly Facts[] _facts;
    private List<int>? _taken;

    private PackedLines(V1.PackedBatch batch, LineReader reader, PackedTexts lineIds, PackedTexts quantities, PackedTexts spendAmounts)
    {
        (_messages, _reader) = (batch.Parts, reader);
        (_parts, _partsPerLine) = (new LinePart?[batch.Parts.Count], (int)batch.PartsPerLine);
        (_lineIds, _quantities, _spendAmounts) = (lineIds, quantities, spendAmounts);
        (_shortQuantities, _shortSpends) = (PackedAmounts.Of(quantities), PackedAmounts.Of(spendAmounts));
        _facts = new Facts[lineIds.Count];
        _partIndices = new uint[batch.PartIndices.Count];
        batch.PartIndices.CopyTo(_partIndices, 0);
    }

    [Flags]
    private enum Facts : byte
    {
        /// <summary>One of its parts names the line it reverses.</summary>
        HasOriginal = 1,

        /// <summary>It is one for <see cref="TryReadParts"/>.</summary>
        ByParts = 2,
    }

    public override int Count => _taken?.Count ?? _lineIds.Count;

    public override ReadOnlySpan<byte> LineId(int place) => _lineIds[Line(place)];

    public override string? OriginalLineId(int place)
    {
        var line = Line(place);
        for (var i = 0; i < _partsPerLine && (_facts[line] & Facts.HasOriginal) != 0; i++)
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

    public override int PartCount => _parts.Length;

    public override void ReadPart(int part, out LineContent content) => content = new LineContent(_parts[part]!.Line!);

    public override bool TryReadParts(
        int place, out ReadOnlySpan<uint> parts, out AmountDigits quantity, out AmountDigits spend)
    {
        var line = Line(place);
        parts = PartsOf(line);
        var isShort = _shortQuantities.TryGet(line, out quantity) & _shortSpends.TryGet(line, out spend);
        return isShort && (_facts[line] & Facts.ByParts) != 0;
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

        _messages = NoMessages;
        return _taken = taken;
    }

    private bool IsInOrder(int line)
    {
        var (traits, twice) = (Own(line), 0UL);
        foreach (var index in PartsOf(line))
        {
            if (index > (uint)_parts.Length)
            {
                return false;
            }

            if (index > 0)
            {
                var part = Part(index).Traits;
                twice |= traits & part;
                traits |= part;
            }
        }

        if ((twice & LineFields.All) != 0 || (traits & LineFields.PurchaseDate) == 0 || _lineIds[line].Contains((byte)0))
        {
            return false;
        }

        _facts[line] = ((traits & LineFields.Original) != 0 ? Facts.HasOriginal : 0)
            | ((twice & (PartTraits.HasNames | PartTraits.HasTerms)) == 0 && (traits & PartTraits.HasAmounts) == 0 ? Facts.ByParts : 0);
        return IsPlain(line, traits) || IsJoinedInOrder(line);
    }

    // What rules ask of all parts and amounts together, for amounts as they mostly are: no returns, nothing free of charge, no services.
    private bool IsPlain(int line, ulong traits)
    {
        return (traits & (PartTraits.NotPlain | PartTraits.IsTreated)) == PartTraits.IsTreated
            && _lineIds[line].Length is > 0 and <= LineRules.MaxLineIdLength
            && _shortQuantities.TryGet(line, out var quantity)
            && (!quantity.IsStated || IsPlainQuantity(in quantity))
            && _shortSpends.TryGet(line, out var spend)
            && (!spend.IsStated || (spend.Digits is >= 0 and <= (long)LineRules.MaxSpend && (traits & LineFields.Currency) != 0));

        // Digits that are decimals make an amount smaller, never larger.
        bool IsPlainQuantity(in AmountDigits amount) => amount.Digits is > 0 and <= (long)LineRules.MaxQuantity
            && (amount.Decimals == 0 || (traits & PartTraits.NotPieces) != 0);
    }

    private bool IsJoinedInOrder(int line)
    {
        foreach (var index in PartsOf(line))
        {
            if (index > 0 && Part(index).Line is null)
            {
                return false;
            }
        }

        List<Problem>? problems = null;
        return Join(line, IdToCheck(_lineIds[line]), ref problems) is var joined
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
                    $"There is no part {Index(line, i)} of {_parts.Length}. Give 1 for the first part, 0 for none.");
            }
            else if (PartOf(line, i) is { } part)
            {
                twice |= stated & part.Traits;
                stated |= part.Traits;
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
                message.MergeFrom(_messages[(int)index - 1]);
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
        | (_shortQuantities.IsGiven(line) ? LineFields.Quantity : 0)
        | (_shortSpends.IsGiven(line) ? LineFields.SpendAmount : 0);

    private static ReadOnlySpan<byte> Given(PackedTexts column, int line) => column.Count == 0 ? default : column[line];

    // All that is asked of an identifier is how long it is. Of most that can be told without making a text of it.
    private static string IdToCheck(ReadOnlySpan<byte> id) =>
        id.Length is > 0 and <= LineRules.MaxLineIdLength ? "id" : Encoding.UTF8.GetString(id);

    private int Line(int place) => _taken is null ? place : _taken[place];

    private ReadOnlySpan<uint> PartsOf(int line) => _partIndices.AsSpan(line * _partsPerLine, _partsPerLine);

    private uint Index(int line, int i) => _partIndices[(line * _partsPerLine) + i];

    private bool IsThere(int line, int i) => Index(line, i) <= (uint)_parts.Length;

    private LinePart? PartOf(int line, int i) => Index(line, i) is > 0 and var index ? Part(index) : null;

    private LinePart Part(uint index) => _parts[index - 1] ??= LinePart.Of(_messages[(int)index - 1], _reader);
}
