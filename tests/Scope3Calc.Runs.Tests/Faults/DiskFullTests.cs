using System.Data.Common;
using Scope3Calc.Faults;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>SQLite on a disk that has no more space, and then has again.</summary>
public sealed class DiskFullTests
{
    private const int Batches = 60;

    [SmallDiskFact]
    public void Import_DiskFull_LosesNothingAndGoesOnWhenThereIsSpace()
    {
        using var disk = SmallDisk.Create(4);
        using var ledger = TestLedger.OnSqlite(disk.Folder);
        var durable = 0;
        var failure = Assert.ThrowsAny<DbException>(() =>
        {
            for (; durable < Batches; durable++)
            {
                ledger.Store.Writer.Append([GeneratedFile.Batch("import", durable + 1)]);
            }
        });

        // Still full; and so another process finds it, with everything that was acknowledged.
        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.InRange(durable, 1, Batches - 1);
        Assert.ThrowsAny<DbException>(() => ledger.Store.Writer.Append([GeneratedFile.Batch("import", durable + 1)]));
        ledger.Reopen();
        Assert.Equal(durable * GeneratedFile.NewLines, ledger.Store.Reader.List(new LineFilterTexts(), 0).Count());
        Assert.Equal(durable, ledger.Store.Writer.Progress("import")!.LastBatch);

        disk.Resize(200);
        for (; durable < Batches; durable++)
        {
            ledger.Store.Writer.Append([GeneratedFile.Batch("import", durable + 1)]);
        }

        FaultLedger.HasTheFile(ledger, Batches, "import");
    }

    [SmallDiskFact]
    public void Run_DiskFull_IsResumedToTheSameRoot()
    {
        // Five segments: their results need more than what is left.
        const int lines = 140_000;
        using var disk = SmallDisk.Create(200);
        using var ledger = TestLedger.OnSqlite(disk.Folder);
        ledger.Add(Some.Many(lines));
        var run = ledger.Engine.Start(new RunRequest());
        var ballast = Path.Combine(disk.Folder, "ballast");
        using (var file = File.Create(ballast))
        {
            Assert.Throws<IOException>(() => Fill(file));
        }

        var failure = Assert.ThrowsAny<DbException>(() => ledger.Engine.Execute(run.RunId, 2, null, CancellationToken.None));

        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Running, ledger.Engine.Find(run.RunId)!.State);
        File.Delete(ballast);
        ledger.Reopen();
        var finished = ledger.Engine.Execute(run.RunId, 2, null, CancellationToken.None);
        var anew = ledger.Engine.Verify(run.RunId, null, CancellationToken.None);
        Assert.Equal((true, finished.Root), (anew.IsSame, anew.Root));
    }

    [SmallDiskFact]
    public void Open_DiskFull_SaysSo()
    {
        using var disk = SmallDisk.Create(1);
        using (var file = File.Create(Path.Combine(disk.Folder, "ballast")))
        {
            Assert.Throws<IOException>(() => Fill(file));
        }

        var path = Path.Combine(disk.Folder, "ledger.db");
        var exception = Assert.Throws<StorageException>(() => LedgerStore.Open(path, TimeProvider.System));

        Assert.StartsWith($"The database {path} cannot be opened: ", exception.Message, StringComparison.Ordinal);
    }

    // A limit that needs no rights: no file of the process may be larger than 1 MiB (in a shell's blocks of 512 or 1,024 bytes).
    [Fact]
    public async Task Import_FileTooLarge_IsToldAndGoesOnWithoutTheLimit()
    {
        using var ledger = TestLedger.OnSqlite();
        string[] arguments = ["import", ledger.Database, "import", $"{Batches}"];
        using var limited = Victim.StartCommand(
            ["sh", "-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "sh", .. Victim.Command(arguments)]);
        await limited.EndAsync();

        Assert.StartsWith("error ", limited.Heard[^1], StringComparison.Ordinal);
        Assert.Equal(limited.Heard.Count - 2, ledger.Store.Writer.Progress("import")!.LastBatch);

        Assert.Equal("done", (await Victim.FinishAsync(arguments))[^1]);
        FaultLedger.HasTheFile(ledger, Batches, "import");
    }

    private static void Fill(FileStream file)
    {
        var block = new byte[4096];
        while (true)
        {
            file.Write(block);
            file.Flush();
        }
    }
}
