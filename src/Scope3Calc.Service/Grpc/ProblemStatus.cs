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

    public static RpcException ToRpcException(this Problem problem) => ToRpcException([problem]);

    /// <summary>The first few are named: clients take 8 KiB of trailers, some less.</summary>
    public static RpcException ToRpcException(this IReadOnlyList<Problem> all)
    {
        var problems = all.Take(MaxProblems).ToList();
        var text = string.Join(' ', problems.Select(problem => $"{problem.Field}: {problem.Message}"));
        var status = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = text };
        status.Details.AddRange(problems.Select(problem => Any.Pack(OutcomeWriter.ToMessage(problem))));
        return new RpcException(
            new Status(StatusCode.InvalidArgument, text),
            new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }

    public static Problem TooManyLines(int count, int limit) => new(
        ReasonCode.ValueOutOfRange, "lines", $"The request has {count} lines. Send at most {limit} at a time.");

    public static Problem UnknownDetail(int number) => new(
        ReasonCode.UnknownEnumValue, "detail", $"This version of the contract has no value {number} here. Use one of those it lists.");

    public static Problem NoLine() => new(ReasonCode.ValueMissing, "line", "There is nothing to explain. Give the line.");

    public static Problem Late(string field) => new(
        ReasonCode.ValueInvalid, field, "Only the first request of a stream may carry it. Open a new stream.");
}
