using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Benchmarks;

/// <summary>How many lognormal errors a second does the simulation draw, and how long does a ledger take?</summary>
internal static class MonteCarloBenchmark
{
    private const int Lines = 1_000_000;
    private const int Draws = 10_000;
    private const int Keys = 1_400;
    private const int Runs = 7;
    private const double Sigma = 0.3;

    private static readonly int Threads = Environment.ProcessorCount;

    public static void Run()
    {
        const long Samples = (long)Keys * Draws;
        var plain = Best("plain", () => Each(1, Plain));
        var one = Best("one", () => Each(1, Seeded));
        var all = Best("all", () => Each(Threads, Seeded));
        Say($"lognormal errors: {Samples / one / 1e6:N0} M/s on one thread, {Samples / all / 1e6:N0} M/s on {Threads}");
        Say($"System.Random, Box-Muller and Math.Exp: {Samples / plain / 1e6:N0} M/s on one thread; {plain / one:N1} times as long");

        var ledger = new LedgerCauses(Lines);
        var totals = ledger.Total();
        var adding = Best("adding", () => ledger.Total().Count);
        var options = new MonteCarloOptions { Draws = Draws };
        var alone = Best("alone", () => MonteCarlo.Run(totals, options).Draws);
        var shared = Best("shared", () => MonteCarlo.Run(totals, options, InParallel).Draws);
        var formula = Best("formula", () => FentonWilkinson.Of(totals, cell => cell.Booked)!.SigmaOfTotal);
        var cells = (double)totals.Count * Draws;
        Say($"{Lines:N0} lines to {totals.Count:N0} cells: {adding * 1e3:N0} ms");
        Say($"{Draws:N0} draws of them: {alone * 1e3:N0} ms on one thread, {shared * 1e3:N0} ms on {Threads}");
        Say($"that is {cells / alone / 1e6:N0} and {cells / shared / 1e6:N0} M cells drawn a second");
        Say($"Fenton-Wilkinson: {formula * 1e3:N1} ms");
    }

    private static void InParallel(int count, Action<int> block) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, block);

    // One key after the other, all draws of each.
    private static double Each(int threads, Func<ulong, double> sumOfKey)
    {
        var sums = new double[Keys];
        Parallel.For(
            0, Keys, new ParallelOptions { MaxDegreeOfParallelism = threads }, key => sums[key] = sumOfKey((ulong)key));
        return sums.Sum();
    }

    private static double Seeded(ulong key)
    {
        var sum = Vector256<double>.Zero;
        for (var group = 0; group < Draws / SeededNormal.GroupSize; group++)
        {
            var (first, second) = SeededNormal.Group(1, key, group);
            sum += PortableMath.Exp(first * Sigma) + PortableMath.Exp(second * Sigma);
        }

        return Vector256.Sum(sum);
    }

    private static double Plain(ulong key)
    {
        var random = new Random((int)key);
        var sum = 0.0;
        for (var pair = 0; pair < Draws / 2; pair++)
        {
            var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(Math.Tau * random.NextDouble());
            sum += Math.Exp(Sigma * radius * cos) + Math.Exp(Sigma * radius * sin);
        }

        return sum;
    }

    /// <summary>Seconds of the best of several runs.</summary>
    private static double Best(string what, Func<double> work)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            if (double.IsNaN(work()))
            {
                throw new InvalidOperationException($"{what}: not a number.");
            }

            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static void Say(FormattableString text) =>
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
