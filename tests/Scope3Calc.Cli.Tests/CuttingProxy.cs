using System.Net;
using System.Net.Sockets;

namespace Scope3Calc.Cli.Tests;

/// <summary>Stands between a client and a service, and cuts a connection off when so many bytes have come back.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly Task _accepting;
    private long _bytesBack;

    /// <param name="address">The service.</param>
    /// <param name="cutAfter">Bytes of answers after which the connection breaks, once.</param>
    public CuttingProxy(string address, long cutAfter)
    {
        _port = new Uri(address).Port;
        CutAfter = cutAfter;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Bytes of answers over all connections.</summary>
    public long BytesBack => Interlocked.Read(ref _bytesBack);

    public int Connections { get; private set; }

    private long CutAfter { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Connections++;
            _ = ForwardAsync(client, mayCut: Connections == 1);
        }
    }

    private async Task ForwardAsync(TcpClient client, bool mayCut)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
        await Task.WhenAny(
            near.GetStream().CopyToAsync(far.GetStream(), _stop.Token),
            CopyBackAsync(far.GetStream(), near.GetStream(), mayCut));
    }

    private async Task CopyBackAsync(NetworkStream far, NetworkStream near, bool mayCut)
    {
        var buffer = new byte[4_096];
        int read;
        while ((read = await far.ReadAsync(buffer, _stop.Token)) > 0 && !(mayCut && BytesBack + read > CutAfter))
        {
            await near.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            Interlocked.Add(ref _bytesBack, read);
        }
    }
}
