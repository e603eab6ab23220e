using Scope3Calc.V1;

namespace Scope3Calc.Cli;

/// <summary>What the command line tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Every line was calculated.</summary>
    public const int AllCalculated = 0;

    /// <summary>Nothing usable came out: the input, the policy or the server is at fault.</summary>
    public const int NothingUsable = 1;

    /// <summary>Some lines were not calculated or are held for a person; the others were.</summary>
    public const int SomeNotCalculated = 2;

    /// <summary>What taking in ends with: 0 where everything was, 1 where nothing was, 2 where some was.</summary>
    public static int Of(long taken, long rejected) =>
        rejected == 0 ? AllCalculated : taken == 0 ? NothingUsable : SomeNotCalculated;

    /// <summary>What a report over many lines ends with.</summary>
    /// <param name="total">Totals over the lines that were sent.</param>
    /// <param name="unread">Rows of the file that could not be sent.</param>
    public static int Of(Summary total, long unread)
    {
        var missing = unread;
        foreach (var count in total.Statuses)
        {
            missing += count.Status is LineStatus.Rejected or LineStatus.ReviewRequired ? count.Lines : 0;
        }

        return missing == 0 ? AllCalculated
            : missing == unread + total.Lines ? NothingUsable
            : SomeNotCalculated;
    }
}
