using Grpc.AspNetCore.Server.Reflection.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Opens the reflection service to clients.</summary>
public static class GrpcReflectionEndpointRouteBuilderExtensions
{
    /// <summary>Serves <c>grpc.reflection.v1</c> and, for older clients, <c>v1alpha</c>.</summary>
    /// <returns>A builder whose conventions hold for both.</returns>
    /// <exception cref="InvalidOperationException">The services lack the reflection service.</exception>
    public static IEndpointConventionBuilder MapGrpcReflectionService(this IEndpointRouteBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.ServiceProvider.GetService<MappedServices>() is null
            ? throw new InvalidOperationException("Call services.AddGrpcReflection() before this.")
            : new EndpointConventions(
                builder.MapGrpcService<ReflectionService>(),
                builder.MapGrpcService<ReflectionServiceAlpha>());
    }
}
