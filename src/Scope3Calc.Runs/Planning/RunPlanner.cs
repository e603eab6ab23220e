using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Storage.Documents;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Planning;

/// <summary>Makes plans: of a request, and again of a stored run.</summary>
internal sealed class RunPlanner(LedgerStore store, Snapshot reference, RunStore runs)
{
    private const int Remembered = 4;
    private const int CalculatorsRemembered = 16;
    private const int EarlierLookedAt = 8;
    private const int PoliciesRemembered = 256;

    private readonly List<((long Revision, long End, string Policy, string Declarations, string Selection) Key, RunPlan Plan)> _known = [];
    private readonly List<((string Policy, string Declarations) Key, Calculator Calculator)> _calculators = [];
    private readonly ConcurrentDictionary<string, Policy> _policies = new();
    private volatile LedgerFacts? _ledger;

    /// <exception cref="ArgumentException">The policy contradicts itself or names a pack that is not there.</exception>
    public RunPlan Plan(RunRequest request)
    {
        using var connection = store.Database.OpenConnection();
        using var transaction = store.Database.BeginRead(connection);
        var state = LedgerReader.StateAt(connection, transaction, request.AsKnownAt);
        return Make(connection, transaction, request, state, request.DeclarationsOnTrial);
    }

    /// <summary>The plan a run was made by.</summary>
    /// <exception cref="RunException">It rests on another engine, pack or reference data than this program has.</exception>
    public RunPlan PlanOf(Storage.Database.RunRow row)
    {
        var plan = PlanWith(row, RequestOf(row));
        RequireBasis(row, plan.Basis);
        return plan;
    }

    /// <summary>What a run calculates with: all that a single line needs of its plan.</summary>
    /// <exception cref="RunException">It rests on another engine, pack or reference data than this program has.</exception>
    public Calculator CalculatorOf(Storage.Database.RunRow row)
    {
        var calculator = Kept(_calculators, (row.PolicyId, row.DeclarationsId)) ?? MakeCalculator(row);
        RequireBasis(row, RunBasis.Of(calculator));
        return calculator;
    }

    /// <summary>A plan over a run's lines and declarations, with today's reference data and engine, under any policy.</summary>
    public RunPlan PlanWith(Storage.Database.RunRow row, RunRequest request)
    {
        using var connection = store.Database.OpenConnection();
        using var transaction = store.Database.BeginRead(connection);
        return Make(
            connection, transaction, request, new LedgerState(row.Revision, row.EndOrdinal, 0), request.DeclarationsOnTrial);
    }

    /// <summary>The latest finished run that nothing but declarations on file tells from a plan.</summary>
    /// <returns>Null where there is none, or where it cannot be read: a run does not need it.</returns>
    public EarlierRun? EarlierThan(RunPlan plan)
    {
        try
        {
            var (basis, selection) = (plan.Basis, SelectionCodes.TextOf(plan.Request.Selection));
            var row = runs.LatestOver(plan.State.NextOrdinal, basis.Engine, basis.PolicyId, basis.PackId, basis.ReferenceId, EarlierLookedAt)
                .FirstOrDefault(row => SelectionCodes.TextOf(RequestOf(row).Selection) == selection);
            return row is null ? null : new EarlierRun(
                new RunResults(store, runs, row, runs.ResultNames(row.RunId)),
                plan.ProductsOtherIn(CalculatorOf(row).Snapshot.Declarations));
        }
        catch (Exception exception) when (exception is Storage.Database.StorageException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What a run was asked for.</summary>
    public RunRequest RequestOf(Storage.Database.RunRow row)
    {
        var (selection, declarations) = RequestJson.Read(row.Request);
        return new RunRequest
        {
            Policy = PolicyOf(row.PolicyId),
            AsKnownAt = row.AsKnownAt is { } time ? Microseconds.ToTime(time) : null,
            Selection = selection,
            DeclarationsOnTrial = [.. declarations.Select(DocumentJson.ReadDeclaration)],
        };
    }

    private RunPlan Make(
        DbConnection connection,
        DbTransaction transaction,
        RunRequest request,
        LedgerState state,
        IReadOnlyList<Declaration> onTrial)
    {
        var declarations = DeclarationsIn(connection, transaction, state.Revision, onTrial);

        // What is asked again and again is planned once.
        var key = (state.Revision, state.NextOrdinal, request.Policy.Id, declarations.ContentId, SelectionCodes.TextOf(request.Selection));
        if (Kept(_known, key) is { } known)
        {
            return known;
        }

        var calculator = CalculatorFor(request.Policy, declarations);
        var made = RunPlan.Make(
            connection, transaction, store.Texts, calculator, request, state, FactsOf(connection, transaction, state));
        Keep(_known, key, made, Remembered);
        return made;
    }

    private Calculator MakeCalculator(Storage.Database.RunRow row)
    {
        var request = RequestOf(row);
        using var connection = store.Database.OpenConnection();
        using var transaction = store.Database.BeginRead(connection);
        return CalculatorFor(
            request.Policy, DeclarationsIn(connection, transaction, row.Revision, request.DeclarationsOnTrial));
    }

    // What a policy's calculator has found out so far serves the next one of other declarations.
    private Calculator CalculatorFor(Policy policy, RegisteredDeclarations declarations)
    {
        var key = (Policy: policy.Id, Declarations: declarations.ContentId);
        if (Kept(_calculators, key) is { } known)
        {
            return known;
        }

        Calculator? like;
        lock (_calculators)
        {
            like = _calculators.Find(entry => entry.Key.Policy == key.Policy).Calculator;
        }

        var made = like?.With(declarations) ?? new Calculator(reference.WithDeclarations(declarations), policy);
        Keep(_calculators, key, made, CalculatorsRemembered);
        return made;
    }

    private RegisteredDeclarations DeclarationsIn(
        DbConnection connection, DbTransaction transaction, long revision, IReadOnlyList<Declaration> onTrial)
    {
        var declarations = store.Declarations.InForce(connection, transaction, revision);
        return onTrial.Count == 0 ? declarations : declarations.With(onTrial.Select(declaration =>
            new RegisteredDeclaration(DocumentJson.ContentId(DocumentJson.Write(declaration)), declaration)));
    }

    // A policy's number is the hash of its content.
    private Policy PolicyOf(string policyId)
    {
        if (_policies.Count >= PoliciesRemembered)
        {
            _policies.Clear();
        }

        return _policies.GetOrAdd(policyId, id => DocumentJson.ReadPolicy(runs.PolicyDocument(id)));
    }

    // The same for every policy and declaration: loaded once for each state of the ledger.
    private LedgerFacts FactsOf(DbConnection connection, DbTransaction transaction, LedgerState state)
    {
        var known = _ledger;
        if (known is null || known.Returns.EndOrdinal != state.NextOrdinal)
        {
            _ledger = known = new LedgerFacts(
                ReturnIndex.Load(connection, transaction, state.NextOrdinal),
                SegmentFacts.Load(connection, transaction, state.NextOrdinal));
        }

        return known;
    }

    private static T? Kept<TKey, T>(List<(TKey Key, T Made)> list, TKey key)
        where TKey : struct, IEquatable<TKey>
        where T : class
    {
        lock (list)
        {
            return list.Find(entry => entry.Key.Equals(key)).Made;
        }
    }

    private static void Keep<TKey, T>(List<(TKey Key, T Made)> list, TKey key, T made, int atMost)
    {
        lock (list)
        {
            list.Insert(0, (key, made));
            list.RemoveRange(Math.Min(list.Count, atMost), Math.Max(0, list.Count - atMost));
        }
    }

    private static void RequireBasis(Storage.Database.RunRow row, RunBasis now)
    {
        if (now != new RunBasis(row.Engine, row.PolicyId, row.PackId, row.ReferenceId))
        {
            throw new RunException(
                RunProblem.OtherVersion,
                $"Run {row.RunId} rests on another version of the calculation or of its data ({DifferenceOf(now, row)}). "
                + "Its results stand as they are; use the version that made them to work on it.");
        }
    }

    private static string DifferenceOf(RunBasis now, Storage.Database.RunRow row) =>
        now.Engine != row.Engine ? $"engine {row.Engine}, this is {now.Engine}"
        : now.PackId != row.PackId ? $"factor pack {row.PackId}"
        : now.ReferenceId != row.ReferenceId ? $"reference data {row.ReferenceId}"
        : $"policy {row.PolicyId}";
}
