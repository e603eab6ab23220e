using System.Collections.Frozen;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>Holds the statuses published last, for calls that watch them.</summary>
internal sealed class StatusBoard
{
    private Publication latest = new(FrozenDictionary<string, ServingStatus>.Empty);

    public Publication Latest => Volatile.Read(ref latest);

    public void Publish(FrozenDictionary<string, ServingStatus> statuses)
    {
        var former = Interlocked.Exchange(ref latest, new Publication(statuses));
        former.MarkReplaced();
    }

    /// <summary>Statuses as they were at one moment, and the news that there are newer ones.</summary>
    internal sealed class Publication(FrozenDictionary<string, ServingStatus> statuses)
    {
        private readonly TaskCompletionSource replaced =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes once the board has newer statuses.</summary>
        public Task Replaced => replaced.Task;

        public ServingStatus? StatusOf(string service) =>
            statuses.TryGetValue(service, out var status) ? status : null;

        public void MarkReplaced() => replaced.SetResult();
    }
}
