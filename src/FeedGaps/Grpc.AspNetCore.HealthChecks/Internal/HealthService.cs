using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>Answers <c>grpc.health.v1.Health</c> from the health checks of ASP.NET Core.</summary>
internal sealed class HealthService(
    HealthCheckService checks,
    StatusBoard board,
    IOptions<GrpcHealthChecksOptions> grpcOptions,
    IOptions<HealthCheckOptions> checkOptions,
    IHostApplicationLifetime lifetime) : Grpc.Health.V1.Health.HealthBase
{
    private readonly GrpcHealthChecksOptions options = grpcOptions.Value;
    private readonly Func<HealthCheckRegistration, bool>? admitted = checkOptions.Value.Predicate;

    public override async Task<HealthCheckResponse> Check(
        HealthCheckRequest request, ServerCallContext context)
    {
        var status = options.UseHealthChecksCache
            ? board.Latest.StatusOf(request.Service)
            : await RunChecksAsync(request.Service, context.CancellationToken);
        return new HealthCheckResponse
        {
            Status = status ?? throw new RpcException(
                new Status(StatusCode.NotFound, $"No status is kept for service '{request.Service}'.")),
        };
    }

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            options.SuppressCompletionOnShutdown ? CancellationToken.None : lifetime.ApplicationStopping);
        ServingStatus? told = null;

        async Task TellAsync(ServingStatus status)
        {
            if (status != told)
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status });
                told = status;
            }
        }

        try
        {
            // What is published while the checks run must not be missed, so the board is read first.
            var publication = board.Latest;
            var status = options.UseHealthChecksCache
                ? publication.StatusOf(request.Service)
                : await RunChecksAsync(request.Service, ending.Token);
            while (true)
            {
                await TellAsync(status ?? ServingStatus.ServiceUnknown);
                await publication.Replaced.WaitAsync(ending.Token);
                publication = board.Latest;
                status = publication.StatusOf(request.Service);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Either side ends a call that would otherwise last for ever.
        }

        if (!context.CancellationToken.IsCancellationRequested)
        {
            await TellAsync(ServingStatus.NotServing);
        }
    }

    /// <summary>Runs the checks that count for a service.</summary>
    /// <returns>The status, or null when no such service is known.</returns>
    private async Task<ServingStatus?> RunChecksAsync(string name, CancellationToken cancellationToken)
    {
        if (!options.Services.TryFind(name, out var service))
        {
            return null;
        }

        var report = await checks.CheckHealthAsync(
            check => (admitted?.Invoke(check) ?? true)
                && ServiceHealth.Includes(service, check.Name, check.Tags),
            cancellationToken);
        return ServiceHealth.StatusOf(service, report);
    }
}
