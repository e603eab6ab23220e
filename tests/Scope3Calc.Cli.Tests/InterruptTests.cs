using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Cli.Tests;

/// <summary>Ctrl-C while the ledger is calculated: the signal itself, sent to the process.</summary>
public sealed class InterruptTests : IDisposable
{
    // Two threads claim four segments each and store them together: enough that others are left when the first are there.
    private const int Lines = 800_000;
    private const int Segments = 13;

    private readonly Folder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_Interrupted_SaysHowToGoOnAndEndsWithTheSameRoot()
    {
        var (database, other) = (_folder.Named("ledger.db"), _folder.Named("other.db"));
        Fill(database);
        File.Copy(database, other);

        // A process that a shell put into the background has the signal ignored, and would hand that on.
        using var process = Scope3.StartBehind(["env", "--default-signal=INT"], ["run", "--db", database]);
        var ending = Scope3.EndAsync(process);
        while (SegmentsDone(database) == 0)
        {
            Assert.False(process.HasExited);
            await Task.Delay(5);
        }

        await InterruptAsync(process);
        var interrupted = await ending;

        // On a busy machine the process may be ended (130) before it has said all.
        Assert.Contains(interrupted.ExitCode, (int[])[ExitCode.NothingUsable, 130]);
        Assert.Equal("", interrupted.Output);
        if (interrupted.ExitCode == ExitCode.NothingUsable)
        {
            Assert.EndsWith(
                "Run 1 is not finished. Go on with --resume 1.\nStopped before the end.\n", interrupted.Error, StringComparison.Ordinal);
        }

        Assert.InRange(SegmentsDone(database), 1, Segments - 1);

        var resumed = await Scope3.RunAsync("run", "--resume", "1", "--db", database);
        var undisturbed = await Scope3.RunAsync("run", "--db", other);
        Assert.StartsWith("run 1 root ", undisturbed.Output, StringComparison.Ordinal);
        Assert.Equal(undisturbed.Output, resumed.Output);
    }

    private static void Fill(string database)
    {
        using var store = LedgerStore.Open(database, TimeProvider.System);
        foreach (var lines in Enumerable.Range(0, Lines).Select(Line).Chunk(50_000))
        {
            Assert.Equal(lines.Length, store.Writer.Append([new LineBatch(lines)])[0].New);
        }
    }

    private static LedgerLine Line(int number) => new(new PurchaseLine
    {
        LineId = string.Create(CultureInfo.InvariantCulture, $"L-{number:D6}"),
        PurchaseDate = new DateOnly(2023, 1 + (number % 12), 1),
        AccountingTreatment = AccountingTreatment.Capitalised,
        ProductCategory = number % 2 == 0 ? "laptop" : "monitor",
        Quantity = 1 + (number % 50),
        SpendAmount = 1_000m + number,
        Currency = CurrencyCode.Parse("EUR"),
        PriceType = PriceType.PurchaserExclVat,
        Country = CountryCode.Parse("NL"),
    });

    private static long SegmentsDone(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM run_segments WHERE state = 1";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
