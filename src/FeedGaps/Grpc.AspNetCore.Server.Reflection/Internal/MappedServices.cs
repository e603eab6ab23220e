using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>Finds the descriptors of the gRPC services that the application has mapped.</summary>
internal sealed class MappedServices(EndpointDataSource endpoints, ILogger<MappedServices> logger)
{
    /// <summary>Each service once, by name. One that no .proto describes has none.</summary>
    public IReadOnlyList<ServiceDescriptor> FindDescriptors()
    {
        var found = new SortedDictionary<string, ServiceDescriptor>(StringComparer.Ordinal);
        var types = endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct();
        foreach (var type in types)
        {
            if (DescriptorOf(type) is { } descriptor)
            {
                found[descriptor.FullName] = descriptor;
            }
            else
            {
                Log.NoDescriptor(logger, type.FullName ?? type.Name);
            }
        }

        return [.. found.Values];
    }

    /// <summary>
    /// Generated base classes name the class that binds them, and that class holds the descriptor.
    /// </summary>
    private static ServiceDescriptor? DescriptorOf(Type serviceType) => serviceType
        .GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)?.BindType
        .GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
        ?.GetValue(null) as ServiceDescriptor;
}
