namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Whose health clients can ask for, and how fresh the answers are.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>The services known. At first the server as a whole, for which every check counts.</summary>
    public ServiceMappingCollection Services { get; } = [];

    /// <summary>
    /// Whether calls answer what was published last instead of running the checks. False by default.
    /// </summary>
    /// <remarks>
    /// Checks are run and published at the pace of <c>HealthCheckPublisherOptions</c>, five seconds after the
    /// start and then every thirty unless set otherwise. Before the first time no service is known.
    /// </remarks>
    public bool UseHealthChecksCache { get; set; }

    /// <summary>
    /// Whether watching calls are left alone when the application stops. By default they are told
    /// NOT_SERVING and ended, since the server otherwise waits for them until its shutdown times out.
    /// </summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}
