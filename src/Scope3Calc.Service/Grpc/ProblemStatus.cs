using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>Turns what is wrong with a whole request into one gRPC status with <c>Problem</c> details.</summary>
internal static class ProblemStatus
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private const int MaxProblems = 6;

    public static RpcException ToRpcException(this Problem problem, StatusCode code = StatusCode.InvalidArgument) =>
        ToRpcException([problem], code);

    /// <summary>The first few are named: clients take 8 KiB of trailers, some less.</summary>
    public static RpcException ToRpcException(
        this IReadOnlyList<Problem> all, StatusCode code = StatusCode.InvalidArgument)
    {
        var problems = all.Take(MaxProblems).ToList();
        return Of(
            code,
            string.Join(' ', problems.Select(problem => $"{problem.Field}: {problem.Message}")),
            problems.Select(OutcomeWriter.ToMessage));
    }

    /// <summary>What no field of the request is to blame for.</summary>
    public static RpcException Failure(StatusCode code, string message) =>
        Of(code, message, [new V1.Problem { Message = message }]);

    public static Problem TooManyLines(int count, int limit) => new(
        ReasonCode.ValueOutOfRange, "lines", $"The request has {count} lines. Send at most {limit} at a time.");

    public static Problem UnknownDetail(int number) => new(
        ReasonCode.UnknownEnumValue, "detail", $"This version of the contract has no value {number} here. Use one of those it lists.");

    public static Problem NoLine() => new(ReasonCode.ValueMissing, "line", "There is nothing to explain. Give the line.");

    public static Problem Late(string field) => new(
        ReasonCode.ValueInvalid, field, "Only the first request of a stream may carry it. Open a new stream.");

    public static RpcException NoLedger() => Failure(
        StatusCode.FailedPrecondition,
        "This service keeps no ledger. Start it with one: the setting Scope3Calc:Database, or scope3 serve --db.");

    public static RpcException Overtaken() => Failure(
        StatusCode.Aborted, "Another stream goes on with this import. Open a new one with its token to see how far it has come.");

    public static Problem NotOpened() => new(
        ReasonCode.ValueMissing, "opening", "The first request opens the import. Send an opening, then batches.");

    public static Problem NoBatch() => new(
        ReasonCode.ValueMissing, "batch", "Every request but the first is a batch of lines. Send a batch, or end the stream.");

    public static Problem BadResumeToken() => new(
        ReasonCode.ValueInvalid, "opening.resume_token",
        "This is no token of an import. Give the last one that an answer held, or none to start anew: lines are never added twice.");

    public static Problem Missing(string field, string message) => new(ReasonCode.ValueMissing, field, message);

    public static Problem NoSuchLine(string lineId) => new(
        ReasonCode.ValueInvalid, "line_id", $"The ledger has no line '{TextValue.Shortened(lineId)}'. Import it first.");

    public static Problem NoSuchDeclaration(string declarationId) => new(
        ReasonCode.ValueInvalid, "declaration_id",
        $"There is no declaration '{TextValue.Shortened(declarationId)}' on file. Register it first.");

    public static Problem NoSuchRun(long runId) => new(
        ReasonCode.ValueInvalid, "run_id", $"There is no run {runId}. List the runs to see which there are.");

    public static Problem NotInRun(long runId, string lineId) => new(
        ReasonCode.ValueInvalid, "line_id",
        $"Run {runId} has no result for a line '{TextValue.Shortened(lineId)}': the ledger did not have it, or it was not selected.");

    private static RpcException Of(StatusCode code, string text, IEnumerable<V1.Problem> problems)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = text };
        status.Details.AddRange(problems.Select(Any.Pack));
        return new RpcException(new Status(code, text), new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }
}
