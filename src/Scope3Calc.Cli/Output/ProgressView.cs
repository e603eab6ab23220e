using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Scope3Calc.Cli.Output;

/// <summary>Shows how far a run is: a bar with rate and time left on a terminal, plain lines elsewhere.</summary>
internal static class ProgressView
{
    private const long LinesPerPlainReport = 250_000;

    /// <summary>Runs the work, which reports rows done and the share of all work that they are (0 to 1).</summary>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work.</param>
    /// <param name="shareOf">What the share is a share of, as plain lines say it.</param>
    public static Task RunAsync(string title, Func<Action<long, double>, Task> work, string shareOf = "read")
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return Console.IsErrorRedirected ? RunPlainAsync(title, work, shareOf) : RunBarAsync(console, title, work);
    }

    private static Task RunBarAsync(IAnsiConsole console, string title, Func<Action<long, double>, Task> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                var watch = Stopwatch.StartNew();
                await work((rows, share) =>
                {
                    bar.Description = Markup.Escape($"{title} {Rate(rows, watch)}");
                    bar.Value = share;
                });
                bar.Value = 1;
            });

    private static Task RunPlainAsync(string title, Func<Action<long, double>, Task> work, string shareOf)
    {
        var watch = Stopwatch.StartNew();
        var next = LinesPerPlainReport;
        return work((rows, share) =>
        {
            if (rows >= next)
            {
                next = rows - (rows % LinesPerPlainReport) + LinesPerPlainReport;
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{title} {Rate(rows, watch)}, {share:P0} {shareOf}"));
            }
        });
    }

    private static string Rate(long rows, Stopwatch watch) => string.Create(
        CultureInfo.InvariantCulture, $"{rows:N0} lines, {rows / Math.Max(watch.Elapsed.TotalSeconds, 0.001):N0} lines/s");
}
