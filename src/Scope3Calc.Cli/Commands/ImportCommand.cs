using System.CommandLine;
using System.Globalization;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 import FILE.csv</c>: puts a file of purchase lines into the ledger.</summary>
internal static class ImportCommand
{
    private const int RejectedShown = 20;

    public static Command Create()
    {
        var file = FileOptions.FileArgument();
        var ledger = new LedgerOptions();
        var command = new Command(
            "import", "Put a file of purchase lines into the ledger. Lines that are there already are not added again.") { file };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (info, place) = (parsed.GetRequiredValue(file), ledger.Read(parsed));
            return OneSentence.RunAsync(
                info.Name, place.Server, () => ImportAsync(info, place, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ImportAsync(FileInfo info, LedgerPlace place, CancellationToken cancellationToken)
    {
        // Whether a line comes twice is the ledger's to say: with the same content it is the same line.
        using var file = PurchaseFile.Open(info, refusesRepeats: false);
        await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
        using var rejected = new ListedLines(RejectedShown);
        var import = new LineImport(session, file, rejected);
        await ProgressView.RunAsync("Importing", report => import.RunAsync(report, cancellationToken));
        if (import.Rows == 0)
        {
            throw InputException.NoLines();
        }

        rejected.CopyTo(Console.Error);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"imported {import.New} new, {import.Same} same, {import.Rejected} rejected"));
        return ExitCode.Of(taken: import.New + import.Same, import.Rejected);
    }
}
