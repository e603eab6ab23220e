using Scope3Calc.Core;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs;

/// <summary>What a run found for one line.</summary>
/// <param name="Ordinal">The line version's ordinal: one more is the cursor to go on from.</param>
/// <param name="LineId">The line.</param>
/// <param name="Outcome">The stored result.</param>
public readonly record struct LineResult(long Ordinal, string LineId, OutcomeRow Outcome);

/// <summary>How a line's figures in a run came about.</summary>
/// <param name="Version">The line version the run looked at.</param>
/// <param name="Stored">What the run stored for it.</param>
/// <param name="Outcome">The same calculated anew from what the run rests on.</param>
/// <param name="Figures">Every figure as a sentence and an expression.</param>
/// <param name="Original">For a return or credit note, the line version it takes back from; null otherwise.</param>
public sealed record LineExplanation(
    LineVersion Version,
    OutcomeRow Stored,
    LineOutcome Outcome,
    IReadOnlyList<ExplainedFigure> Figures,
    LineVersion? Original);

/// <summary>Why two runs differ. Every line's difference is put down to these, in this order, and they add up.</summary>
public enum ChangeCause
{
    LineAdded,
    LineCorrected,

    /// <summary>Something was returned or credited.</summary>
    LineReturned,

    /// <summary>The runs were asked for different lines.</summary>
    Selection,
    Declaration,
    FactorPack,

    /// <summary>Exchange rates, price indices, and the other reference data.</summary>
    Prices,
    Policy,
    Engine,
}

/// <summary>What one cause changed.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Lines">Line versions whose booked figure it changed.</param>
/// <param name="Booked">Change of what is booked under the lines' categories.</param>
/// <param name="BookedDelivery">Change of what is booked in category 4.</param>
public sealed record CauseChange(ChangeCause Cause, long Lines, Co2eTotal Booked, Co2eTotal BookedDelivery);

/// <summary>Two runs side by side.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The later one.</param>
/// <param name="TotalBefore">Totals of the earlier one.</param>
/// <param name="TotalAfter">Totals of the later one.</param>
/// <param name="Changes">Each cause that changed anything; together the difference of the totals, to the milligram.</param>
/// <param name="SegmentsCompared">Segments whose results differ.</param>
/// <param name="Groups">The groups asked for, in ordinal order of their keys.</param>
public sealed record RunComparison(
    RunInfo Before,
    RunInfo After,
    LineTotals TotalBefore,
    LineTotals TotalAfter,
    IReadOnlyList<CauseChange> Changes,
    int SegmentsCompared,
    IReadOnlyList<GroupComparison> Groups);

/// <summary>The lines of two runs that share a key.</summary>
/// <param name="Key">One text per dimension asked for; empty where lines do not say.</param>
/// <param name="Before">Their totals in the earlier run.</param>
/// <param name="After">Their totals in the later one.</param>
/// <param name="Changes">Each cause that changed anything; together the difference of the totals, to the milligram.</param>
public sealed record GroupComparison(
    IReadOnlyList<string> Key, LineTotals Before, LineTotals After, IReadOnlyList<CauseChange> Changes);

/// <summary>Whether a run's results can be computed again from what it rests on.</summary>
/// <param name="Run">The run.</param>
/// <param name="Root">The root of the results computed anew.</param>
/// <param name="FirstDifference">The first segment that differs, or null.</param>
/// <param name="SumsAreSame">Whether the stored sums of the run are those of the results computed anew.</param>
public sealed record RunVerification(RunInfo Run, string Root, SegmentDifference? FirstDifference, bool SumsAreSame)
{
    public bool IsSame => FirstDifference is null && SumsAreSame;
}

/// <summary>Where results differ from those computed anew.</summary>
/// <param name="Segment">The segment's number, from 0.</param>
/// <param name="Stored">SHA-256 of the stored results; null where they are missing.</param>
/// <param name="Computed">SHA-256 of those computed anew.</param>
/// <param name="FirstOrdinal">The first line version that differs; null where the results cannot be read.</param>
/// <param name="LineId">Its line.</param>
public sealed record SegmentDifference(int Segment, string? Stored, string Computed, long? FirstOrdinal, string? LineId);
