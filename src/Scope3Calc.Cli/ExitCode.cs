namespace Scope3Calc.Cli;

/// <summary>What the command line tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Every line was calculated.</summary>
    public const int AllCalculated = 0;

    /// <summary>Nothing usable came out: the input, the policy or the server is at fault.</summary>
    public const int NothingUsable = 1;

    /// <summary>Some lines were not calculated; the others were.</summary>
    public const int SomeNotCalculated = 2;
}
