namespace Grpc.Core;

/// <summary>The methods of one service, each with what serves it.</summary>
public class ServerServiceDefinition
{
    private readonly Action<ServiceBinderBase>[] registrations;

    private ServerServiceDefinition(Action<ServiceBinderBase>[] registrations) =>
        this.registrations = registrations;

    public static Builder CreateBuilder() => new();

    /// <summary>Adds every method to a server, in the order they were added here.</summary>
    public void BindService(ServiceBinderBase serviceBinder)
    {
        foreach (var register in registrations)
        {
            register(serviceBinder);
        }
    }

    /// <summary>Collects the methods of a service. Each path can be added once.</summary>
    public class Builder
    {
        private readonly HashSet<string> paths = [];
        private readonly List<Action<ServiceBinderBase>> registrations = [];

        public Builder()
        {
        }

        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method, binder => binder.AddMethod(method, handler));

        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method, binder => binder.AddMethod(method, handler));

        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method, binder => binder.AddMethod(method, handler));

        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class =>
            Add(method, binder => binder.AddMethod(method, handler));

        public ServerServiceDefinition Build() => new([.. registrations]);

        private Builder Add(IMethod method, Action<ServiceBinderBase> register)
        {
            if (!paths.Add(method.FullName))
            {
                throw new ArgumentException($"{method.FullName} has already been added.", nameof(method));
            }

            registrations.Add(register);
            return this;
        }
    }
}
