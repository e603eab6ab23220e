using System.CommandLine;

namespace Scope3Calc.Cli.Commands;

/// <summary>The number of a run, as commands take it.</summary>
internal static class RunNumber
{
    public static Argument<long> Argument(string name = "ID") => new(name) { Description = "Number of the run." };

    public static Option<long> Option() => new("--run") { Description = "Number of the run.", HelpName = "ID", Required = true };
}
