using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>The same seed gives the same result to the bit, whoever does the work and in whatever order.</summary>
/// <remarks>Results are records of doubles: equal means equal to the bit.</remarks>
public sealed class MonteCarloReproducibilityTests
{
    // Not a multiple of eight, nor of a block.
    private static readonly MonteCarloOptions Options = new() { Seed = 9, Draws = 5_003 };

    [Fact]
    [Trait("Behaviour", "42")]
    public void Run_SameSeed_GivesTheSameResult()
    {
        Assert.Equal(MonteCarlo.Run(Sample(Lines()), Options), MonteCarlo.Run(Sample(Lines()), Options));
        Assert.NotEqual(
            MonteCarlo.Run(Sample(Lines()), Options).BookedKilograms,
            MonteCarlo.Run(Sample(Lines()), Options with { Seed = 10 }).BookedKilograms);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [Trait("Behaviour", "42")]
    public void Run_OnSeveralThreads_GivesTheSameResult(int threads)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var totals = Sample(Lines());

        var result = MonteCarlo.Run(totals, Options, (count, block) => Parallel.For(0, count, parallel, block));

        Assert.Equal(MonteCarlo.Run(totals, Options), result);
    }

    [Fact]
    public void Run_BlocksBackwards_GivesTheSameResult()
    {
        var totals = Sample(Lines());

        var result = MonteCarlo.Run(totals, Options, (count, block) =>
        {
            while (count-- > 0)
            {
                block(count);
            }
        });

        Assert.Equal(MonteCarlo.Run(totals, Options), result);
    }

    [Fact]
    public void Run_LinesAddedInAnotherOrder_GivesTheSameResult()
    {
        var shuffled = Lines();
        new Random(3).Shuffle(shuffled);

        Assert.Equal(MonteCarlo.Run(Sample(Lines()), Options), MonteCarlo.Run(Sample(shuffled), Options));
        Assert.Equal(
            FentonWilkinson.Of(Sample(Lines()), cell => cell.Booked),
            FentonWilkinson.Of(Sample(shuffled), cell => cell.Booked));
        Assert.Equal(Taylor.Of(Sample(Lines()), cell => cell.Booked), Taylor.Of(Sample(shuffled), cell => cell.Booked));
    }

    [Fact]
    public void Run_LinesSharedAmongTotals_GivesTheSameResult()
    {
        var joined = new CauseTotals();
        foreach (var share in Lines().Chunk(17).Reverse())
        {
            joined.Add(Sample(share));
        }

        Assert.Equal(MonteCarlo.Run(Sample(Lines()), Options), MonteCarlo.Run(joined, Options));
    }

    [Fact]
    public void Run_BlockLeftOut_IsRefused() => Assert.Throws<InvalidOperationException>(
        () => MonteCarlo.Run(Ledger.OfThree, Options, (count, block) =>
        {
            for (var i = 1; i < count; i++)
            {
                block(i);
            }
        }));

    private static int[] Lines() => [.. Enumerable.Range(0, 200)];

    private static CauseTotals Sample(IEnumerable<int> lines)
    {
        var totals = new CauseTotals();
        foreach (var line in lines)
        {
            var mass = Co2e.FromMilligrams(1_234_567L * (line + 1));
            totals.Add(new CauseSet(Cause.Of($"declaration {line % 40}", 0.2)), mass, mass, Co2e.Zero);
            totals.Add(
                new CauseSet(
                    Cause.Of($"factor {line % 11}", 0.4),
                    Cause.Of($"classification {line % 11}", 0.3),
                    Cause.Of($"deflator {line % 6}", 0.05),
                    Cause.Of($"conversion {line % 4}", 0.1)),
                Co2e.Zero, Co2e.Zero, mass + mass);
        }

        return totals;
    }
}
