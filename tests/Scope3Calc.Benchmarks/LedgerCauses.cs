using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Benchmarks;

/// <summary>Figures as a large ledger has them: 1,200 declarations, and 3,360 kinds of spend (60 sectors in 8
/// countries in 7 years) that share some 200 causes.</summary>
/// <remarks>Half of the lines have a declaration and so both figures; the others have spend only.</remarks>
internal sealed class LedgerCauses
{
    private const int Seed = 20240331;
    private const int Declarations = 1_200;
    private const int Sectors = 60;
    private const int Countries = 8;
    private const int Years = 7;

    private readonly (int Declaration, int Spend, Co2e Product, Co2e SpendBased)[] _lines;
    private readonly CauseSet[] _declarations =
        [.. Enumerable.Range(0, Declarations).Select(i => new CauseSet(Cause.Of($"declaration EPD-{i:D4}", 0.2)))];

    private readonly CauseSet[] _spends =
    [
        .. from sector in Enumerable.Range(0, Sectors)
           from country in Enumerable.Range(0, Countries)
           from year in Enumerable.Range(0, Years)
           select new CauseSet(
               Cause.Of($"factor {sector}", 0.4),
               Cause.Of($"classification {sector}", 0.3),
               Cause.Of($"deflator {country} {year}", 0.05),
               Cause.Of($"conversion {country}", 0.1)),
    ];

    public LedgerCauses(int lines)
    {
        var random = new Random(Seed);
        _lines = new (int, int, Co2e, Co2e)[lines];
        foreach (ref var line in _lines.AsSpan())
        {
            line = (
                random.Next(2) == 0 ? random.Next(Declarations) : -1,
                random.Next(_spends.Length),
                Co2e.FromMilligrams(random.NextInt64(100_000_000_000)),
                Co2e.FromMilligrams(random.NextInt64(100_000_000_000)));
        }
    }

    public CauseTotals Total()
    {
        var totals = new CauseTotals();
        foreach (ref readonly var line in _lines.AsSpan())
        {
            if (line.Declaration < 0)
            {
                totals.Add(in _spends[line.Spend], line.SpendBased, Co2e.Zero, Co2e.Zero);
                continue;
            }

            totals.Add(in _declarations[line.Declaration], line.Product, line.Product, Co2e.Zero);
            totals.Add(in _spends[line.Spend], Co2e.Zero, Co2e.Zero, line.SpendBased);
        }

        return totals;
    }
}
