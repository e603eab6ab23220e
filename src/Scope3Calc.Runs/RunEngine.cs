using System.Collections.Concurrent;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Runs.Comparing;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Reading;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs;

/// <summary>Recalculations of a ledger: started, worked on by any number of threads and processes, finished with a root.</summary>
/// <remarks>
/// A run is a plan (which line versions, data and policy) and one task a segment. A task's result is kept under a hash of what
/// it depends on, so what did not change is not computed again, a killed process loses what it had not stored, and the root is
/// the same however the work was shared. Safe for any thread.
/// </remarks>
public sealed class RunEngine
{
    private const int RunsRemembered = 256;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly LedgerStore _store;
    private readonly RunStore _runs;
    private readonly RunPlanner _planner;
    private readonly RunExecutor _executor;

    // The rows of finished runs never change.
    private readonly ConcurrentDictionary<long, RunRow> _finished = new();
    private volatile RunResults? _results;

    /// <param name="store">The ledger.</param>
    /// <param name="reference">Reference data; declarations on file come from the ledger.</param>
    public RunEngine(LedgerStore store, Snapshot reference)
    {
        _store = store;
        _runs = new RunStore(store.Database);
        _planner = new RunPlanner(store, reference, _runs);
        _executor = new RunExecutor(store, _runs, _planner);
    }

    /// <summary>How long a segment stays with a worker that says nothing more. Default: a minute.</summary>
    public TimeSpan LeaseTime { get; init; } = Lease;

    /// <summary>Plans a run and stores the plan. Where all results are there, it is finished at once.</summary>
    /// <exception cref="ArgumentException">The policy contradicts itself or names a pack that is not there.</exception>
    /// <exception cref="StorageException">The ledger is damaged.</exception>
    public RunInfo Start(RunRequest request)
    {
        var plan = _planner.Plan(request);
        var row = new RunRow
        {
            CreatedAt = Now(),
            AsKnownAt = request.AsKnownAt is { } time ? Microseconds.Of(time) : null,
            Revision = plan.State.Revision,
            EndOrdinal = plan.State.NextOrdinal,
            PolicyId = plan.Basis.PolicyId,
            PlanId = plan.Id,
            PackId = plan.Basis.PackId,
            ReferenceId = plan.Basis.ReferenceId,
            DeclarationsId = plan.Calculator.Snapshot.Declarations.ContentId,
            Engine = plan.Basis.Engine,
            Request = RequestJson.Write(request),
        };
        _runs.Create(row, Storage.Documents.DocumentJson.Write(request.Policy), plan.Keys);
        if (_runs.FindSame(row.PlanId) is { } same)
        {
            _executor.FinishLike(row, same);
        }

        return Get(row.RunId);
    }

    /// <summary>Works on a run, beside others that do so too, until it is over.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="threads">How many threads compute.</param>
    /// <param name="progress">Told after every few segments.</param>
    /// <param name="cancellationToken">Stops this process's work; the run goes on later where it is taken up again.</param>
    /// <exception cref="RunException">There is no such run, or it rests on what this program does not have.</exception>
    /// <exception cref="StorageException">The ledger is damaged: the run has failed.</exception>
    public RunInfo Execute(long runId, int threads, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var row = Row(runId);
        if (row.State != RunStore.Running)
        {
            return Get(runId);
        }

        _executor.Execute(row, LeaseTime, threads, progress, cancellationToken);
        return Get(runId);
    }

    /// <summary>Ends a run without results; what was computed stays for other runs.</summary>
    /// <returns>False where it is over already.</returns>
    /// <exception cref="RunException">There is no such run.</exception>
    public bool Cancel(long runId)
    {
        var row = Row(runId);
        if (row.State != RunStore.Running)
        {
            return false;
        }

        row.FinishedAt = Now();
        return _runs.Stop(row, RunStore.Cancelled);
    }

    /// <summary>A run; null where there is none of that number.</summary>
    public RunInfo? Find(long runId) => FindRow(runId) is { } row ? InfoOf(row) : null;

    /// <summary>Runs, the newest first.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="beforeRunId">Those of a smaller number.</param>
    public IReadOnlyList<RunInfo> List(int count, long beforeRunId = long.MaxValue) =>
        [.. _runs.List(count, beforeRunId).Select(InfoOf)];

    /// <summary>Runs that are not over, the oldest first: those that a process left when it was killed, too.</summary>
    public IReadOnlyList<long> Unfinished() => _runs.Unfinished();

    /// <summary>How far a run is, whoever works on it.</summary>
    /// <exception cref="RunException">There is no such run.</exception>
    public RunProgress Progress(long runId)
    {
        var row = Row(runId);
        var (segments, done, computed) = _runs.Progress(runId);
        var elapsed = TimeSpan.FromMicroseconds((row.FinishedAt ?? Now()) - row.CreatedAt);
        return new RunProgress(
            done,
            segments,
            Math.Min(row.EndOrdinal, (long)done * SegmentStore.SegmentLines),
            row.EndOrdinal,
            Math.Min(row.EndOrdinal, (long)computed * SegmentStore.SegmentLines),
            elapsed);
    }

    /// <summary>Sums of a finished run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="by">Nothing for all lines together, or one or two different dimensions.</param>
    /// <exception cref="RunException">There is no such run, or it is not finished.</exception>
    public IReadOnlyList<TotalsGroup> Totals(long runId, IReadOnlyList<TotalsDimension> by)
    {
        var row = FinishedRow(runId);
        LoadTexts();
        return by switch
        {
            [] => [new TotalsGroup([], RunSums.Whole(Stored(row, StoredDimension.Month)))],
            [var one] => RunSums.Groups(one, Stored(row, DimensionKeys.StoredBy(one)), _store.Texts),
            [var one, var other] when one != other => new CrossTotals(_store, Results(row), _planner.RequestOf(row).Policy.ReturnYear).By(one, other),
            _ => throw new ArgumentException("Group by one or two different dimensions.", nameof(by)),
        };
    }

    /// <summary>Every line a finished run has an outcome for, in the order of the ledger.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="fromOrdinal">Where to go on; 0 from the start.</param>
    /// <exception cref="RunException">There is no such run, or it is not finished.</exception>
    public IEnumerable<LineResult> Outcomes(long runId, long fromOrdinal) => Results(FinishedRow(runId)).Lines(fromOrdinal);

    /// <summary>How a line's figures in a finished run came about; null for a line the run does not know.</summary>
    /// <exception cref="RunException">There is no such run, it is not finished, or it rests on what this program does not have.</exception>
    public LineExplanation? Explain(long runId, string lineId)
    {
        var row = FinishedRow(runId);
        return new LineExplainer(_store, _planner.CalculatorOf(row), Results(row)).Explain(lineId);
    }

    /// <summary>Adds up every line of a finished run in a report, each calculated anew from what the run rests on.</summary>
    /// <remarks>
    /// For what stored results do not tell. Superseded and not selected lines do not count, and a return counts as the run booked it: a
    /// share of its original's figures. A million lines take about two seconds of a processor; memory does not grow with the lines.
    /// </remarks>
    /// <param name="runId">The run.</param>
    /// <param name="request">The report.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RunException">There is no such run, it is not finished, or it rests on what this program does not have.</exception>
    /// <exception cref="StorageException">The ledger is damaged, or its lines do not come to what the run booked.</exception>
    public LineReport<T> Report<T>(long runId, LineReportRequest<T> request, CancellationToken cancellationToken)
        where T : class, ILineTotals<T>
    {
        var row = FinishedRow(runId);
        var plan = _planner.PlanOf(row);
        var reporter = new LineReporter<T>(_store, plan, request);
        reporter.Run(cancellationToken);

        // A report beside totals that it does not agree with would be worse than none.
        var (found, stored) = (reporter.Booked, RunSums.Whole(Stored(row, StoredDimension.Month)));
        if ((found.Lines, found.Booked, found.BookedDelivery) != (stored.Lines, stored.Booked, stored.BookedDelivery))
        {
            throw new StorageException(
                $"Lines and stored sums of run {runId} disagree: one of them was changed. Verify the run to see where.");
        }

        return new LineReport<T>(
            InfoOf(row),
            plan.Calculator,
            reporter.Total,
            reporter.Groups?.ToGroups() ?? [],
            reporter.Groups is { } groups ? found.Lines - groups.Lines : 0);
    }

    /// <summary>What changed between two finished runs, by cause and, where asked for, by group.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later one.</param>
    /// <param name="by">What to group by: one or two different dimensions, or nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RunException">There is no such run, it is not finished, or it rests on what this program does not have.</exception>
    public RunComparison Compare(
        long before, long after, IReadOnlyList<TotalsDimension>? by = null, CancellationToken cancellationToken = default)
    {
        by ??= [];
        var (older, newer) = (FinishedRow(before), FinishedRow(after));
        var compared = new ComparedRuns(new RunDifference(_store, _planner, Results(older), Results(newer)), by);
        compared.Run(cancellationToken);
        return new RunComparison(
            InfoOf(older),
            InfoOf(newer),
            Totals(before, [])[0].Totals,
            Totals(after, [])[0].Totals,
            compared.Causes.ToChanges(),
            compared.Segments,
            by.Count == 0 ? [] : compared.ToGroups(Totals(before, by), Totals(after, by), _store.Texts));
    }

    /// <summary>Computes a finished run's results and sums anew and holds them against those that are stored.</summary>
    /// <exception cref="RunException">There is no such run, it is not finished, or it rests on what this program does not have.</exception>
    public RunVerification Verify(long runId, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var row = FinishedRow(runId);
        return new RunVerifier(_store, _planner.PlanOf(row), Results(row), _runs.AllTotals(runId), InfoOf(row))
            .Verify(progress, cancellationToken);
    }

    /// <summary>Makes a year's results final: those of a finished run over all lines.</summary>
    /// <exception cref="RunException">The run cannot serve, or the year is closed on another one.</exception>
    public ClosedPeriod Close(int year, long runId, string closedBy)
    {
        var row = FinishedRow(runId);
        var request = _planner.RequestOf(row);
        if (!request.Selection.IsAll || request.DeclarationsOnTrial.Count > 0)
        {
            throw new RunException(
                RunProblem.Unsuitable,
                $"Run {runId} looks at selected lines or at declarations on trial. Close a year on a run over the whole ledger.");
        }

        var closed = _runs.Close(new ClosedPeriodRow { Year = year, RunId = runId, ClosedBy = closedBy, ClosedAt = Now() });
        return closed.RunId == runId
            ? PeriodOf(closed)
            : throw new RunException(
                RunProblem.Unsuitable,
                $"The year {year} is closed on run {closed.RunId}. What changes since is a restatement: compare with that run.");
    }

    /// <summary>Years whose results are final.</summary>
    public IReadOnlyList<ClosedPeriod> ClosedPeriods() => [.. _runs.ClosedPeriods().Select(PeriodOf)];

    /// <summary>For each closed year, how a later run's figures differ, and whether that calls for a recalculation of a base year.</summary>
    /// <param name="runId">A finished run.</param>
    /// <param name="threshold">As a fraction of the closed total, above 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RunException">There is no such run, it is not finished, or it rests on what this program does not have.</exception>
    public IReadOnlyList<Restatement> Restatements(
        long runId, decimal threshold, CancellationToken cancellationToken = default)
    {
        var later = FinishedRow(runId);
        return
        [
            .. ClosedPeriods().Select(period => Restatement.Of(
                period,
                new RunDifference(_store, _planner, Results(FinishedRow(period.RunId)), Results(later)),
                TotalsOfYear(period.RunId, period.Year),
                TotalsOfYear(runId, period.Year),
                threshold,
                cancellationToken)),
        ];
    }

    /// <summary>Sums of a finished run over the lines that count in a year.</summary>
    /// <exception cref="RunException">There is no such run, or it is not finished.</exception>
    public LineTotals TotalsOfYear(long runId, int year)
    {
        var key = year.ToString("0000", CultureInfo.InvariantCulture);
        return Totals(runId, [TotalsDimension.Year]).FirstOrDefault(group => group.Key[0] == key)?.Totals ?? default;
    }

    private byte[] Stored(RunRow row, StoredDimension dimension) => _runs.Totals(row.RunId, (int)dimension)
        ?? throw new StorageException($"The sums of run {row.RunId} are missing. Restore the database from a backup.");

    // A finished run's results never change.
    private RunResults Results(RunRow row)
    {
        if (_results is { } known && known.Run.RunId == row.RunId)
        {
            return known;
        }

        return _results = new RunResults(_store, _runs, row, _runs.ResultNames(row.RunId));
    }

    private RunRow? FindRow(long runId)
    {
        if (_finished.TryGetValue(runId, out var known))
        {
            return known;
        }

        var row = _runs.Find(runId);
        if (row?.State == RunStore.Finished)
        {
            if (_finished.Count >= RunsRemembered)
            {
                _finished.Clear();
            }

            _finished[runId] = row;
        }

        return row;
    }

    private RunRow Row(long runId) => FindRow(runId)
        ?? throw new RunException(RunProblem.UnknownRun, $"There is no run {runId}. List the runs to see which there are.");

    private RunRow FinishedRow(long runId)
    {
        var row = Row(runId);
        return row.State == RunStore.Finished ? row : throw new RunException(
            RunProblem.NotFinished,
            row.State == RunStore.Running
                ? $"Run {runId} is not finished. Watch it, or take it up again where its process was stopped."
                : $"Run {runId} was {row.State.ToLowerInvariant()} and has no results. Start another one.");
    }

    private RunInfo Get(long runId) => InfoOf(Row(runId));

    private RunInfo InfoOf(RunRow row)
    {
        var request = _planner.RequestOf(row);
        var (segments, done, computed) = row.State == RunStore.Running
            ? _runs.Progress(row.RunId)
            : (row.SegmentCount, row.SegmentCount, row.Computed ?? 0);
        return new RunInfo
        {
            RunId = row.RunId,
            State = row.State switch
            {
                RunStore.Running => RunState.Running,
                RunStore.Finished => RunState.Finished,
                RunStore.Cancelled => RunState.Cancelled,
                _ => RunState.Failed,
            },
            CreatedAt = Microseconds.ToTime(row.CreatedAt),
            FinishedAt = row.FinishedAt is { } finished ? Microseconds.ToTime(finished) : null,
            AsKnownAt = request.AsKnownAt,
            Revision = row.Revision,
            EndOrdinal = row.EndOrdinal,
            PolicyId = row.PolicyId,
            FactorPack = request.Policy.FactorPackId,
            PackId = row.PackId,
            ReferenceId = row.ReferenceId,
            DeclarationsId = row.DeclarationsId,
            Engine = row.Engine,
            Request = request,
            Segments = segments,
            SegmentsDone = done,
            Root = row.Root,
            Lines = row.Lines ?? 0,
            Computed = computed,
            Reused = row.Reused ?? 0,
            Failure = row.Failure,
        };
    }

    private void LoadTexts()
    {
        using var connection = _store.Database.OpenConnection();
        _store.Texts.Load(connection);
    }

    private static ClosedPeriod PeriodOf(ClosedPeriodRow row) =>
        new(row.Year, row.RunId, row.ClosedBy, Microseconds.ToTime(row.ClosedAt));

    private long Now() => Microseconds.Of(_store.Clock.GetUtcNow());
}
