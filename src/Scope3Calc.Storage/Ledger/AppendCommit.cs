using System.Data.Common;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>What one commit makes of the lines it is given: which are new, which were there, which are refused.</summary>
/// <remarks>
/// A line that was sent before with the same content is the same line, also after it was corrected; with other content it is refused. A
/// return or credit note must find its original in the ledger, or earlier in the same commit.
/// </remarks>
internal sealed class AppendCommit(
    RowEncoder encoder, PartRows parts, KnownLines known, LineFilter filter, AskedLines lines, NewRows rows, long nextOrdinal)
{
    /// <summary>What is new, empty at first.</summary>
    public NewRows Rows => rows;

    public List<ReturnRow> Returns { get; } = [];

    public List<BatchResult> Decide(DbConnection connection, DbTransaction transaction, IReadOnlyList<LineBatch> batches)
    {
        foreach (var batch in batches)
        {
            lines.Add(batch.Lines);
        }

        FindOriginals(connection, transaction);
        FindThose(connection, transaction);

        var results = new List<BatchResult>(batches.Count);
        var next = 0;
        foreach (var batch in batches)
        {
            var (added, same) = (0, 0);
            List<LineProblem>? problems = null;
            for (var i = 0; i < batch.Lines.Count; i++)
            {
                ref readonly var line = ref lines[next++];
                if (Add(in line, out var problem))
                {
                    added++;
                }
                else if (problem is null)
                {
                    same++;
                }
                else
                {
                    (problems ??= []).Add(new LineProblem(i, lines.LineIdText(in line), problem));
                }
            }

            results.Add(new BatchResult(added, same, problems ?? []));
        }

        return results;
    }

    /// <summary>A further version of a line.</summary>
    public Problem? Correct(DbConnection connection, DbTransaction transaction, LedgerLine line, out long previous)
    {
        lines.Add(LineSource.Of([line]));
        FindOriginals(connection, transaction);
        var asked = lines[0];
        var isLatestTheSame = false;
        var last = -1L;
        var isKnown = encoder.TryEncode(new LineContent(line), out var row);
        known.Find(connection, transaction, nextOrdinal, [lines.LineId(asked).ToArray()], [asked.Hash], (_, ordinal, columns, place) =>
        {
            last = ordinal;
            isLatestTheSame = isKnown && IsSame(columns.Row(place), row, asked.Original);
        });
        previous = last;
        if (last < 0)
        {
            return new Problem(
                ReasonCode.ValueInvalid, "line_id", $"There is no line '{line.LineId}' to correct. Import it first.");
        }

        return isLatestTheSame ? null : OriginalProblem(asked) ?? Store(asked, new LineContent(line), supersedes: last + 1);
    }

    private bool Add(in AskedLine asked, out Problem? problem)
    {
        if (asked.IsThere)
        {
            problem = asked.IsSame ? null : Duplicate(asked);
            return false;
        }

        // A line may come twice in one commit.
        if (rows.Find(lines.LineId(asked), asked.Hash) is { } place)
        {
            asked.Source.Read(asked.Place, out var line);
            problem = encoder.TryEncode(in line, out var row) && Content(rows.Row(place)) == row && SameOriginal(place, asked.Original)
                ? null
                : Duplicate(asked);
            return false;
        }

        problem = OriginalProblem(asked) ?? Store(asked);
        return problem is null;
    }

    private Problem? Store(in AskedLine asked)
    {
        if (asked.IdSize <= LedgerSegmentBuilder.MaximumLineIdSize)
        {
            var original = OriginalOf(asked.Original);
            if (parts.TryAdd(
                rows, asked.Source, asked.Place, lines.LineId(asked), asked.Hash, original + 1, out var quantity, out var spend))
            {
                if (original >= 0)
                {
                    AddReturn(asked.Original!, original, quantity.ToDecimal(), spend.ToDecimal());
                }

                return null;
            }
        }

        asked.Source.Read(asked.Place, out var line);
        return Store(asked, in line, supersedes: 0);
    }

    private Problem? Store(in AskedLine asked, in LineContent line, long supersedes)
    {
        if (asked.IdSize > LedgerSegmentBuilder.MaximumLineIdSize)
        {
            return new Problem(ReasonCode.ValueOutOfRange, "line_id", "The identifier is too long to store. Use at most 128 characters.");
        }

        if (!encoder.TryEncode(in line, out var row))
        {
            // Texts that have a code already were looked at when they got it.
            if (UnstorableField(in line) is { } field)
            {
                return new Problem(
                    ReasonCode.ValueInvalid, field, "The text has a character NUL in it, which databases do not keep. Take it out.");
            }

            encoder.Encode(in line, out row);
        }

        var original = OriginalOf(asked.Original);
        if (original >= 0 || supersedes > 0)
        {
            row = row with { Original = original + 1, Supersedes = supersedes };
        }

        rows.Add(lines.LineId(asked), asked.Hash, in row);
        if (original >= 0)
        {
            AddReturn(asked.Original!, original, line.Purchase.Quantity, line.Purchase.SpendAmount);
        }

        return null;
    }

    // Of the row that was added last.
    private void AddReturn(AskedOriginal asked, long original, decimal? quantity, decimal? spend)
    {
        Returns.Add(new ReturnRow
        {
            Ordinal = nextOrdinal + rows.Count - 1,
            OriginalOrdinal = original,
            Product = original >= nextOrdinal ? rows.Row((int)(original - nextOrdinal)).Product : asked.Product,
            Quantity = Text(quantity),
            Amount = Text(spend),
        });

        static string? Text(decimal? negative) =>
            negative is < 0m and var value ? (-value).ToString(CultureInfo.InvariantCulture) : null;
    }

    // Most lines of an import are new: the filter knows without a look at the database.
    private void FindThose(DbConnection connection, DbTransaction transaction)
    {
        var (perhaps, ids, hashes) = (new List<int>(), new List<byte[]>(), new List<ulong>());
        for (var i = 0; i < lines.Count; i++)
        {
            if (filter.MayContain(lines[i].Hash))
            {
                perhaps.Add(i);
                ids.Add(lines.LineId(lines[i]).ToArray());
                hashes.Add(lines[i].Hash);
            }
        }

        var encoded = new LedgerRow?[perhaps.Count];
        var isEncoded = new bool[perhaps.Count];
        known.Find(
            connection,
            transaction,
            nextOrdinal,
            ids,
            hashes,
            (place, _, columns, row) =>
            {
                ref var asked = ref lines[perhaps[place]];
                asked.IsThere = true;
                if (!isEncoded[place])
                {
                    asked.Source.Read(asked.Place, out var line);
                    encoded[place] = encoder.TryEncode(in line, out var its) ? its : null;
                    isEncoded[place] = true;
                }

                asked.IsSame |= encoded[place] is { } same && IsSame(columns.Row(row), same, asked.Original);
            });
    }

    // Both those of new lines and of lines that may be the same: they must then reverse the same line, too.
    private void FindOriginals(DbConnection connection, DbTransaction transaction)
    {
        var (originals, ids, hashes) = (new List<AskedOriginal>(), new List<byte[]>(), new List<ulong>());
        for (var i = 0; i < lines.Count; i++)
        {
            // Most come in the same import as what they reverse, often in the same commit: then the ledger need not be asked.
            if (lines[i].Original is { } original && filter.MayContain(original.Hash))
            {
                originals.Add(original);
                ids.Add(original.Id);
                hashes.Add(original.Hash);
            }
        }

        known.Find(
            connection,
            transaction,
            nextOrdinal,
            ids,
            hashes,
            (place, ordinal, columns, row) =>
            {
                originals[place].Ordinals.Add(ordinal);
                originals[place].Product = columns.Products[row];
            });
    }

    // A return that was sent before names the line it reverses, whose version in force may be another one by now.
    private static bool IsSame(in LedgerRow stored, in LedgerRow row, AskedOriginal? original) =>
        Content(stored) == row
        && (original is null ? stored.Original == 0 : original.Ordinals.Contains(stored.Original - 1));

    private bool SameOriginal(int place, AskedOriginal? original) => rows.Row(place).Original == OriginalOf(original) + 1;

    private Problem? OriginalProblem(in AskedLine asked) => asked.Original switch
    {
        { Id: var id } when lines.LineId(asked).SequenceEqual(id) => new Problem(
            ReasonCode.ReturnWithoutOriginal, "original_line_id", $"The line '{lines.LineIdText(in asked)}' cannot reverse itself. Name the line it takes back from."),
        { } original when OriginalOf(original) < 0 => new Problem(
            ReasonCode.ReturnWithoutOriginal,
            "original_line_id",
            $"The ledger has no line '{original.LineId}' that could be reversed. Import it first, then send this line again."),
        _ => null,
    };

    /// <summary>Ordinal of the version a return reverses; -1 for none.</summary>
    private long OriginalOf(AskedOriginal? original) => original is null ? -1
        : rows.Find(original.Id, original.Hash) is { } here ? nextOrdinal + here
        : original.Ordinals.Count > 0 ? original.Ordinals[^1]
        : -1;

    // The texts that have codes: PostgreSQL refuses one with NUL, and the whole commit with it.
    private static string? UnstorableField(in LineContent line)
    {
        ref readonly var purchase = ref line.Purchase;
        return HasNul(line.Supplier) ? "supplier"
            : HasNul(line.Contract) ? "contract"
            : HasNul(line.BuyerUnit) ? "buyer_unit"
            : HasNul(line.Manufacturer) ? "manufacturer"
            : HasNul(line.Model) ? "model"
            : HasNul(line.Gtin) ? "gtin"
            : HasNul(purchase.Configuration) ? "configuration"
            : HasNul(purchase.ProductCategory) ? "product_category"
            : HasNul(purchase.SectorCode) ? "sector_code"
            : HasNul(purchase.ReleasedBy) ? "released_by"
            : null;

        static bool HasNul(string? text) => text is not null && text.Contains('\0', StringComparison.Ordinal);
    }

    // Which version it corrects and which it reverses are no part of what a line says.
    private static LedgerRow Content(in LedgerRow row) => row with { Original = 0, Supersedes = 0 };

    private Problem Duplicate(in AskedLine asked) => new(
        ReasonCode.DuplicateLine,
        "line_id",
        $"The ledger has a line '{lines.LineIdText(in asked)}' with other content. Correct that line, or give this one an identifier of its own.");
}
