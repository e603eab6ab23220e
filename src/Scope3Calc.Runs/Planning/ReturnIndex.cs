using System.Data.Common;
using System.Globalization;
using System.Text;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Planning;

/// <summary>A return or credit note in force, with what came back before it.</summary>
/// <param name="Ordinal">Its line version.</param>
/// <param name="Original">The version in force of the line it takes back from.</param>
/// <param name="Product">That version's product: a correction may state another one than the return's line had.</param>
/// <param name="QuantityBefore">How much of the quantity came back earlier.</param>
/// <param name="AmountBefore">How much of the money did.</param>
internal readonly record struct ReturnLink(
    long Ordinal, long Original, int Product, decimal QuantityBefore, decimal AmountBefore)
{
    /// <summary>How much of the original's figures comes back.</summary>
    /// <param name="original">The original line.</param>
    /// <param name="line">The return or credit note.</param>
    public LineShare ShareOf(in PurchaseLine original, in PurchaseLine line) =>
        ShareOf(original.Quantity, original.SpendAmount, line.Quantity, line.SpendAmount);

    /// <param name="bought">The original line's quantity.</param>
    /// <param name="spent">Its spend.</param>
    /// <param name="returned">The quantity of the return or credit note, negative where pieces come back.</param>
    /// <param name="credited">Its spend.</param>
    public LineShare ShareOf(decimal? bought, decimal? spent, decimal? returned, decimal? credited) =>
        returned is < 0m and var quantity
            ? LineShare.Returned(bought ?? 0m, QuantityBefore, -quantity)
            : LineShare.Credited(spent ?? 0m, AmountBefore, -(credited ?? 0m));
}

/// <summary>Corrections and returns as far as a run knows them.</summary>
internal sealed class ReturnIndex
{
    private readonly Dictionary<long, long> _newer = [];
    private readonly Dictionary<long, long> _older = [];
    private readonly Dictionary<long, ReturnLink> _links = [];
    private readonly Dictionary<int, string> _fingerprints = [];
    private readonly Dictionary<int, IReadOnlyCollection<int>> _products = [];

    private ReturnIndex(long endOrdinal) => EndOrdinal = endOrdinal;

    /// <summary>The line versions it knows are those below.</summary>
    public long EndOrdinal { get; }

    /// <summary>Every return in force, by its ordinal.</summary>
    public IReadOnlyDictionary<long, ReturnLink> Links => _links;

    /// <summary>Ordinals of the versions that another one corrects.</summary>
    public IEnumerable<long> Superseded => _newer.Keys;

    public bool HasSuperseded => _newer.Count > 0;

    public bool IsSuperseded(long ordinal) => _newer.ContainsKey(ordinal);

    public static ReturnIndex Load(DbConnection connection, DbTransaction transaction, long endOrdinal)
    {
        var index = new ReturnIndex(endOrdinal);
        foreach (var (ordinal, previous) in ChangeRows.Corrections(connection, transaction, endOrdinal))
        {
            index._newer.Add(previous, ordinal);
            index._older.Add(ordinal, previous);
        }

        // Read to the end before the pages are, over the same connection.
        var returns = ChangeRows.Returns(connection, transaction, endOrdinal).ToList();
        var pages = new SegmentPages(connection, transaction, endOrdinal);
        var before = new Dictionary<long, (decimal Quantity, decimal Amount)>();
        foreach (var row in returns)
        {
            if (index.IsSuperseded(row.Ordinal))
            {
                continue;
            }

            // Whichever version of the line the returns name, they take back from the same line.
            var line = index.FirstVersion(row.Original);
            var last = index.LastVersion(row.Original);
            var (quantity, amount) = before.GetValueOrDefault(line);
            var product = last == row.Original ? row.Product : ProductOf(last);
            index._links.Add(row.Ordinal, new ReturnLink(row.Ordinal, last, product, quantity, amount));
            before[line] = (quantity + (row.Quantity ?? 0m), amount + (row.Amount ?? 0m));
        }

        index.Describe();
        return index;

        int ProductOf(long ordinal)
        {
            var (columns, place) = pages.At(ordinal);
            return columns.Products[place];
        }
    }

    /// <summary>What a segment's results depend on beyond its own lines, as a hash; empty where nothing is.</summary>
    public string FingerprintOf(int segment) => _fingerprints.GetValueOrDefault(segment) ?? "";

    /// <summary>Products of the lines that a segment's returns take back from.</summary>
    public IEnumerable<int> ProductsOf(int segment) => _products.GetValueOrDefault(segment) ?? [];

    // Once for a state of the ledger: plans under many policies and declarations use it.
    private void Describe()
    {
        foreach (var segment in Superseded.Concat(_links.Keys).GroupBy(SegmentStore.SegmentOf))
        {
            var text = new StringBuilder();
            var products = new HashSet<int>();
            foreach (var ordinal in segment.Distinct().Order())
            {
                if (IsSuperseded(ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"superseded={ordinal}\n");
                }
                else
                {
                    var link = _links[ordinal];
                    products.Add(link.Product);
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"return={ordinal} of={link.Original} after={link.QuantityBefore:G29} {link.AmountBefore:G29}\n");
                }
            }

            _fingerprints.Add(segment.Key, RunBasis.Sha256(text.ToString()));
            _products.Add(segment.Key, products);
        }
    }

    private long FirstVersion(long ordinal)
    {
        while (_older.TryGetValue(ordinal, out var previous))
        {
            ordinal = previous;
        }

        return ordinal;
    }

    private long LastVersion(long ordinal)
    {
        while (_newer.TryGetValue(ordinal, out var next))
        {
            ordinal = next;
        }

        return ordinal;
    }
}
