using System.Data.Common;
using System.Text;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Planning;

/// <summary>All that a run rests on, fixed: which line versions, which data, which policy; and what each segment's result depends on.</summary>
/// <remarks>Made of the ledger's rows, never of its lines, so that a run of which every result is there costs next to nothing.</remarks>
internal sealed class RunPlan
{
    // A further one with every change to what is stored of a segment, outcomes or sums: results of before are then not found.
    private const string KeyFormat = "scope3calc result 2";

    private RunPlan(RunRequest request, LedgerState state, Calculator calculator, ReturnIndex returns, LedgerTexts texts)
    {
        Request = request;
        State = state;
        Calculator = calculator;
        Basis = RunBasis.Of(calculator);
        Returns = returns;
        Texts = texts;
        Selection = new SelectionCodes(request.Selection, texts);
    }

    public RunRequest Request { get; }

    /// <summary>The ledger as the run knows it.</summary>
    public LedgerState State { get; }

    public Calculator Calculator { get; }

    public RunBasis Basis { get; }

    public ReturnIndex Returns { get; }

    public LedgerTexts Texts { get; }

    public SelectionCodes Selection { get; }

    /// <summary>For each segment, what its result depends on, as SHA-256.</summary>
    public IReadOnlyList<string> Keys { get; private init; } = [];

    public int Segments => Keys.Count;

    private IReadOnlyList<SegmentFacts> Facts { get; init; } = [];

    /// <summary>Line versions in a segment, as far as the run knows them.</summary>
    public int LinesIn(int segment) =>
        (int)Math.Min(SegmentStore.SegmentLines, State.NextOrdinal - ((long)segment * SegmentStore.SegmentLines));

    /// <summary>One hash over everything the run's results depend on.</summary>
    public string Id => RunBasis.Sha256($"{Basis}{string.Join('\n', Keys)}");

    /// <param name="connection">The connection.</param>
    /// <param name="transaction">A state of the database.</param>
    /// <param name="texts">The ledger's texts; what is new is loaded.</param>
    /// <param name="calculator">Of the request's policy, with the declarations in force then and those on trial.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="state">The ledger at the instant that is asked for.</param>
    /// <param name="ledger">What was known then of segments, corrections and returns.</param>
    public static RunPlan Make(
        DbConnection connection,
        DbTransaction transaction,
        LedgerTexts texts,
        Calculator calculator,
        RunRequest request,
        LedgerState state,
        LedgerFacts ledger)
    {
        texts.Load(connection, transaction);
        texts.LoadDeclarations(connection, transaction);
        return new RunPlan(request, state, calculator, ledger.Returns, texts).With(ledger.Segments);
    }

    /// <summary>The same lines under the same policy with other declarations, for looking at single lines.</summary>
    public RunPlan WithDeclarations(RegisteredDeclarations declarations) => new(
        Request,
        State,
        Calculator.With(declarations),
        Returns,
        Texts);

    /// <summary>By a product's code, whether others have other declarations on file for it. For codes of the plan's lines.</summary>
    public bool[] ProductsOtherIn(RegisteredDeclarations others)
    {
        // Not all that there are texts of: an import may be adding some, and take them back.
        var products = Facts.SelectMany((facts, segment) => facts.Products.Concat(Returns.ProductsOf(segment))).ToHashSet();
        var keys = Calculator.Snapshot.Declarations.ProductsOtherIn(others);
        var changed = new bool[products.Append(0).Max() + 1];
        foreach (var code in products)
        {
            changed[code] = Texts.Product(code) is { } product && keys.Contains(product.Key);
        }

        return changed;
    }

    private RunPlan With(IReadOnlyList<SegmentFacts> segments)
    {
        var onFile = new Dictionary<int, string[]>();
        return new RunPlan(Request, State, Calculator, Returns, Texts)
        {
            Facts = segments,
            Keys = [.. segments.Select((facts, segment) => KeyOf(facts, segment, onFile))],
        };
    }

    // Segments share their products: what is on file for each is looked up once.
    private string KeyOf(SegmentFacts facts, int segment, Dictionary<int, string[]> onFile)
    {
        var text = new StringBuilder(KeyFormat).Append('\n').Append(Basis)
            .Append("segment=").Append(facts.Name).Append('\n')
            .Append("changes=").Append(Returns.FingerprintOf(segment)).Append('\n');
        if (!Selection.IsAll)
        {
            text.Append("selection=").Append(SelectionCodes.TextOf(Request.Selection)).Append('\n');
        }

        if (!Calculator.Snapshot.Declarations.IsEmpty)
        {
            // Only those of the segment's products: a declaration leaves all other segments as they are.
            foreach (var id in facts.Products.Concat(Returns.ProductsOf(segment))
                .SelectMany(product => OnFile(product, onFile)).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("declaration=").Append(id).Append('\n');
            }
        }

        return RunBasis.Sha256(text.ToString());
    }

    private string[] OnFile(int product, Dictionary<int, string[]> known)
    {
        if (!known.TryGetValue(product, out var ids))
        {
            ids = Texts.Product(product) is { } identity
                ? [.. Calculator.Snapshot.Declarations.Of(identity).Select(entry => entry.ContentId)]
                : [];
            known.Add(product, ids);
        }

        return ids;
    }
}
