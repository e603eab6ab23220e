using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Ledger;

namespace Scope3Calc.Cli.Commands;

/// <summary>Makes a command on the ledger: it opens a session, works, and says in one sentence what stops it.</summary>
internal static class LedgerCommand
{
    /// <param name="name">Name of the command.</param>
    /// <param name="description">What it does.</param>
    /// <param name="own">Its own arguments and options.</param>
    /// <param name="work">What to do with the session.</param>
    public static Command Create(
        string name,
        string description,
        IEnumerable<Symbol> own,
        Func<ParseResult, LedgerSession, CancellationToken, Task<int>> work)
    {
        var ledger = new LedgerOptions();
        var shareAlike = FileOptions.ShareAlikeOption();
        var command = new Command(name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        ledger.AddTo(command);
        command.Add(shareAlike);
        command.SetAction((parsed, cancellationToken) =>
        {
            var place = ledger.Read(parsed) with { ShareAlike = parsed.GetValue(shareAlike) };
            return RunAsync(name, place, session => work(parsed, session, cancellationToken), cancellationToken);
        });
        return command;
    }

    /// <summary>Opens a session, works, and says in one sentence what stops it.</summary>
    public static Task<int> RunAsync(
        string subject, LedgerPlace place, Func<LedgerSession, Task<int>> work, CancellationToken cancellationToken) =>
        OneSentence.RunAsync(
            subject,
            place.Server,
            async () =>
            {
                await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
                if (place.ShareAlike)
                {
                    Console.Error.WriteLine(EmbeddedService.ShareAlikeNote);
                }

                return await work(session);
            },
            cancellationToken);
}
