using System.CommandLine;
using Grpc.Core;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 declarations</c>: the declarations on file.</summary>
internal static class DeclarationsCommand
{
    private const int PageSize = 100;

    public static Command Create() => new(
        "declarations", "Put EPDs and other product footprints on file, where they speak for every line of their product.")
    {
        Register(), List(),
    };

    private static Command Register()
    {
        var file = new Argument<FileInfo>("FILE.json") { Description = "JSON of one scope3calc.v1.Declaration, or an array of them." };
        var ledger = new LedgerOptions();
        var command = new Command("register", "Register declarations. A known identifier gets a further version.") { file };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (info, place) = (parsed.GetRequiredValue(file), ledger.Read(parsed));
            return OneSentence.RunAsync(
                info.Name, place.Server, () => RegisterAsync(info, place, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static Command List()
    {
        var ledger = new LedgerOptions();
        var command = new Command("list", "List the declarations in force.");
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var place = ledger.Read(parsed);
            return OneSentence.RunAsync(
                "declarations", place.Server, () => ListAsync(place, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RegisterAsync(FileInfo file, LedgerPlace place, CancellationToken cancellationToken)
    {
        var declarations = DeclarationFile.Read(file);
        await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
        var (taken, refused) = (0, 0);
        foreach (var declaration in declarations)
        {
            try
            {
                var answer = await session.Declarations.RegisterDeclarationAsync(
                    new RegisterDeclarationRequest { Declaration = declaration },
                    session.Headers,
                    cancellationToken: cancellationToken);
                taken++;
                Console.WriteLine($"{declaration.DeclarationId} version {answer.Version.Version} {(answer.IsNew ? "new" : "same")}");
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.InvalidArgument)
            {
                refused++;
                var name = declaration.DeclarationId.Length > 0 ? declaration.DeclarationId : "(no declaration_id)";
                Console.Error.WriteLine($"{name}: {exception.Status.Detail}");
            }
        }

        return ExitCode.Of(taken, refused);
    }

    private static async Task<int> ListAsync(LedgerPlace place, CancellationToken cancellationToken)
    {
        await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
        var request = new ListDeclarationsRequest { PageSize = PageSize };
        do
        {
            var page = await session.Declarations.ListDeclarationsAsync(
                request, session.Headers, cancellationToken: cancellationToken);
            foreach (var version in page.Declarations)
            {
                var declaration = version.Declaration;
                var validity = declaration.ValidUntil.Length > 0 ? declaration.ValidUntil : "not stated";
                Console.WriteLine(Invariant(
                    $"{declaration.DeclarationId}  version {version.Version}, {declaration.Manufacturer} {declaration.Model}, valid until {validity}"));
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ExitCode.AllCalculated;
    }
}
