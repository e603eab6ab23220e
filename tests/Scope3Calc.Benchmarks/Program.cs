using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Scope3Calc.Benchmarks;

// Each command answers one question; README.md has the answers.
switch (args)
{
    case ["core"]:
        BenchmarkRunner.Run<CoreBenchmark>(DefaultConfig.Instance.AddJob(
            Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    case ["stream", .. var rest]:
        await StreamBenchmark.RunAsync(rest is [var server] ? new Uri(server) : null);
        return 0;
    default:
        Console.Error.WriteLine("Say which: core | stream [URL]");
        return 1;
}
