using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>The services whose health clients can ask for, each name once.</summary>
public sealed class ServiceMappingCollection : ICollection<ServiceMapping>
{
    private readonly OrderedDictionary<string, ServiceMapping> mappings = new(StringComparer.Ordinal);

    public int Count => mappings.Count;

    bool ICollection<ServiceMapping>.IsReadOnly => false;

    /// <summary>Sets which health checks count for a service, in place of what was set before.</summary>
    /// <param name="name">The name clients ask by; empty for the server as a whole.</param>
    /// <param name="predicate">Whether a check counts.</param>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        mappings.Remove(name);
        mappings.Add(name, new ServiceMapping(name, predicate));
    }

    /// <summary>Sets which answers count for a service, in place of what was set before.</summary>
    [Obsolete("Use Map, which decides before a check runs.")]
    public void MapService(string name, Func<HealthResult, bool> predicate)
    {
        mappings.Remove(name);
        mappings.Add(name, new ServiceMapping(name, predicate));
    }

    /// <exception cref="ArgumentException">The name is mapped already.</exception>
    public void Add(ServiceMapping service) => mappings.Add(service.Name, service);

    /// <summary>Forgets a service. Clients that ask for it are told that it is unknown.</summary>
    public void Remove(string name) => mappings.Remove(name);

    /// <summary>Forgets every service, the server as a whole among them.</summary>
    public void Clear() => mappings.Clear();

    public IEnumerator<ServiceMapping> GetEnumerator() => mappings.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    bool ICollection<ServiceMapping>.Contains(ServiceMapping item) => mappings.ContainsValue(item);

    void ICollection<ServiceMapping>.CopyTo(ServiceMapping[] array, int arrayIndex) =>
        mappings.Values.CopyTo(array, arrayIndex);

    bool ICollection<ServiceMapping>.Remove(ServiceMapping item) =>
        mappings.TryGetValue(item.Name, out var mapped) && mapped == item && mappings.Remove(item.Name);

    internal bool TryFind(string name, [NotNullWhen(true)] out ServiceMapping? mapping) =>
        mappings.TryGetValue(name, out mapping);
}
