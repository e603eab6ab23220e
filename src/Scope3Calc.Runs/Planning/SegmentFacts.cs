using System.Data.Common;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Planning;

/// <summary>What a plan must know of a segment without looking at its lines.</summary>
/// <param name="Name">SHA-256 of its lines as one piece, as far as the run knows them.</param>
/// <param name="Products">Codes of the products in it; may hold some that come after the run's end.</param>
internal sealed record SegmentFacts(string Name, IReadOnlyList<int> Products)
{
    public static IReadOnlyList<SegmentFacts> Load(DbConnection connection, DbTransaction transaction, long endOrdinal)
    {
        var pieces = SegmentStore.Pieces(connection, transaction, endOrdinal)
            .ToLookup(piece => SegmentStore.SegmentOf(piece.FirstOrdinal));
        var facts = new SegmentFacts[SegmentStore.SegmentsBelow(endOrdinal)];
        for (var segment = 0; segment < facts.Length; segment++)
        {
            var first = (long)segment * SegmentStore.SegmentLines;
            var count = Math.Min(SegmentStore.SegmentLines, endOrdinal - first);
            var parts = pieces[segment].ToList();
            facts[segment] = new SegmentFacts(
                parts is [var one] && one.LineCount == count ? one.Name : NameOf(connection, transaction, segment, first, (int)count, endOrdinal),
                [.. parts.SelectMany(piece => piece.Products).Distinct()]);
        }

        return facts;
    }

    // However the lines lie at the moment: what they would be called as one piece.
    private static string NameOf(
        DbConnection connection, DbTransaction transaction, int segment, long first, int count, long endOrdinal)
    {
        var columns = new LedgerColumns();
        SegmentStore.Read(connection, transaction, segment, endOrdinal, columns);
        var builder = new LedgerSegmentBuilder();
        for (var row = 0; row < count; row++)
        {
            builder.Add(columns.LineId(row), columns.Row(row));
        }

        return SegmentName.Of(builder.Build(first)).ToString();
    }
}
