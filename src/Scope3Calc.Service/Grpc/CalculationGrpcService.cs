using Google.Protobuf;
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
        CheckSize(request.Lines.Count);
        var calculator = CalculatorFor(request.Policy);

        var batch = NewBatch(calculator, request.Summary);
        var response = new CalculateLinesResponse { Basis = SummaryWriter.Basis(calculator) };
        batch.Calculate(request.Lines, IsFull(request.Detail), response.Outcomes);
        response.Summary = batch.Summary();
        return Task.FromResult(response);
    }

    public override async Task CalculateLineStream(
        IAsyncStreamReader<CalculateLineStreamRequest> requestStream,
        IServerStreamWriter<CalculateLineStreamResponse> responseStream,
        ServerCallContext context)
    {
        Calculator? calculator = null;
        BatchCalculation? batch = null;
        var reading = NextAsync(requestStream, context.CancellationToken);
        while (await reading)
        {
            var request = requestStream.Current;
            CheckSize(request.Lines.Count);
            if (batch is not null && (request.Policy is not null || request.Summary is not null))
            {
                throw ProblemStatus.Late(request.Policy is null ? "summary" : "policy").ToRpcException();
            }

            // One batch is taken apart while the one before is calculated; no more is read until its answer is taken.
            reading = Task.Run(() => NextAsync(requestStream, context.CancellationToken), context.CancellationToken);
            var response = new CalculateLineStreamResponse();
            if (batch is null)
            {
                calculator = CalculatorFor(request.Policy);
                batch = NewBatch(calculator, request.Summary);
                response.Basis = SummaryWriter.Basis(calculator);
            }

            batch.Calculate(request.Lines, IsFull(request.Detail), response.Outcomes);

            // Waits until the caller has room.
            await responseStream.WriteAsync(response, context.CancellationToken);
        }

        calculator ??= CalculatorFor(null);
        batch ??= NewBatch(calculator, null);
        await responseStream.WriteAsync(
            new CalculateLineStreamResponse
            {
                Summary = batch.Summary(),
                Basis = SummaryWriter.Basis(calculator),
            },
            context.CancellationToken);
        log.StreamCalculated(batch.Portfolio.Lines, calculator.Policy.Id);
    }

    public override Task<ExplainLineResponse> ExplainLine(ExplainLineRequest request, ServerCallContext context)
    {
        if (request.Line is null)
        {
            throw ProblemStatus.NoLine().ToRpcException();
        }

        var calculator = CalculatorFor(request.Policy);
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

    // Whoever is cut off in the middle of a stream is no error of the service, so it must not be logged as one.
    private static async Task<bool> NextAsync(
        IAsyncStreamReader<CalculateLineStreamRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.MoveNext(cancellationToken);
        }
        catch (IOException exception) when (exception is not (InvalidProtocolBufferException or BadHttpRequestException))
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller went away.", exception));
        }
    }

    private static bool IsFull(OutcomeDetail detail) => detail switch
    {
        OutcomeDetail.Unspecified or OutcomeDetail.Full => true,
        OutcomeDetail.Figures => false,
        _ => throw ProblemStatus.UnknownDetail((int)detail).ToRpcException(),
    };

    private static void CheckSize(int lines)
    {
        if (lines > MaxLinesPerMessage)
        {
            throw ProblemStatus.TooManyLines(lines, MaxLinesPerMessage).ToRpcException();
        }
    }

    private Calculator CalculatorFor(V1.Policy? message)
    {
        var policy = PolicyReader.Read(message, out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        return calculators.For(policy, out var problem) ?? throw problem!.ToRpcException();
    }

    private BatchCalculation NewBatch(Calculator calculator, V1.SummaryOptions? summary)
    {
        List<Core.Problem>? problems = null;
        var options = Mapping.SummaryOptions.Read(summary, ref problems);
        return problems is null
            ? new BatchCalculation(calculator, Today, metrics, options)
            : throw problems.ToRpcException();
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
