using System.Data.Common;
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

    private readonly List<((long Revision, long End, string Policy, string Declarations, string Selection) Key, RunPlan Plan)> _known = [];
    private volatile ReturnIndex? _returns;

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
        return plan.Basis == new RunBasis(row.Engine, row.PolicyId, row.PackId, row.ReferenceId)
            ? plan
            : throw new RunException(
                RunProblem.OtherVersion,
                $"Run {row.RunId} rests on another version of the calculation or of its data ({DifferenceOf(plan.Basis, row)}). "
                + "Its results stand as they are; use the version that made them to work on it.");
    }

    /// <summary>A plan over a run's lines and declarations, with today's reference data and engine, under any policy.</summary>
    public RunPlan PlanWith(Storage.Database.RunRow row, RunRequest request)
    {
        using var connection = store.Database.OpenConnection();
        using var transaction = store.Database.BeginRead(connection);
        return Make(
            connection, transaction, request, new LedgerState(row.Revision, row.EndOrdinal, 0), request.DeclarationsOnTrial);
    }

    /// <summary>What a run was asked for.</summary>
    public RunRequest RequestOf(Storage.Database.RunRow row)
    {
        var (selection, declarations) = RequestJson.Read(row.Request);
        return new RunRequest
        {
            Policy = DocumentJson.ReadPolicy(runs.PolicyDocument(row.PolicyId)),
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
        var declarations = store.Declarations.InForce(connection, transaction, state.Revision);
        if (onTrial.Count > 0)
        {
            declarations = declarations.With(onTrial.Select(declaration =>
                new RegisteredDeclaration(DocumentJson.ContentId(DocumentJson.Write(declaration)), declaration)));
        }

        // What is asked again and again, such as one line after the other of a run, is planned once.
        var key = (state.Revision, state.NextOrdinal, request.Policy.Id, declarations.ContentId, SelectionCodes.TextOf(request.Selection));
        Calculator? calculator;
        lock (_known)
        {
            if (_known.Find(entry => entry.Key == key) is { Plan: { } plan })
            {
                return plan;
            }

            calculator = _known.Find(entry => entry.Key.Policy == key.Id).Plan?.Calculator.With(declarations);
        }

        calculator ??= new Calculator(reference.WithDeclarations(declarations), request.Policy);
        var made = RunPlan.Make(
            connection, transaction, store.Texts, calculator, request, state, ReturnsOf(connection, transaction, state));
        lock (_known)
        {
            _known.Insert(0, (key, made));
            _known.RemoveRange(Math.Min(_known.Count, Remembered), Math.Max(0, _known.Count - Remembered));
        }

        return made;
    }

    // The same for every policy: loaded once for each state of the ledger.
    private ReturnIndex ReturnsOf(DbConnection connection, DbTransaction transaction, LedgerState state)
    {
        var known = _returns;
        if (known is null || known.EndOrdinal != state.NextOrdinal)
        {
            _returns = known = ReturnIndex.Load(connection, transaction, state.NextOrdinal);
        }

        return known;
    }

    private static string DifferenceOf(RunBasis now, Storage.Database.RunRow row) =>
        now.Engine != row.Engine ? $"engine {row.Engine}, this is {now.Engine}"
        : now.PackId != row.PackId ? $"factor pack {row.PackId}"
        : now.ReferenceId != row.ReferenceId ? $"reference data {row.ReferenceId}"
        : $"policy {row.PolicyId}";
}
