using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.Cli.Commands;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Calculation;

/// <summary>A file of purchase lines, open behind its header, with the policy and the service to calculate it by.</summary>
internal sealed class FileSession : IAsyncDisposable
{
    private readonly EmbeddedService? _embedded;
    private readonly GrpcChannel _channel;

    private FileSession(PurchaseFile file, Policy policy, EmbeddedService? embedded, GrpcChannel channel)
    {
        File = file;
        Policy = policy;
        _embedded = embedded;
        _channel = channel;
    }

    public PurchaseFile File { get; }

    public Policy Policy { get; }

    /// <summary>Metadata that every call carries.</summary>
    public Metadata Headers { get; } = ServerConnection.Headers();

    public CalculationService.CalculationServiceClient Calculation => new(_channel);

    public GapService.GapServiceClient Gap => new(_channel);

    /// <exception cref="InputException">File, policy, address or certificate cannot be used.</exception>
    public static async Task<FileSession> OpenAsync(FileRequest request, CancellationToken cancellationToken)
    {
        var server = request.Server is null ? null : ServerConnection.ParseAddress(request.Server);
        if (server is not null && request.ShareAlike)
        {
            throw new InputException("The service decides what it loads. Start it with scope3 serve --share-alike.")
            {
                Subject = "--share-alike",
            };
        }

        var policy = PolicyFile.Read(request.Policy);
        var file = PurchaseFile.Open(request.File);
        EmbeddedService? embedded = null;
        try
        {
            embedded = server is null ? await EmbeddedService.StartAsync(request.ShareAlike, database: null, cancellationToken) : null;
            if (request.ShareAlike)
            {
                Console.Error.WriteLine(EmbeddedService.ShareAlikeNote);
            }

            return new FileSession(file, policy, embedded, ServerConnection.Open(server ?? embedded!.Address, request.Certificate));
        }
        catch
        {
            file.Dispose();
            if (embedded is not null)
            {
                await embedded.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        File.Dispose();
        _channel.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }
}
