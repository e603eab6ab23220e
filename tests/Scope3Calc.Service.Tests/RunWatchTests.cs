using Scope3Calc.Runs;
using Scope3Calc.Service.Recalculation;

namespace Scope3Calc.Service.Tests;

/// <summary>The rate that progress is told with.</summary>
public sealed class RunWatchTests
{
    private static readonly RunProgress Half = new(1, 2, LinesDone: 100, Lines: 200, LinesComputed: 0, TimeSpan.Zero);

    // Who begins to look at a run does not know how long what is done has taken.
    [Fact]
    public void ToMessage_FirstLook_TellsNoRate()
    {
        Assert.False(new RunWatch().ToMessage(Half).HasLinesPerSecond);
    }

    [Fact]
    public void ToMessage_WorkThatBeganWithTheWatch_TellsItsRate()
    {
        var progress = new RunWatch(linesBefore: 0).ToMessage(Half);

        // A hundred lines are done and a hundred are left: as long again as it took.
        Assert.Equal(100, progress.LinesPerSecond * progress.SecondsLeft, precision: 6);
    }
}
