using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

public sealed class MergePlanTests
{
    // The runs of a level count like a digit of the number of commits in base 16.
    [Fact]
    public void After_ManyCommits_RunsOfALevelAreADigitOfTheirNumber()
    {
        var runs = new List<IndexRun>();
        for (var commits = 1; commits <= 5_000; commits++)
        {
            Commit(runs, lines: (commits % 7) + 1);

            Assert.Equal([commits % 16, commits / 16 % 16, commits / 256 % 16, commits / 4_096],
                Enumerable.Range(0, 4).Select(level => runs.Count(run => run.Level == level)));
            Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.EndOrdinal, pair.Second.FirstOrdinal));
        }
    }

    [Fact]
    public void After_RunThatWouldPassTheLargestOffset_StaysBesideItsNeighbours()
    {
        // 16 runs of 2^28 lines are 2^32, which an offset still reaches; one line more is too many.
        var runs = Enumerable.Range(0, 15).Select(i => IndexRun.Over((long)i << 28, 1L << 28, level: 0)).ToList();

        Assert.Equal(15, MergePlan.After(runs, 1L << 28).Merged.Count);
        Assert.Empty(MergePlan.After(runs, (1L << 28) + 1).Merged);
    }

    private static void Commit(List<IndexRun> runs, long lines)
    {
        var first = runs is [] ? 0 : runs[^1].EndOrdinal;
        var plan = MergePlan.After(runs, lines);
        runs.RemoveRange(runs.Count - plan.Merged.Count, plan.Merged.Count);
        var start = plan.Merged is [] ? first : plan.Merged[0].FirstOrdinal;
        runs.Add(IndexRun.Over(start, first + lines - start, plan.Level));
    }
}
