namespace Scope3Calc.Service.Tests.Support;

/// <summary>Waits for what must happen soon, with more patience than any machine should need.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain: {what}.");
            await Task.Delay(20);
        }
    }
}
