using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>Small ledgers by their causes.</summary>
internal static class Ledger
{
    /// <summary>W13: three figures that share nothing.</summary>
    public static CauseTotals OfThree { get; } = Booked((131_054, 1, 0.2149), (60_000, 2, 0.35), (20_000, 3, 0.60));

    /// <summary>Booked figures in kilograms, each with one cause.</summary>
    public static CauseTotals Booked(params (long Kilograms, ulong Key, double Sigma)[] figures)
    {
        var totals = new CauseTotals();
        foreach (var (kilograms, key, sigma) in figures)
        {
            totals.Add(new CauseSet(new Cause(key, sigma)), Kg(kilograms), Co2e.Zero, Co2e.Zero);
        }

        return totals;
    }

    /// <summary>W13: 100 lines of 1,000 kg with sigma 0.5, each with its own cause or all with one.</summary>
    public static CauseTotals OfHundred(bool oneCause) => Booked(
        [.. Enumerable.Range(0, 100).Select(line => (1_000L, oneCause ? 7UL : (ulong)line, 0.5))]);

    /// <summary>One matched line booked by product.</summary>
    public static CauseTotals Matched(Co2e product, CauseSet productCauses, Co2e spend, CauseSet spendCauses)
    {
        var totals = new CauseTotals();
        totals.Add(in productCauses, product, product, Co2e.Zero);
        totals.Add(in spendCauses, Co2e.Zero, Co2e.Zero, spend);
        return totals;
    }

    public static Co2e Kg(long kilograms) => Co2e.FromMilligrams(kilograms * 1_000_000);
}
