using System.Data.Common;
using System.Globalization;
using System.Text;
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
internal sealed class AppendCommit(RowEncoder encoder, KnownLines known, LineFilter filter, NewRows rows, long nextOrdinal)
{
    /// <summary>What is new, empty at first.</summary>
    public NewRows Rows => rows;

    public List<ReturnRow> Returns { get; } = [];

    public List<BatchResult> Decide(DbConnection connection, DbTransaction transaction, IReadOnlyList<LineBatch> batches)
    {
        var lines = batches.SelectMany(batch => batch.Lines).Select(Asked.Of).ToList();
        FindOriginals(connection, transaction, lines);
        FindThose(connection, transaction, lines);

        var results = new List<BatchResult>(batches.Count);
        var next = 0;
        foreach (var batch in batches)
        {
            var (added, same) = (0, 0);
            List<LineProblem>? problems = null;
            for (var i = 0; i < batch.Lines.Count; i++)
            {
                var asked = lines[next++];
                if (Add(asked, out var problem))
                {
                    added++;
                }
                else if (problem is null)
                {
                    same++;
                }
                else
                {
                    (problems ??= []).Add(new LineProblem(i, asked.Line.LineId, problem));
                }
            }

            results.Add(new BatchResult(added, same, problems ?? []));
        }

        return results;
    }

    /// <summary>A further version of a line.</summary>
    public Problem? Correct(DbConnection connection, DbTransaction transaction, LedgerLine line, out long previous)
    {
        var asked = Asked.Of(line);
        List<Asked> lines = [asked];
        FindOriginals(connection, transaction, lines);
        var isLatestTheSame = false;
        var last = -1L;
        var row = encoder.TryEncode(line);
        known.Find(connection, transaction, nextOrdinal, [asked.Id], [asked.Hash], (_, ordinal, columns, place) =>
        {
            last = ordinal;
            isLatestTheSame = row is { } same && IsSame(columns.Row(place), same, asked);
        });
        previous = last;
        if (last < 0)
        {
            return new Problem(
                ReasonCode.ValueInvalid, "line_id", $"There is no line '{line.LineId}' to correct. Import it first.");
        }

        return isLatestTheSame ? null : OriginalProblem(asked) ?? Store(asked, supersedes: last + 1);
    }

    private bool Add(Asked asked, out Problem? problem)
    {
        problem = null;
        var line = asked.Line;
        if (asked.IsThere)
        {
            problem = asked.IsSame ? null : Duplicate(line.LineId);
            return false;
        }

        // A line may come twice in one commit.
        if (rows.Find(line.LineId) is { } place)
        {
            problem = encoder.TryEncode(line) is { } row && Content(rows.Row(place)) == row && SameOriginal(place, asked)
                ? null
                : Duplicate(line.LineId);
            return false;
        }

        problem = OriginalProblem(asked) ?? Store(asked, supersedes: 0);
        return problem is null;
    }

    private Problem? Store(Asked asked, long supersedes)
    {
        var line = asked.Line;
        if (asked.Id.Length > LedgerSegmentBuilder.MaximumLineIdSize)
        {
            return new Problem(ReasonCode.ValueOutOfRange, "line_id", "The identifier is too long to store. Use at most 128 characters.");
        }

        if (UnstorableField(line) is { } field)
        {
            return new Problem(
                ReasonCode.ValueInvalid, field, "The text has a character NUL in it, which databases do not keep. Take it out.");
        }

        var original = OriginalOf(asked);
        var ordinal = nextOrdinal + rows.Count;
        var row = encoder.Encode(line) with { Original = original + 1, Supersedes = supersedes };
        rows.Add(line.LineId, asked.Id, asked.Hash, in row);
        if (original >= 0)
        {
            Returns.Add(new ReturnRow
            {
                Ordinal = ordinal,
                OriginalOrdinal = original,
                Product = original >= nextOrdinal ? rows.Row((int)(original - nextOrdinal)).Product : asked.OriginalProduct,
                Quantity = Text(line.Purchase.Quantity),
                Amount = Text(line.Purchase.SpendAmount),
            });
        }

        return null;

        static string? Text(decimal? negative) =>
            negative is < 0m and var value ? (-value).ToString(CultureInfo.InvariantCulture) : null;
    }

    // Most lines of an import are new: the filter knows without a look at the database.
    private void FindThose(DbConnection connection, DbTransaction transaction, List<Asked> lines)
    {
        var perhaps = lines.FindAll(asked => filter.MayContain(asked.Hash));
        var encoded = new LedgerRow?[perhaps.Count];
        var isEncoded = new bool[perhaps.Count];
        known.Find(
            connection,
            transaction,
            nextOrdinal,
            perhaps.ConvertAll(asked => asked.Id),
            perhaps.ConvertAll(asked => asked.Hash),
            (place, _, columns, row) =>
            {
                var asked = perhaps[place];
                asked.IsThere = true;
                if (!isEncoded[place])
                {
                    (encoded[place], isEncoded[place]) = (encoder.TryEncode(asked.Line), true);
                }

                asked.IsSame |= encoded[place] is { } same && IsSame(columns.Row(row), same, asked);
            });
    }

    // Both those of new lines and of lines that may be the same: they must then reverse the same line, too.
    private void FindOriginals(DbConnection connection, DbTransaction transaction, List<Asked> lines)
    {
        var (returns, ids, hashes) = (new List<Asked>(), new List<byte[]>(), new List<ulong>());
        foreach (var asked in lines)
        {
            // Most come in the same import as what they reverse, often in the same commit: then the ledger need not be asked.
            if (asked.Line.Purchase.OriginalLineId is { } original && Encoding.UTF8.GetBytes(original) is var id
                && LineHash.Of(id) is var hash && filter.MayContain(hash))
            {
                returns.Add(asked);
                ids.Add(id);
                hashes.Add(hash);
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
                returns[place].Originals.Add(ordinal);
                returns[place].OriginalProduct = columns.Products[row];
            });
    }

    // A return that was sent before names the line it reverses, whose version in force may be another one by now.
    private static bool IsSame(in LedgerRow stored, in LedgerRow row, Asked asked) =>
        Content(stored) == row
        && (asked.Line.Purchase.OriginalLineId is null ? stored.Original == 0 : asked.Originals.Contains(stored.Original - 1));

    private bool SameOriginal(int place, Asked asked) => rows.Row(place).Original == OriginalOf(asked) + 1;

    private Problem? OriginalProblem(Asked asked) => asked.Line.Purchase.OriginalLineId switch
    {
        { } id when id == asked.Line.LineId => new Problem(
            ReasonCode.ReturnWithoutOriginal, "original_line_id", $"The line '{id}' cannot reverse itself. Name the line it takes back from."),
        { } id when OriginalOf(asked) < 0 => new Problem(
            ReasonCode.ReturnWithoutOriginal,
            "original_line_id",
            $"The ledger has no line '{id}' that could be reversed. Import it first, then send this line again."),
        _ => null,
    };

    /// <summary>Ordinal of the version a return reverses; -1 for none.</summary>
    private long OriginalOf(Asked asked)
    {
        if (asked.Line.Purchase.OriginalLineId is not { } id)
        {
            return -1;
        }

        return rows.Find(id) is { } here ? nextOrdinal + here
            : asked.Originals.Count > 0 ? asked.Originals[^1]
            : -1;
    }

    // The texts that have codes: PostgreSQL refuses one with NUL, and the whole commit with it.
    private static string? UnstorableField(LedgerLine line)
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

    private static Problem Duplicate(string lineId) => new(
        ReasonCode.DuplicateLine,
        "line_id",
        $"The ledger has a line '{lineId}' with other content. Correct that line, or give this one an identifier of its own.");

    /// <summary>A line with what is found about it.</summary>
    private sealed class Asked(LedgerLine line, byte[] id, ulong hash)
    {
        public LedgerLine Line { get; } = line;

        public byte[] Id { get; } = id;

        public ulong Hash { get; } = hash;

        /// <summary>The ledger has versions of it.</summary>
        public bool IsThere { get; set; }

        /// <summary>One of them has this content.</summary>
        public bool IsSame { get; set; }

        /// <summary>Product of the last of <see cref="Originals"/>.</summary>
        public int OriginalProduct { get; set; }

        /// <summary>Versions of the line it reverses.</summary>
        public required List<long> Originals { get; init; }

        public static Asked Of(LedgerLine line)
        {
            var id = Encoding.UTF8.GetBytes(line.LineId);
            return new Asked(line, id, LineHash.Of(id))
            {
                Originals = line.Purchase.OriginalLineId is null ? NoOriginals : [],
            };
        }

        private static List<long> NoOriginals { get; } = [];
    }
}
