using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Scope3Calc.Benchmarks;
using Scope3Calc.V1;

// Each command answers one question; README.md has the answers.
switch (args)
{
    case ["core"]:
        BenchmarkRunner.Run<CoreBenchmark>(DefaultConfig.Instance.AddJob(
            Job.Default.WithWarmupCount(5).WithIterationCount(30).WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    case ["stream", .. var rest]:
        await StreamBenchmark.RunAsync(
            rest is [_, var server] ? new Uri(server) : null,
            rest is ["figures", ..] ? OutcomeDetail.Figures : OutcomeDetail.Full);
        return 0;
    case ["montecarlo"]:
        MonteCarloBenchmark.Run();
        return 0;
    case ["import", var database, var lines, .. ([] or ["plain"] or ["twice"])]:
        await ImportBenchmark.RunAsync(database, Number(lines), isPacked: args[^1] != "plain", times: args[^1] == "twice" ? 2 : 1);
        return 0;
    case ["ledger", var database, var lines, var repeats]:
        LedgerBenchmark.Run(database, Number(lines), Number(repeats));
        return 0;
    case ["segments", var database, var repeats]:
        SegmentsBenchmark.Run(database, Number(repeats));
        return 0;
    case ["beside-duckdb", var database, var folder, var script, var turns]:
        BesideDuckDb.Run(database, folder, script, Number(turns));
        return 0;
    case ["explain", var database]:
        await ExplainBenchmark.RunAsync(database);
        return 0;
    case ["duckdb-tables", var folder, var lines]:
        DuckDbTables.Write(folder, Number(lines));
        return 0;
    case ["unary-body", var path]:
        UnaryBody.Write(path);
        return 0;
    case ["repeat", var input, var lines, var output]:
        RepeatedFile.Write(input, Number(lines), output);
        return 0;
    default:
        Console.Error.WriteLine(
            "Say which: core | stream figures|full [URL] | montecarlo | import DATABASE|URL LINES [plain|twice] | ledger DATABASE LINES REPEATS "
            + "| segments DATABASE REPEATS | explain DATABASE | duckdb-tables FOLDER LINES | beside-duckdb DATABASE FOLDER SCRIPT TURNS | unary-body FILE "
            + "| repeat FILE.csv LINES OUT.csv");
        return 1;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
