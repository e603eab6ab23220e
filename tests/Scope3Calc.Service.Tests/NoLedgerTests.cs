using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>A service without a database calculates, and says of everything else how it could.</summary>
public sealed class NoLedgerTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task LedgerCalls_NoDatabase_SayHowToHaveOne()
    {
        var ledger = new LedgerService.LedgerServiceClient(service.Channel);
        using var import = ledger.ImportLines();
        await import.RequestStream.WriteAsync(Imports.Opening());

        await AssertNoLedgerAsync(() => import.ResponseStream.MoveNext());
        await AssertNoLedgerAsync(() => ledger.GetLineAsync(new GetLineRequest { LineId = "a" }).ResponseAsync);
        await AssertNoLedgerAsync(() => ledger.ListAsync(new ListLinesRequest()));
        await AssertNoLedgerAsync(
            () => ledger.CorrectLineAsync(new CorrectLineRequest { Line = Some.Line(), Reason = "why" }).ResponseAsync);
    }

    [Fact]
    public async Task DeclarationCalls_NoDatabase_SayHowToHaveOne()
    {
        var declarations = new DeclarationService.DeclarationServiceClient(service.Channel);

        await AssertNoLedgerAsync(
            () => declarations.GetDeclarationAsync(new GetDeclarationRequest { DeclarationId = "a" }).ResponseAsync);
        await AssertNoLedgerAsync(() => declarations.ListDeclarationsAsync(new ListDeclarationsRequest()).ResponseAsync);
    }

    [Fact]
    public async Task Start_DatabaseThatCannotBeOpened_IsRefusedInASentence()
    {
        using var folder = new TemporaryFile("this is no database, and long enough to be taken for one at first sight");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunningService.StartAsync(null, $"--Scope3Calc:Database={folder.Path}"));

        Assert.Contains(folder.Path, exception.Message, StringComparison.Ordinal);
    }

    private static async Task AssertNoLedgerAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);

        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        var status = Google.Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes("grpc-status-details-bin"));
        var problem = status.Details.Single().Unpack<Problem>();
        Assert.Contains("Scope3Calc:Database", problem.Message, StringComparison.Ordinal);
        Assert.Contains("scope3 serve --db", problem.Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
