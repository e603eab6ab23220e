using Grpc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Service.Ledger;
using Scope3Calc.Service.Mapping;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Grpc;

/// <summary>The ledger over gRPC: <c>scope3calc.v1.LedgerService</c>.</summary>
internal sealed class LedgerGrpcService(
    ServiceLedger ledger, Calculators calculators, TimeProvider clock, ILogger<LedgerGrpcService> log)
    : LedgerService.LedgerServiceBase
{
    public override async Task ImportLines(
        IAsyncStreamReader<ImportLinesRequest> requestStream,
        IServerStreamWriter<ImportLinesResponse> responseStream,
        ServerCallContext context)
    {
        // Whether there is a ledger is told before anything is read.
        _ = ledger.Store;
        var stream = new ImportStream(ledger, NewReader(), requestStream, responseStream);
        await stream.RunAsync(context.CancellationToken);
        log.StreamImported(stream.Lines);
    }

    public override async Task<GetLineResponse> GetLine(GetLineRequest request, ServerCallContext context)
    {
        if (LedgerReading.CheckLineId(request.LineId) is { } problem)
        {
            throw problem.ToRpcException();
        }

        var versions = await ledger.RunAsync(store => store.Reader.Versions(request.LineId), context.CancellationToken);
        if (versions.Count == 0)
        {
            throw ProblemStatus.NoSuchLine(request.LineId).ToRpcException(StatusCode.NotFound);
        }

        var response = new GetLineResponse { Versions = { versions.Select(LineWriter.ToMessage) } };
        response.Line = response.Versions[^1].Line;
        return response;
    }

    public override async Task ListLines(
        ListLinesRequest request, IServerStreamWriter<ListLinesResponse> responseStream, ServerCallContext context)
    {
        var listing = LedgerReading.Listing(request, out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        // The ledger is read page by page, each when the one before was taken.
        using var lines = ledger.Store.Reader.List(listing.Filter, listing.FromOrdinal).GetEnumerator();
        while (true)
        {
            var page = await ledger.RunAsync(_ => Page(lines, listing.PageSize), context.CancellationToken);
            if (page.Lines.Count == 0)
            {
                return;
            }

            await responseStream.WriteAsync(page, context.CancellationToken);
        }
    }

    public override async Task<CorrectLineResponse> CorrectLine(CorrectLineRequest request, ServerCallContext context)
    {
        if (request.Line is null)
        {
            throw ProblemStatus.Missing("line", "There is nothing to correct. Give the whole line.").ToRpcException();
        }

        var line = NewReader().ReadForLedger(request.Line, out var problems);
        LedgerReading.CheckReason(request.Reason, ref problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        var (before, problem, after) = await ledger.RunAsync(
            store => store.Reader.Versions(line!.LineId) is { Count: > 0 } known
                ? (known, store.Writer.Correct(line, request.Reason), store.Reader.Versions(line.LineId))
                : throw ProblemStatus.NoSuchLine(line.LineId).ToRpcException(StatusCode.NotFound),
            context.CancellationToken);
        return problem is not null ? throw problem.ToRpcException() : new CorrectLineResponse
        {
            Version = LineWriter.ToMessage(after[^1]),
            IsNew = after[^1].Ordinal != before[^1].Ordinal,
        };
    }

    private static ListLinesResponse Page(IEnumerator<Storage.Ledger.LineVersion> lines, int size)
    {
        var page = new ListLinesResponse();
        while (page.Lines.Count < size && lines.MoveNext())
        {
            page.Lines.Add(LineWriter.ToMessage(lines.Current));
        }

        if (page.Lines.Count > 0)
        {
            page.Cursor = LedgerReading.CursorBehind(page.Lines[^1].Ordinal);
        }

        return page;
    }

    private LineReader NewReader() =>
        new(new LineRules(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), calculators.Snapshot.Currencies));
}
