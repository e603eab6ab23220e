namespace Scope3Calc.Interop.Tests.Support;

/// <summary>The service as a process of its own, on a free loopback port.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ChildProcess _process;

    private ServiceProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = ChildProcess.StartDotnet("Scope3Calc.Service.dll", ["--Scope3Calc:Port=0"], environment);
        try
        {
            var line = await process.LineAsync(Listening);
            return new ServiceProcess(process, new Uri(line[Listening.Length..]));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it in good order, so that what it holds is sent.</summary>
    public Task StopAsync() => _process.StopAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
