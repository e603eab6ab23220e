using Grpc.AspNetCore.Server.Reflection.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what tells gRPC clients which services the application has.</summary>
public static class GrpcReflectionServiceExtensions
{
    /// <summary>Adds the reflection service. It describes every gRPC service that is mapped.</summary>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddSingleton<MappedServices>();
        services.TryAddSingleton<ReflectionAnswers>();
        services.TryAddSingleton<ReflectionService>();
        services.TryAddSingleton<ReflectionServiceAlpha>();
        return services;
    }
}
