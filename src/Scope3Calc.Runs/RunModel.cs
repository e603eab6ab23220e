using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Runs;

/// <summary>What a run is asked for.</summary>
public sealed record RunRequest
{
    /// <summary>How to calculate; its factor pack is part of it.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Look only at what the ledger knew at this instant, lines and declarations; null for all it knows.</summary>
    public DateTimeOffset? AsKnownAt { get; init; }

    /// <summary>Which lines.</summary>
    public RunSelection Selection { get; init; } = RunSelection.All;

    /// <summary>Declarations that are looked at as if they were on file. They are not stored as such.</summary>
    public IReadOnlyList<Declaration> DeclarationsOnTrial { get; init; } = [];
}

/// <summary>Which lines of the ledger a run looks at. What is empty does not restrict; between the fields all must hold.</summary>
public sealed record RunSelection
{
    public static RunSelection All { get; } = new();

    /// <summary>First day of purchase, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of purchase, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Any of these suppliers.</summary>
    public IReadOnlyList<string> Suppliers { get; init; } = [];

    /// <summary>Any of these contracts.</summary>
    public IReadOnlyList<string> Contracts { get; init; } = [];

    /// <summary>Any of these buyer units.</summary>
    public IReadOnlyList<string> BuyerUnits { get; init; } = [];

    public bool IsAll => From is null && To is null && Suppliers.Count == 0 && Contracts.Count == 0 && BuyerUnits.Count == 0;
}

public enum RunState
{
    Running,
    Finished,
    Cancelled,
    Failed,
}

/// <summary>What is known of a run.</summary>
public sealed record RunInfo
{
    public required long RunId { get; init; }

    public required RunState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? AsKnownAt { get; init; }

    /// <summary>The revision of the ledger it looks at.</summary>
    public required long Revision { get; init; }

    /// <summary>The line versions it looks at.</summary>
    public required long EndOrdinal { get; init; }

    public required string PolicyId { get; init; }

    /// <summary>Id of the factor pack, such as <c>epa-sef-v1.3</c>.</summary>
    public required string FactorPack { get; init; }

    /// <summary>SHA-256 of the factor pack's content.</summary>
    public required string PackId { get; init; }

    /// <summary>SHA-256 over all other reference data.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>SHA-256 over the declarations in force; empty where there were none.</summary>
    public required string DeclarationsId { get; init; }

    public required string Engine { get; init; }

    public required RunRequest Request { get; init; }

    public required int Segments { get; init; }

    /// <summary>Segments that have a result.</summary>
    public required int SegmentsDone { get; init; }

    /// <summary>SHA-256 over what it rests on and all results, of a finished run.</summary>
    public string? Root { get; init; }

    /// <summary>Lines it gives an outcome for: not those superseded or not selected.</summary>
    public long Lines { get; init; }

    /// <summary>Segments that this run computed.</summary>
    public int Computed { get; init; }

    /// <summary>Segments whose results were there.</summary>
    public int Reused { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="SegmentsDone">Segments with a result, reused ones included.</param>
/// <param name="Segments">All segments.</param>
/// <param name="LinesDone">Line versions in the segments done.</param>
/// <param name="Lines">All line versions.</param>
/// <param name="LinesComputed">Line versions that this process computed since it began.</param>
/// <param name="Elapsed">Time since it began.</param>
public readonly record struct RunProgress(
    int SegmentsDone, int Segments, long LinesDone, long Lines, long LinesComputed, TimeSpan Elapsed)
{
    /// <summary>Lines computed a second; null before the first.</summary>
    public double? Rate => LinesComputed > 0 && Elapsed > TimeSpan.Zero ? LinesComputed / Elapsed.TotalSeconds : null;

    /// <summary>Time left at that rate; null before the first line.</summary>
    public TimeSpan? Left => Rate is { } rate ? TimeSpan.FromSeconds((Lines - LinesDone) / rate) : null;
}

/// <summary>What the totals of a run are grouped by. The numbers are stored.</summary>
public enum TotalsDimension
{
    Supplier = 1,
    Contract = 2,
    BuyerUnit = 3,
    Manufacturer = 4,

    /// <summary>Type of device.</summary>
    ProductCategory = 5,

    /// <summary>The Scope 3 category of the booked figure, such as <c>CAT_2</c>.</summary>
    Scope3Category = 6,

    /// <summary>The year that the line counts in.</summary>
    Year = 7,

    /// <summary>The month, <c>YYYY-MM</c>.</summary>
    Month = 8,

    /// <summary>Tier of the booked figure, 1 to 5.</summary>
    Tier = 9,

    /// <summary>Method of the booked figure, such as <c>SPEND_BASED</c>.</summary>
    Method = 10,
}
