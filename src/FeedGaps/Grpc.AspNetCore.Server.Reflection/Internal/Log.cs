using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>What the reflection service reports to operators.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Debug,
        Message = "{ServiceType} has no protobuf descriptor, so reflection does not describe it.")]
    public static partial void NoDescriptor(ILogger logger, string serviceType);
}
