using System.CommandLine;
using Scope3Calc.Cli.Ledger;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 watch ID</c>: shows how far a run is until it is over, whichever process works on it.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var run = RunNumber.Argument();
        return LedgerCommand.Create(
            "watch",
            "Show how far a run is until it is over. Works on nothing itself.",
            [run],
            async (parsed, session, cancellationToken) =>
                RunEnding.Print(await RunEnding.WatchAsync(session, parsed.GetValue(run), cancellationToken)));
    }
}
