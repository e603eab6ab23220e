namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>A clock that goes on by a second each time it is asked, and can be set.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public void SetBack(TimeSpan by) => Interlocked.Add(ref _ticks, -by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
