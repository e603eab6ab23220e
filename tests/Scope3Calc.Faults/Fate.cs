using System.Diagnostics;

namespace Scope3Calc.Faults;

/// <summary>Kills this very process, as <c>kill -9</c> does: so many steps after its start, and then so much later.</summary>
/// <remarks>From inside, since a test on a busy machine would often come too late.</remarks>
internal sealed class Fate
{
    private readonly int? _steps;
    private readonly TimeSpan _later;
    private int _count;

    /// <param name="steps">After how many steps; null for never.</param>
    /// <param name="later">How much later.</param>
    public Fate(int? steps, TimeSpan later)
    {
        (_steps, _later) = (steps, later);
        Meet();
    }

    public void Step()
    {
        Interlocked.Increment(ref _count);
        Meet();
    }

    private void Meet()
    {
        if (_count == _steps)
        {
            new Thread(() =>
            {
                Thread.Sleep(_later);
                Process.GetCurrentProcess().Kill();
            })
            { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
        }
    }
}
