namespace Grpc.Core;

/// <summary>Credentials a client sends with each call, in the request headers.</summary>
public abstract class CallCredentials
{
    /// <summary>Joins two or more credentials; each adds its own headers, in the order given.</summary>
    /// <exception cref="ArgumentException">Fewer than two were given.</exception>
    public static CallCredentials Compose(params CallCredentials[] credentials) => new Composite(credentials);

    /// <summary>Makes credentials of a callback that adds headers to each call.</summary>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new Intercepted(interceptor);

    /// <summary>Describes these credentials to the transport; applications do not call it.</summary>
    public abstract void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator, object? state);

    private sealed class Composite : CallCredentials
    {
        private readonly CallCredentials[] parts;

        public Composite(CallCredentials[] credentials)
        {
            ArgumentNullException.ThrowIfNull(credentials);
            if (credentials.Length < 2)
            {
                throw new ArgumentException(
                    $"{credentials.Length} credentials cannot be composed: give two or more.",
                    nameof(credentials));
            }

            parts = [.. credentials];
        }

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, parts.AsReadOnly());
    }

    private sealed class Intercepted : CallCredentials
    {
        private readonly AsyncAuthInterceptor interceptor;

        public Intercepted(AsyncAuthInterceptor interceptor)
        {
            ArgumentNullException.ThrowIfNull(interceptor);
            this.interceptor = interceptor;
        }

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetAsyncAuthInterceptorCredentials(state, interceptor);
    }
}
