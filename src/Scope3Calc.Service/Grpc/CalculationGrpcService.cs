using Grpc.Core;
using Scope3Calc.Core;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Service.Telemetry;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Grpc;

/// <summary>The stateless calculation over gRPC: <c>scope3calc.v1.CalculationService</c>.</summary>
internal sealed class CalculationGrpcService(
    Calculators calculators, TimeProvider clock, LineMetrics metrics, ILogger<CalculationGrpcService> log)
    : CalculationService.CalculationServiceBase
{
    /// <summary>Lines in one request or one message of a stream.</summary>
    public const int MaxLinesPerMessage = 1_000;

    public override Task<CalculateLinesResponse> CalculateLines(
        CalculateLinesRequest request, ServerCallContext context)
    {
        CallRequests.CheckSize(request.Lines.Count);
        var calculator = calculators.CalculatorFor(request.Policy);

        var batch = NewBatch(calculator, request.Summary);
        var response = new CalculateLinesResponse { Basis = SummaryWriter.Basis(calculator) };
        batch.Calculate(request.Lines, IsFull(request.Detail), response.Outcomes);
        response.Summary = batch.Totals.ToMessage(context.CancellationToken);
        return Task.FromResult(response);
    }

    public override async Task CalculateLineStream(
        IAsyncStreamReader<CalculateLineStreamRequest> requestStream,
        IServerStreamWriter<CalculateLineStreamResponse> responseStream,
        ServerCallContext context)
    {
        Calculator? calculator = null;
        BatchCalculation? batch = null;

        // One batch is taken apart while the one before is calculated; no more is read until its answer is taken.
        await foreach (var request in requestStream.ReadAheadAsync(context.CancellationToken))
        {
            CallRequests.CheckSize(request.Lines.Count);
            var response = new CalculateLineStreamResponse();
            if (batch is null)
            {
                calculator = calculators.CalculatorFor(request.Policy);
                batch = NewBatch(calculator, request.Summary);
                response.Basis = SummaryWriter.Basis(calculator);
            }
            else
            {
                CallRequests.RefuseLate(
                    request.Policy is not null ? "policy" : request.Summary is not null ? "summary" : null);
            }

            batch.Calculate(request.Lines, IsFull(request.Detail), response.Outcomes);

            // Waits until the caller has room.
            await responseStream.WriteAsync(response, context.CancellationToken);
        }

        calculator ??= calculators.CalculatorFor(null);
        batch ??= NewBatch(calculator, null);
        await responseStream.WriteAsync(
            new CalculateLineStreamResponse
            {
                Summary = batch.Totals.ToMessage(context.CancellationToken),
                Basis = SummaryWriter.Basis(calculator),
            },
            context.CancellationToken);
        log.StreamCalculated(batch.Totals.Portfolio.Lines, calculator.Policy.Id);
    }

    public override Task<ExplainLineResponse> ExplainLine(ExplainLineRequest request, ServerCallContext context)
    {
        if (request.Line is null)
        {
            throw ProblemStatus.NoLine().ToRpcException();
        }

        var calculator = calculators.CalculatorFor(request.Policy);
        var line = new LineReader(new LineRules(Today, calculator.Snapshot.Currencies)).Read(request.Line, out var problems);
        var response = new ExplainLineResponse { Basis = SummaryWriter.Basis(calculator) };
        if (problems is not null)
        {
            response.Outcome = OutcomeWriter.Refused(request.Line.LineId, problems);
            return Task.FromResult(response);
        }

        var outcome = calculator.Calculate(in line);
        response.Outcome = OutcomeWriter.ToMessage(in line, in outcome, calculator, isFull: true);
        response.Explanations.AddRange(
            Explainer.Explain(in line, in outcome, calculator).Select(ExplanationWriter.ToMessage));
        return Task.FromResult(response);
    }

    private static bool IsFull(OutcomeDetail detail) => detail switch
    {
        OutcomeDetail.Unspecified or OutcomeDetail.Full => true,
        OutcomeDetail.Figures => false,
        _ => throw ProblemStatus.UnknownDetail((int)detail).ToRpcException(),
    };

    private BatchCalculation NewBatch(Calculator calculator, V1.SummaryOptions? summary) =>
        new(calculator, Today, metrics, calculators.TotalsFor(calculator, summary));

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
