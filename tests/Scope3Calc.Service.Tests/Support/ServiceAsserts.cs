using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Questions that many tests put to the service.</summary>
internal static class ServiceAsserts
{
    public static async Task<LineOutcome> OutcomeAsync(this RunningService service, PurchaseLine line) =>
        (await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { line } })).Outcomes.Single();

    /// <summary>The line is refused for one reason, in words, and nothing of it is calculated.</summary>
    public static async Task AssertOnlyProblemAsync(
        this RunningService service, PurchaseLine line, ReasonCode code, string field)
    {
        var outcome = await service.OutcomeAsync(line);

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.Equal([code], outcome.Reasons);
        Assert.Equal(
            new LineOutcome
            {
                LineId = line.LineId,
                Status = LineStatus.Rejected,
                Method = CalculationMethod.NotCalculable,
                Reasons = { code },
                Problems = { problem },
            },
            outcome);
    }

    /// <summary>The call fails with INVALID_ARGUMENT and the details that programs read.</summary>
    public static async Task<RepeatedField<Google.Protobuf.WellKnownTypes.Any>> AssertInvalidAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        var details = exception.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.NotNull(details);
        var status = Google.Rpc.Status.Parser.ParseFrom(details);
        Assert.Equal((int)StatusCode.InvalidArgument, status.Code);
        Assert.Equal(exception.Status.Detail, status.Message);
        return status.Details;
    }

    public static async Task AssertInvalidAsync(Func<Task> call, ReasonCode code, string field)
    {
        var problem = Assert.Single(await AssertInvalidAsync(call)).Unpack<Problem>();

        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    public static void UseClock(this WebApplicationBuilder builder, DateTimeOffset now) =>
        builder.Services.AddSingleton<TimeProvider>(new StoppedClock(now));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
