using System.Data.Common;
using System.Text;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Planning;

/// <summary>All that a run rests on, fixed: which line versions, which data, which policy; and what each segment's result depends on.</summary>
/// <remarks>Made of the ledger's rows, never of its lines, so that a run of which every result is there costs next to nothing.</remarks>
internal sealed class RunPlan
{
    private const string KeyFormat = "scope3calc result 1";

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

    /// <summary>Line versions in a segment, as far as the run knows them.</summary>
    public int LinesIn(int segment) =>
        (int)Math.Min(SegmentStore.SegmentLines, State.NextOrdinal - ((long)segment * SegmentStore.SegmentLines));

    /// <summary>One hash over everything the run's results depend on.</summary>
    public string Id => RunBasis.Sha256($"{Basis}{string.Join('\n', Keys)}");

    /// <param name="connection">The connection.</param>
    /// <param name="transaction">A state of the database.</param>
    /// <param name="texts">The ledger's texts; what is new is loaded.</param>
    /// <param name="reference">Reference data.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="state">The ledger at the instant that is asked for.</param>
    /// <param name="declarations">Declarations in force then, with those on trial.</param>
    /// <param name="returns">Corrections and returns known then.</param>
    public static RunPlan Make(
        DbConnection connection,
        DbTransaction transaction,
        LedgerTexts texts,
        Snapshot reference,
        RunRequest request,
        LedgerState state,
        RegisteredDeclarations declarations,
        ReturnIndex returns)
    {
        texts.Load(connection, transaction);
        texts.LoadDeclarations(connection, transaction);
        var plan = new RunPlan(request, state, CalculatorOf(reference, declarations, request.Policy), returns, texts);
        return plan.With(SegmentFacts.Load(connection, transaction, state.NextOrdinal));
    }

    /// <exception cref="ArgumentException">The policy contradicts itself or names a pack that is not there.</exception>
    public static Calculator CalculatorOf(Snapshot reference, RegisteredDeclarations declarations, Policy policy) =>
        new(declarations.IsEmpty ? reference : reference.WithDeclarations(declarations), policy);

    /// <summary>The same lines under the same policy with other declarations, for looking at single lines.</summary>
    public RunPlan WithDeclarations(RegisteredDeclarations declarations) => new(
        Request,
        State,
        new Calculator(Calculator.Snapshot.WithDeclarations(declarations), Calculator.Policy),
        Returns,
        Texts);

    private RunPlan With(IReadOnlyList<SegmentFacts> segments) => new(Request, State, Calculator, Returns, Texts)
    {
        Keys = [.. segments.Select((facts, segment) => KeyOf(facts, segment))],
    };

    private string KeyOf(SegmentFacts facts, int segment)
    {
        var text = new StringBuilder(KeyFormat).Append('\n').Append(Basis)
            .Append("segment=").Append(facts.Name).Append('\n')
            .Append("changes=").Append(Returns.FingerprintOf(segment)).Append('\n');
        if (!Selection.IsAll)
        {
            text.Append("selection=").Append(SelectionCodes.TextOf(Request.Selection)).Append('\n');
        }

        var declarations = Calculator.Snapshot.Declarations;
        if (!declarations.IsEmpty)
        {
            // Only those of the segment's products: a declaration leaves all other segments as they are.
            var products = facts.Products.Concat(Returns.ProductsOf(segment)).Distinct().Select(Texts.Product);
            foreach (var id in products.OfType<ProductIdentity>()
                .SelectMany(declarations.Of).Select(entry => entry.ContentId).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("declaration=").Append(id).Append('\n');
            }
        }

        return RunBasis.Sha256(text.ToString());
    }
}
