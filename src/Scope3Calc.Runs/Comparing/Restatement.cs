using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Comparing;

namespace Scope3Calc.Runs;

/// <summary>What has changed of a closed year, held against the threshold for recalculating a base year.</summary>
/// <remarks>The closed figures stand. Booked and delivery are taken together, as the year's Scope 3 total of these lines.</remarks>
public sealed record Restatement
{
    /// <summary>At most so many lines are listed as candidates.</summary>
    public const int MaxCandidates = 1_000;

    /// <summary>The year as it was closed.</summary>
    public required ClosedPeriod Period { get; init; }

    public required LineTotals Closed { get; init; }

    /// <summary>The same year in the later run.</summary>
    public required LineTotals Now { get; init; }

    /// <summary>What changed it, by cause; together the difference, to the milligram.</summary>
    public required IReadOnlyList<CauseChange> Changes { get; init; }

    /// <summary>Net change against the threshold (GHG Protocol Scope 3 Standard, section 9.3).</summary>
    public required BaseYearCheck Check { get; init; }

    /// <summary>Lines booked by spend when the year was closed and on product data now, the first of them.</summary>
    public required IReadOnlyList<RecalculationCandidate> Candidates { get; init; }

    /// <summary>How many there are.</summary>
    public required long CandidateCount { get; init; }

    internal static Restatement Of(
        ClosedPeriod period,
        RunDifference difference,
        LineTotals closed,
        LineTotals now,
        decimal threshold,
        CancellationToken cancellationToken)
    {
        var causes = new CauseTotals();
        var changes = InventoryChanges.None;
        var candidates = new List<RecalculationCandidate>();
        var count = 0L;
        difference.ForEachLine(
            line =>
            {
                foreach (var step in line.StepsIn(period.Year))
                {
                    causes.Add(in step);
                    changes += new InventoryChange(
                        KindOf(step.Cause), Co2eTotal.Zero, new Co2eTotal((Int128)step.Booked + step.BookedDelivery));
                }

                if (line.IsOf(period.Year)
                    && RecalculationCandidate.Of(
                        line.LineId, line.Before.Method, line.Before.Booked, line.After.Method, line.After.Booked)
                    is { } candidate && count++ < MaxCandidates)
                {
                    candidates.Add(candidate);
                }
            },
            cancellationToken);
        return new Restatement
        {
            Period = period,
            Closed = closed,
            Now = now,
            Changes = causes.ToChanges(),
            Check = BaseYearCheck.Of(closed.Booked + closed.BookedDelivery, changes, threshold),
            Candidates = candidates,
            CandidateCount = count,
        };
    }

    // A line that was missing or wrong in a closed year is an error found, not growth: the year is over.
    private static InventoryChangeKind KindOf(ChangeCause cause) => cause switch
    {
        ChangeCause.LineAdded or ChangeCause.LineCorrected or ChangeCause.LineReturned or ChangeCause.Selection =>
            InventoryChangeKind.ErrorCorrection,
        ChangeCause.Policy => InventoryChangeKind.MethodChange,
        ChangeCause.Declaration => InventoryChangeKind.MethodChange,
        _ => InventoryChangeKind.BetterData,
    };
}
