using BenchmarkDotNet.Attributes;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Reference;

namespace Scope3Calc.Benchmarks;

/// <summary>How many lines does the calculation alone do on one core: both methods, tier, sigma, booking and gap?</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
public class CoreBenchmark
{
    private const int Lines = 100_000;

    private readonly PurchaseLine[] _lines = LedgerLines.Make(Lines);
    private readonly Calculator _calculator = new(ReferenceData.Snapshot, Policy.Default);

    [Benchmark(OperationsPerInvoke = Lines)]
    public double Calculate()
    {
        var (booked, sigma) = (0L, 0.0);
        foreach (ref readonly var line in _lines.AsSpan())
        {
            var outcome = _calculator.Calculate(in line);
            booked += outcome.Booked?.Milligrams ?? 0;
            sigma += outcome.Product.Sigma + (outcome.Spend.Sigma?.Total ?? 0);
        }

        return booked + sigma;
    }

    [Benchmark(OperationsPerInvoke = Lines)]
    public decimal CalculateAndTotal()
    {
        var portfolio = new Portfolio();
        foreach (ref readonly var line in _lines.AsSpan())
        {
            var outcome = _calculator.Calculate(in line);
            portfolio.Add(in line, in outcome, _calculator.Pack.GwpSet);
        }

        return portfolio.Booked.Kilograms;
    }
}
