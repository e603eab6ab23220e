using System.Diagnostics;
using Scope3Calc.Runs;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Recalculation;

/// <summary>How far work is, told with its rate since somebody began to look: what was done before says nothing of the time left.</summary>
/// <param name="linesBefore">Lines that were done when it began; null for those that are done at the first look.</param>
internal sealed class RunWatch(long? linesBefore = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _pause = TimeSpan.FromMilliseconds(10);
    private long? _linesBefore = linesBefore;

    public V1.RunProgress ToMessage(RunProgress progress)
    {
        _linesBefore ??= progress.LinesDone;
        return RunWriter.ToMessage(progress with { LinesComputed = progress.LinesDone - _linesBefore.Value, Elapsed = _clock.Elapsed });
    }

    /// <summary>Until the next look. Short work is soon told to be over; long work is not asked about all the time.</summary>
    public Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = _pause;
        _pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
        return Task.Delay(pause, cancellationToken);
    }
}
