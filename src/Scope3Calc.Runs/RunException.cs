namespace Scope3Calc.Runs;

/// <summary>What went wrong with a request about runs.</summary>
public enum RunProblem
{
    /// <summary>There is no such run.</summary>
    UnknownRun,

    /// <summary>The run has no results yet, or none any more to come.</summary>
    NotFinished,

    /// <summary>It rests on data or a version that this program does not have.</summary>
    OtherVersion,

    /// <summary>The run cannot serve for this.</summary>
    Unsuitable,
}

/// <summary>A request about runs that cannot be served; the message says what to do.</summary>
public sealed class RunException : Exception
{
    public RunException()
    {
    }

    public RunException(string message)
        : base(message)
    {
    }

    public RunException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public RunException(RunProblem problem, string message)
        : base(message) => Problem = problem;

    public RunProblem Problem { get; }
}
