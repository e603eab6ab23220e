using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Runs <c>block(0)</c> to <c>block(count - 1)</c>, each once, in any order and on any threads, and returns when
/// all are done.</summary>
public delegate void BlockLoop(int count, Action<int> block);

/// <summary>The distribution of a ledger's totals and of their gap, by simulation.</summary>
/// <remarks>
/// In every draw each cause errs once, and all figures that have it err with it: on the booked side, on both sides of the
/// gap, in every cell. A draw of a cause is a function of seed, key and number (<see cref="SeededNormal"/>), and cells
/// are added in an order that depends on their content, so the result is the same to the bit for any order of
/// additions, number of threads and kind of processor.
/// </remarks>
public static class MonteCarlo
{
    private const int DrawsPerBlock = 512;

    /// <param name="totals">What to simulate. Not to be changed meanwhile.</param>
    /// <param name="options">Seed and number of draws.</param>
    /// <param name="loop">How to run independent blocks, such as <c>(n, block) => Parallel.For(0, n, block)</c>; one
    /// after the other if null.</param>
    /// <exception cref="InvalidOperationException">The loop left a block out.</exception>
    public static MonteCarloResult Run(CauseTotals totals, MonteCarloOptions options, BlockLoop? loop = null)
    {
        var cells = totals.Cells();
        var simulated = new SimulatedCells(cells);
        var booked = new double[options.Draws];
        var product = new double[options.Draws];
        var spend = new double[options.Draws];
        var blocks = (options.Draws + DrawsPerBlock - 1) / DrawsPerBlock;
        var done = new bool[blocks];

        (loop ?? OneByOne)(blocks, block =>
        {
            var first = block * DrawsPerBlock;
            var range = first..Math.Min(first + DrawsPerBlock, options.Draws);
            simulated.Draw(
                options.Seed, first, booked.AsSpan(range), product.AsSpan(range), spend.AsSpan(range));
            done[block] = true;
        });

        if (Array.IndexOf(done, false) is >= 0 and var left)
        {
            throw new InvalidOperationException($"Block {left} of {blocks} was not run.");
        }

        var isMatched = cells.Any(cell => cell.Product != Co2eTotal.Zero || cell.Spend != Co2eTotal.Zero);
        return Summarise(totals, isMatched, options, booked, product, spend);
    }

    private static MonteCarloResult Summarise(
        CauseTotals totals,
        bool isMatched,
        MonteCarloOptions options,
        double[] booked,
        double[] product,
        double[] spend)
    {
        var result = new MonteCarloResult
        {
            Seed = options.Seed,
            Draws = options.Draws,
            BookedKilograms = DrawSummary.Of(Milligrams.ToKilograms(totals.Booked.Milligrams), booked),
        };
        if (!isMatched)
        {
            return result;
        }

        // Before the sides are summarised, since that sorts their draws.
        var productValue = Milligrams.ToKilograms(totals.Product.Milligrams);
        var spendValue = Milligrams.ToKilograms(totals.Spend.Milligrams);
        var pairs = spend.Zip(product).ToArray();
        var ratioExists = productValue > 0.0 && product.Min() > 0.0;
        return result with
        {
            GapKilograms = DrawSummary.Of(
                spendValue - productValue, [.. pairs.Select(pair => pair.First - pair.Second)]),
            Ratio = ratioExists
                ? DrawSummary.Of(spendValue / productValue, [.. pairs.Select(pair => pair.First / pair.Second)])
                : null,
            ProbabilityOfSpendAboveProduct =
                (double)pairs.Count(pair => pair.First > pair.Second) / options.Draws,
            ProductKilograms = DrawSummary.Of(productValue, product),
            SpendKilograms = DrawSummary.Of(spendValue, spend),
        };
    }

    private static void OneByOne(int count, Action<int> block)
    {
        for (var i = 0; i < count; i++)
        {
            block(i);
        }
    }
}
