using Grpc.Core;
using Microsoft.Data.Sqlite;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Imports whose streams break, stand still, or meet each other: nothing is lost and nothing doubled.</summary>
public sealed class ImportResumeTests : OwnLedger
{
    // What the service reads ahead, and what fits into the windows of HTTP/2 and the buffers of one answer, with room to spare.
    private const int MostBatchesTaken = 64 + 60;

    [Fact]
    public async Task ImportLines_StreamBreaksBeforeTheAcknowledgement_GoesOnBehindWhatIsDurable()
    {
        string token;
        using (var broken = Running.OtherClient().ImportLines())
        {
            token = (await broken.OpenAsync()).ResumeToken;
            await broken.RequestStream.WriteAsync(Imports.Batch(Some.SpendOnly("a"), Some.SpendOnly("b")));
            await broken.RequestStream.WriteAsync(Imports.Batch(Some.SpendOnly("c"), Faulty("d")));
            await UntilThereAsync("c");

            // It is disposed of, and so cut off, with two acknowledgements not taken.
        }

        using var call = Ledger.ImportLines();
        var state = await call.OpenAsync(token);
        var answer = await call.SendAsync(Some.SpendOnly("e"));

        Assert.Equal(
            new ImportState { ResumeToken = token, LastBatchNumber = 2, NewLines = 3, RejectedLines = 1 }, state);
        Assert.Equal((3, 1), (answer.BatchNumber, answer.NewLines));
        Assert.Equal(["a", "b", "c", "e"], await Ledger.ListIdsAsync(new ListLinesRequest()));
    }

    [Fact]
    public async Task ImportLines_ServiceStartsAgain_GoesOnBehindWhatIsDurable()
    {
        var token = (await Ledger.ImportAsync([[Some.SpendOnly("a")], [Some.SpendOnly("a"), Some.SpendOnly("b")]]))[^1].ResumeToken;

        await Running.RestartAsync();

        using var call = Ledger.ImportLines();
        Assert.Equal(
            new ImportState { ResumeToken = token, LastBatchNumber = 2, NewLines = 2, SameLines = 1 },
            await call.OpenAsync(token));
    }

    [Fact]
    public async Task ImportLines_AnotherStreamGoesOn_EndsTheFirst()
    {
        using var first = Ledger.ImportLines();
        var token = (await first.OpenAsync()).ResumeToken;
        await first.SendAsync(Some.SpendOnly("a"));

        using var second = Running.OtherClient().ImportLines();
        var state = await second.OpenAsync(token);

        Assert.Equal((1, 1), (state.LastBatchNumber, state.NewLines));
        var exception = await Assert.ThrowsAsync<RpcException>(() => first.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Aborted, exception.StatusCode);
        Assert.Equal(2, (await second.SendAsync(Some.SpendOnly("b"))).BatchNumber);
    }

    [Fact]
    public async Task ImportLines_TokenOfAnImportThatStoredNothing_StartsAnew()
    {
        string token;
        using (var call = Ledger.ImportLines())
        {
            token = (await call.OpenAsync()).ResumeToken;
        }

        using var again = Ledger.ImportLines();
        Assert.Equal(new ImportState { ResumeToken = token }, await again.OpenAsync(token));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("' OR 1 = 1 --")]
    public async Task ImportLines_TextThatIsNoToken_IsRefused(string token)
    {
        using var call = Ledger.ImportLines();

        await ServiceAsserts.AssertInvalidAsync(() => call.OpenAsync(token), ReasonCode.ValueInvalid, "opening.resume_token");
    }

    [Fact]
    public async Task ImportLines_CallerNeverReads_IsReadNoFurtherAndHoldsUpNobody()
    {
        using var stuck = Running.OtherClient().ImportLines();
        await stuck.RequestStream.WriteAsync(Imports.Opening());

        // Refused lines make long acknowledgements, so that what fits into the buffers on the way is soon full.
        var batch = Imports.Batch(Enumerable.Range(0, 200).Select(i => Faulty($"faulty-{i}")));
        var sent = 0;
        var write = Task.CompletedTask;
        while (sent < 3 * MostBatchesTaken)
        {
            write = stuck.RequestStream.WriteAsync(batch);
            if (await Task.WhenAny(write, Task.Delay(TimeSpan.FromSeconds(5))) != write)
            {
                break;
            }

            sent++;
        }

        Assert.InRange(sent, 1, MostBatchesTaken);
        Assert.False(write.IsCompleted);

        // Others are served meanwhile, and it goes on from where it stood as soon as somebody reads.
        await Ledger.AddAsync(Some.Line("other"));
        var reading = CountAsync(stuck);
        await write;
        await stuck.RequestStream.CompleteAsync();
        Assert.Equal(sent + 1, await reading);
    }

    // A group of waiting batches fails as one: none of them is acknowledged, and none is there.
    [Fact]
    public async Task ImportLines_DatabaseFails_AcknowledgesNothingAndSaysSo()
    {
        using var call = Ledger.ImportLines();
        await call.OpenAsync();
        await call.SendAsync(Some.SpendOnly("a"));
        Execute("ALTER TABLE imports RENAME TO imports_away");

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.SendAsync(Some.SpendOnly("b")));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        var status = Google.Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(exception.Status.Detail, status.Details.Single().Unpack<Problem>().Message);
        Assert.Contains("imports", exception.Status.Detail, StringComparison.Ordinal);

        Execute("ALTER TABLE imports_away RENAME TO imports");
        Assert.Equal(["a"], await Ledger.ListIdsAsync(new ListLinesRequest()));
        await Ledger.AddAsync(Some.SpendOnly("b"));
    }

    [Fact]
    public async Task RefusedImports_OnOneConnection_DoNotDisturbTheNextCalls()
    {
        for (var i = 0; i < 200; i++)
        {
            using var refused = Ledger.ImportLines();
            await refused.RequestStream.WriteAsync(Imports.Batch(Some.Line()));
            var ending = refused.RequestStream.CompleteAsync();
            var exception = await Assert.ThrowsAsync<RpcException>(() => refused.ResponseStream.MoveNext());
            Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
            await ending.ContinueWith(_ => { }, TaskScheduler.Default);
            var answer = Assert.Single(await Ledger.ImportAsync([[Some.SpendOnly("a")]]));
            Assert.Equal(1, answer.NewLines + answer.SameLines);
        }

        Assert.True(!Running.Service.Logs.Errors.Any(), string.Join("\n", Running.Service.Logs.Errors));
    }

    private static PurchaseLine Faulty(string id)
    {
        var line = Some.SpendOnly(id);
        line.Quantity = "NaN";
        return line;
    }

    private static async Task<int> CountAsync(AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call)
    {
        var acknowledgements = 0;
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            acknowledgements += response.Acknowledgement is null ? 0 : 1;
        }

        return acknowledgements;
    }

    private async Task UntilThereAsync(string lineId)
    {
        using var patience = new CancellationTokenSource(Waiting.Patience);
        while (!(await Ledger.ListIdsAsync(new ListLinesRequest())).Contains(lineId))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Running.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
