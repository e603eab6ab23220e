using System.CommandLine;
using System.Globalization;
using Grpc.Core;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 correct FILE.csv --reason TEXT</c>: gives lines of the ledger a further version.</summary>
internal static class CorrectCommand
{
    private const int RejectedShown = 20;

    public static Command Create()
    {
        var file = FileOptions.FileArgument();
        var reason = new Option<string>("--reason")
        {
            Description = "Why the lines are corrected, for whoever audits the ledger. Up to 1,024 characters.",
            HelpName = "TEXT",
            Required = true,
        };
        var ledger = new LedgerOptions();
        var command = new Command(
            "correct", "Correct lines of the ledger: each row is a whole line as it should be. The former version is kept.")
        {
            file, reason,
        };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (info, place) = (parsed.GetRequiredValue(file), ledger.Read(parsed));
            return OneSentence.RunAsync(
                info.Name,
                place.Server,
                () => CorrectAsync(info, place, parsed.GetRequiredValue(reason), cancellationToken),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> CorrectAsync(
        FileInfo info, LedgerPlace place, string reason, CancellationToken cancellationToken)
    {
        using var file = PurchaseFile.Open(info);
        await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
        using var rejected = new ListedLines(RejectedShown);
        var (corrected, same) = (0L, 0L);
        while (file.Read() is { } row)
        {
            if (row.Refusal is { } refusal)
            {
                rejected.AddRefused(row, refusal.Problems);
                continue;
            }

            try
            {
                var answer = await session.Ledger.CorrectLineAsync(
                    new CorrectLineRequest { Line = row.Line, Reason = reason },
                    session.Headers,
                    cancellationToken: cancellationToken);
                corrected += answer.IsNew ? 1 : 0;
                same += answer.IsNew ? 0 : 1;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.InvalidArgument or StatusCode.NotFound)
            {
                rejected.AddRefused(row, RpcProblems.Of(exception));
            }
        }

        if (corrected + same + rejected.Count == 0)
        {
            throw InputException.NoLines();
        }

        rejected.CopyTo(Console.Error);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"corrected {corrected} lines, {same} same, {rejected.Count} rejected"));
        return ExitCode.Of(taken: corrected + same, rejected.Count);
    }
}
