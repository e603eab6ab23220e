using Scope3Calc.Core;

namespace Scope3Calc.Runs.Reporting;

/// <summary>A report over the lines of a run that is asked for.</summary>
/// <typeparam name="T">What lines are added up in.</typeparam>
public sealed record LineReportRequest<T>
    where T : class, ILineTotals<T>
{
    /// <summary>Makes empty totals of all lines together, for lines of this calculator.</summary>
    public required Func<Calculator, T> Total { get; init; }

    /// <summary>Makes empty totals of one group.</summary>
    public Func<Calculator, T>? Group { get; init; }

    /// <summary>What to group by, one or two different ones; empty for no groups.</summary>
    public IReadOnlyList<TotalsDimension> GroupBy { get; init; } = [];

    /// <summary>Most groups: those first in ordinal order of their keys. Lines of others are in the total only.</summary>
    public int MaxGroups { get; init; } = int.MaxValue;

    /// <summary>How many threads compute, from 1. Default: one a processor, at most four, since each has totals of its own.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 4);
}

/// <summary>A report over the lines of a run.</summary>
/// <typeparam name="T">What lines are added up in.</typeparam>
/// <param name="Run">The run.</param>
/// <param name="Calculator">What its lines were calculated by.</param>
/// <param name="Total">All lines.</param>
/// <param name="Groups">The groups, in ordinal order of their keys.</param>
/// <param name="UngroupedLines">Lines of groups beyond the most there may be.</param>
public sealed record LineReport<T>(
    RunInfo Run, Calculator Calculator, T Total, IReadOnlyList<LineReportGroup<T>> Groups, long UngroupedLines);

/// <summary>The lines of a report that share a key.</summary>
/// <typeparam name="T">What lines are added up in.</typeparam>
/// <param name="Key">One text per dimension asked for; empty where lines do not say.</param>
/// <param name="Totals">Its lines.</param>
public sealed record LineReportGroup<T>(IReadOnlyList<string> Key, T Totals);
