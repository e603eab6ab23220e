using System.CommandLine;
using System.Globalization;
using Scope3Calc.Reference;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 factors</c>: what reference data there is, and how it is made from the published tables.</summary>
internal static class FactorsCommand
{
    public static Command Create() =>
        new("factors", "List the reference data or compile it from the published tables.") { List(), Compile() };

    private static Command List()
    {
        var command = new Command("list", "List the packs with publisher, licence and checksum.");
        command.SetAction(_ =>
        {
            foreach (var pack in ReferenceData.Packs)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pack.Id}  {pack.Title}"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {pack.Rows:N0} rows, {pack.Basis}"));
                Console.WriteLine($"    {pack.Publisher}; {pack.Licence}");
                Console.WriteLine($"    sha256 {pack.Sha256}");
            }

            Console.WriteLine($"snapshot {ReferenceData.Snapshot.Id}");
            return ExitCode.AllCalculated;
        });
        return command;
    }

    private static Command Compile()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Directory with the published tables.", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Directory to write the packs to.", Required = true };
        var command = new Command("compile", "Compile the packs. The same tables give the same bytes.") { data, output };
        command.SetAction(parsed =>
        {
            try
            {
                foreach (var pack in PackCompiler.CompileTo(parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(output).FullName))
                {
                    Console.WriteLine($"{pack.Sha256}  {pack.FileName}");
                }

                return ExitCode.AllCalculated;
            }
            catch (Exception exception) when (exception is IOException or PackFormatException)
            {
                Console.Error.WriteLine(exception.Message);
                return ExitCode.NothingUsable;
            }
        });
        return command;
    }
}
