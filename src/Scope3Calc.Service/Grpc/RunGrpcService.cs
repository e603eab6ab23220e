using Grpc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Service.Recalculation;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Grpc;

/// <summary>Recalculations of the ledger over gRPC: <c>scope3calc.v1.RunService</c>.</summary>
internal sealed class RunGrpcService(ServiceRuns runs, RunWorker worker, Calculators calculators, TimeProvider clock)
    : RunService.RunServiceBase
{
    public override async Task<StartRunResponse> StartRun(StartRunRequest request, ServerCallContext context)
    {
        var policy = calculators.CalculatorFor(request.Policy).Policy;
        var asked = RunReader.Request(
            request, policy, new LineRules(Today, calculators.Snapshot.Currencies), clock.GetUtcNow(), out var problems);
        Refuse(problems);

        // A run that is stored is worked on, also where the caller went away meanwhile.
        var run = await runs.AskAsync(
            engine =>
            {
                var started = engine.Start(asked);
                worker.Add(started);
                return started;
            },
            context.CancellationToken);
        return new StartRunResponse { Run = RunWriter.ToMessage(run) };
    }

    public override async Task<ResumeRunResponse> ResumeRun(ResumeRunRequest request, ServerCallContext context)
    {
        var run = await runs.FindAsync(request.RunId, context.CancellationToken);
        worker.Add(run);
        return new ResumeRunResponse { Run = RunWriter.ToMessage(run) };
    }

    public override async Task<GetRunResponse> GetRun(GetRunRequest request, ServerCallContext context)
    {
        var run = await runs.FindAsync(request.RunId, context.CancellationToken);
        return new GetRunResponse { Run = RunWriter.ToMessage(run), Policy = PolicyWriter.ToMessage(run.Request.Policy) };
    }

    public override async Task<ListRunsResponse> ListRuns(ListRunsRequest request, ServerCallContext context)
    {
        List<Core.Problem>? problems = null;
        var before = RunReader.PageToken(request.PageToken, ref problems);
        var size = LedgerReading.PageSize(request.PageSize, RunReader.DefaultPageSize, ref problems);
        Refuse(problems);

        // One more than asked for tells whether there is another page.
        var list = await runs.AskAsync(engine => engine.List(size + 1, before), context.CancellationToken);
        return new ListRunsResponse
        {
            Runs = { list.Take(size).Select(RunWriter.ToMessage) },
            NextPageToken = list.Count > size ? RunWriter.PageTokenBehind(list[size - 1]) : string.Empty,
        };
    }

    public override async Task<CancelRunResponse> CancelRun(CancelRunRequest request, ServerCallContext context)
    {
        var run = await runs.AskAsync(
            engine =>
            {
                engine.Cancel(request.RunId);
                return ServiceRuns.Find(engine, request.RunId);
            },
            context.CancellationToken);
        return new CancelRunResponse { Run = RunWriter.ToMessage(run) };
    }

    public override async Task WatchRun(
        WatchRunRequest request, IServerStreamWriter<WatchRunResponse> responseStream, ServerCallContext context)
    {
        var watch = new RunWatch();
        while (true)
        {
            // In this order: what is over is told with all that was done.
            var (run, progress) = await runs.AskAsync(
                engine => (ServiceRuns.Find(engine, request.RunId), engine.Progress(request.RunId)), context.CancellationToken);
            var isOver = run.State != Scope3Calc.Runs.RunState.Running;
            await responseStream.WriteAsync(
                new WatchRunResponse { Progress = watch.ToMessage(progress), Run = isOver ? RunWriter.ToMessage(run) : null },
                context.CancellationToken);
            if (isOver)
            {
                return;
            }

            await watch.PauseAsync(context.CancellationToken);
        }
    }

    public override async Task<GetTotalsResponse> GetTotals(GetTotalsRequest request, ServerCallContext context)
    {
        var dimensions = RunReader.Dimensions(request.GroupBy, out var problems);
        Refuse(problems);

        return await runs.AskAsync(
            engine =>
            {
                var run = ServiceRuns.Find(engine, request.RunId);
                var response = new GetTotalsResponse
                {
                    Total = RunResultWriter.ToMessage(engine.Totals(run.RunId, [])[0].Totals),
                    Basis = RunWriter.Basis(run),
                };
                if (dimensions.Count > 0)
                {
                    response.Groups.AddRange(engine.Totals(run.RunId, dimensions).Select(RunResultWriter.ToMessage));
                }

                return response;
            },
            context.CancellationToken);
    }

    public override async Task ExportOutcomes(
        ExportOutcomesRequest request, IServerStreamWriter<ExportOutcomesResponse> responseStream, ServerCallContext context)
    {
        List<Core.Problem>? problems = null;
        var from = LedgerReading.Cursor(request.Cursor, ref problems);
        var size = LedgerReading.PageSize(
            request.ChunkSize, LedgerReading.MaxPageSize, ref problems, field: "chunk_size");
        Refuse(problems);

        var run = await runs.FindAsync(request.RunId, context.CancellationToken);
        var lines = await runs.AskAsync(engine => engine.Outcomes(run.RunId, from).GetEnumerator(), context.CancellationToken);
        using (lines)
        {
            for (var isFirst = true; ; isFirst = false)
            {
                // The results are read chunk by chunk, each when the one before was taken.
                var chunk = await runs.AskAsync(_ => Chunk(lines, size, request.Cursor), context.CancellationToken);
                if (chunk.Lines.Count == 0 && !isFirst)
                {
                    return;
                }

                chunk.Basis = isFirst ? RunWriter.Basis(run) : null;
                await responseStream.WriteAsync(chunk, context.CancellationToken);
            }
        }
    }

    public override async Task<RunServiceExplainLineResponse> ExplainLine(
        RunServiceExplainLineRequest request, ServerCallContext context)
    {
        if (LedgerReading.CheckLineId(request.LineId) is { } problem)
        {
            throw problem.ToRpcException();
        }

        return await runs.AskAsync(
            engine =>
            {
                var run = ServiceRuns.Find(engine, request.RunId);
                var explained = engine.Explain(run.RunId, request.LineId);
                return explained is { Stored.State: Storage.Segments.OutcomeState.Calculated }
                    ? RunResultWriter.ToMessage(run, explained, calculators.For(run.Request.Policy, out _)!)
                    : throw ProblemStatus.NotInRun(run.RunId, request.LineId).ToRpcException(StatusCode.NotFound);
            },
            context.CancellationToken);
    }

    public override async Task<RunServiceGetInventoryResponse> GetInventory(
        RunServiceGetInventoryRequest request, ServerCallContext context)
    {
        List<Core.Problem>? problems = null;
        var year = ReportReader.Year(request.ReportingYear, Today, out var problem);
        var options = Mapping.SummaryOptions.Read(request.Summary, ref problems);
        Refuse(problem is null ? problems : [problem, .. problems ?? []]);

        return await runs.AskAsync(
            engine => RunReports.Inventory(engine, request.RunId, year, calculators, options, context.CancellationToken),
            context.CancellationToken);
    }

    public override async Task<RunServiceGetQualityGapResponse> GetQualityGap(
        RunServiceGetQualityGapRequest request, ServerCallContext context)
    {
        var dimensions = RunReportReader.Dimensions(request.GroupBy, out var problems);

        // Uncertainty and causes are what this report is for, asked or not.
        var options = Mapping.SummaryOptions.Read(request.Summary ?? new V1.SummaryOptions(), ref problems);
        Refuse(problems);

        return await runs.AskAsync(
            engine => RunReports.QualityGap(engine, request.RunId, dimensions, calculators, options!, context.CancellationToken),
            context.CancellationToken);
    }

    public override async Task<CompareRunsResponse> CompareRuns(CompareRunsRequest request, ServerCallContext context)
    {
        var dimensions = RunReader.Dimensions(request.GroupBy, out var problems);
        Refuse(problems);

        return RunResultWriter.ToMessage(await runs.AskAsync(
            engine => engine.Compare(request.BeforeRunId, request.AfterRunId, dimensions, context.CancellationToken),
            context.CancellationToken));
    }

    public override async Task VerifyRun(
        VerifyRunRequest request, IServerStreamWriter<VerifyRunResponse> responseStream, ServerCallContext context)
    {
        var watch = new RunWatch(linesBefore: 0);
        var reported = new LatestProgress();
        var verifying = runs.AskAsync(
            engine => engine.Verify(request.RunId, reported, context.CancellationToken), context.CancellationToken);
        while (!verifying.IsCompleted)
        {
            if (reported.Value is { } progress)
            {
                await responseStream.WriteAsync(
                    new VerifyRunResponse { Progress = watch.ToMessage(progress) }, context.CancellationToken);
            }

            await Task.WhenAny(verifying, watch.PauseAsync(context.CancellationToken));
        }

        await responseStream.WriteAsync(
            new VerifyRunResponse { Verification = RunResultWriter.ToMessage(await verifying) }, context.CancellationToken);
    }

    public override async Task<ClosePeriodResponse> ClosePeriod(ClosePeriodRequest request, ServerCallContext context)
    {
        Refuse(RunReader.CheckClosing(request, Today));
        return await runs.AskAsync(
            engine =>
            {
                var period = engine.Close(request.Year, request.RunId, request.ClosedBy);
                return new ClosePeriodResponse
                {
                    Period = RunResultWriter.ToMessage(period, ServiceRuns.Find(engine, period.RunId)),
                    Totals = RunResultWriter.ToMessage(engine.TotalsOfYear(period.RunId, period.Year)),
                };
            },
            context.CancellationToken);
    }

    public override async Task<ListClosedPeriodsResponse> ListClosedPeriods(
        ListClosedPeriodsRequest request, ServerCallContext context)
    {
        var periods = await runs.AskAsync(
            engine => engine.ClosedPeriods()
                .Select(period => RunResultWriter.ToMessage(period, ServiceRuns.Find(engine, period.RunId))).ToList(),
            context.CancellationToken);
        return new ListClosedPeriodsResponse { Periods = { periods } };
    }

    public override async Task<GetRestatementsResponse> GetRestatements(
        GetRestatementsRequest request, ServerCallContext context)
    {
        List<Core.Problem>? problems = null;
        var threshold = BaseYearQuestion.ReadThreshold(request.Threshold, ref problems);
        Refuse(problems);

        return await runs.AskAsync(
            engine =>
            {
                var run = ServiceRuns.Find(engine, request.RunId);
                return new GetRestatementsResponse
                {
                    Restatements =
                    {
                        engine.Restatements(run.RunId, threshold, context.CancellationToken).Select(restatement => RunResultWriter.ToMessage(
                            restatement, ServiceRuns.Find(engine, restatement.Period.RunId))),
                    },
                    Threshold = BaseYearWriter.ThresholdText(threshold),
                    Basis = RunWriter.Basis(run),
                };
            },
            context.CancellationToken);
    }

    private static ExportOutcomesResponse Chunk(IEnumerator<Scope3Calc.Runs.LineResult> lines, int size, string cursor)
    {
        var chunk = new ExportOutcomesResponse { Cursor = cursor };
        while (chunk.Lines.Count < size && lines.MoveNext())
        {
            chunk.Lines.Add(LineResultWriter.ToMessage(lines.Current));
        }

        if (chunk.Lines.Count > 0)
        {
            chunk.Cursor = LedgerReading.CursorBehind(lines.Current.Ordinal);
        }

        return chunk;
    }

    private static void Refuse(List<Core.Problem>? problems)
    {
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What was reported last, for whoever looks now and then.</summary>
    private sealed class LatestProgress : IProgress<Scope3Calc.Runs.RunProgress>
    {
        private readonly Lock _gate = new();
        private Scope3Calc.Runs.RunProgress? _value;

        public Scope3Calc.Runs.RunProgress? Value
        {
            get
            {
                lock (_gate)
                {
                    return _value;
                }
            }
        }

        // Reports of several threads may come out of order.
        public void Report(Scope3Calc.Runs.RunProgress value)
        {
            lock (_gate)
            {
                _value = _value is { } before && before.LinesDone > value.LinesDone ? before : value;
            }
        }
    }
}
