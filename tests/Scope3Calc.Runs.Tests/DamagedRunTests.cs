using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Runs.Tests;

/// <summary>Bytes that somebody changed in the database are found, and the message says where.</summary>
public sealed class DamagedRunTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Verify_ByteChangedInTheDatabase_NamesTheSegment()
    {
        _ledger.Add(Some.Many(35_000));
        var run = _ledger.Run();
        _ledger.ChangeRow("""
            UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 1000) || x'FF' || substr(bytes, 1002) AS BLOB)
            WHERE result_key = (SELECT result_key FROM run_segments WHERE segment = 1)
            """);

        var verified = _ledger.Engine.Verify(run.RunId, null, CancellationToken.None);

        Assert.Equal(1, verified.FirstDifference!.Segment);
        var exception = Assert.Throws<StorageException>(() => _ledger.Engine.Outcomes(run.RunId, 32_768).Count());
        Assert.Contains("segment 1 of run 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_SumsChangedInTheDatabase_SaysSo()
    {
        _ledger.Add(Some.Many(100));
        var run = _ledger.Run();

        // Of no supplier: the format's version, the dimension, no sums.
        _ledger.ChangeRow("UPDATE run_totals SET bytes = x'010100' WHERE dimension = 1");

        var verified = _ledger.Engine.Verify(run.RunId, null, CancellationToken.None);

        Assert.Null(verified.FirstDifference);
        Assert.False(verified.SumsAreSame);
        Assert.False(verified.IsSame);
        Assert.Equal(run.Root, verified.Root);
    }

    [Fact]
    public void Run_LedgerDamaged_FailsAndNamesTheSegment()
    {
        _ledger.Add(Some.Many(100));
        _ledger.ChangeRow("UPDATE segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB)");

        var run = _ledger.Engine.Start(new RunRequest());
        var exception = Assert.Throws<StorageException>(() => _ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None));

        Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, _ledger.Engine.Find(run.RunId)!.State);
        Assert.Equal(exception.Message, _ledger.Engine.Find(run.RunId)!.Failure);
    }

    [Fact]
    public void Explain_ResultsDamaged_NamesThem()
    {
        _ledger.Add(Some.Many(100));
        var run = _ledger.Run();
        _ledger.ChangeRow("UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB)");

        var exception = Assert.Throws<StorageException>(() => _ledger.Engine.Explain(run.RunId, "L-0000001"));

        Assert.Contains("(segment 0 of run 1) are damaged", exception.Message, StringComparison.Ordinal);
    }

    // Of the segment that the next run has other results for: it would go on from its outcomes and sums.
    [Theory]
    [InlineData("UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB)")]
    [InlineData("UPDATE result_segments SET totals = CAST(substr(totals, 1, 50) || x'FF' || substr(totals, 52) AS BLOB)")]
    [InlineData("DELETE FROM result_segments")]
    public void Run_ResultOfTheEarlierRunDamaged_DoesWithoutIt(string damage)
    {
        // Product 6 has lines 30,000 to 34,999: few of the first and few of the second of five segments.
        _ledger.Add(Some.Many(135_000));
        _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(6), "on-file"));
        _ledger.ChangeRow(damage + " WHERE result_key = (SELECT result_key FROM run_segments WHERE run_id = 1 AND segment = 0)");

        var run = _ledger.Run();

        Assert.Equal((135_000, 2, 3), (run.Lines, run.Computed, run.Reused));
        Assert.True(_ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    [Fact]
    public void Run_SumsOfTheEarlierRunDamaged_AddsUpAnew()
    {
        _ledger.Add(Some.Many(135_000));
        _ledger.Run();
        _ledger.ChangeRow("UPDATE run_totals SET bytes = x'0201' WHERE run_id = 1 AND dimension = 1");
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(6), "on-file"));

        var run = _ledger.Run();

        Assert.True(_ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    [Fact]
    public void Run_SumsOfASharedSegmentDamaged_FailsAndSaysSo()
    {
        _ledger.Add(Some.Many(35_000));
        _ledger.Run();
        _ledger.ChangeRow("""
            UPDATE result_segments SET totals = x'0201'
            WHERE result_key = (SELECT result_key FROM run_segments WHERE segment = 0)
            """);

        // Half of its two segments changed: nothing is gained by going on from the sums of the run before.
        _ledger.Add(Some.Many(100, from: 35_000));
        var run = _ledger.Engine.Start(new RunRequest());
        var exception = Assert.Throws<StorageException>(() => _ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None));

        Assert.Contains("sums are damaged", exception.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, _ledger.Engine.Find(run.RunId)!.State);
    }

    [Fact]
    public void Run_DeclarationOnFileMissing_HasFailed()
    {
        _ledger.Add(Some.Many(100));
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "on-file"));
        var run = _ledger.Engine.Start(new RunRequest());
        _ledger.Reopen();
        _ledger.ChangeRow("DELETE FROM declaration_documents WHERE content_id = (SELECT content_id FROM registered_declarations)");

        var exception = Assert.Throws<StorageException>(() => _ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None));

        Assert.Contains("is missing", exception.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, _ledger.Engine.Find(run.RunId)!.State);
    }
}
