namespace Scope3Calc.Storage.Database;

/// <summary>A policy that a run was made under.</summary>
internal sealed class PolicyRow
{
    public string PolicyId { get; set; } = "";

    public string Document { get; set; } = "";

    public long RecordedAt { get; set; }
}

/// <summary>A recalculation of the ledger.</summary>
public sealed class RunRow
{
    public long RunId { get; set; }

    public string State { get; set; } = "";

    public long CreatedAt { get; set; }

    public long? FinishedAt { get; set; }

    /// <summary>The instant whose knowledge the run was asked for; null for all that was known when it began.</summary>
    public long? AsKnownAt { get; set; }

    /// <summary>The ledger's revision it looks at.</summary>
    public long Revision { get; set; }

    /// <summary>The line versions it looks at: those below this ordinal.</summary>
    public long EndOrdinal { get; set; }

    public string PolicyId { get; set; } = "";

    /// <summary>Hash over everything its results depend on: a run with the same has the same results.</summary>
    public string PlanId { get; set; } = "";

    /// <summary>Content id of the factor pack.</summary>
    public string PackId { get; set; } = "";

    /// <summary>Content id of all other reference data.</summary>
    public string ReferenceId { get; set; } = "";

    /// <summary>Content id of the declarations in force.</summary>
    public string DeclarationsId { get; set; } = "";

    public string Engine { get; set; } = "";

    /// <summary>What the run was asked for besides: selection and declarations on trial, as JSON.</summary>
    public string Request { get; set; } = "";

    public string? Root { get; set; }

    public long? Lines { get; set; }

    public int SegmentCount { get; set; }

    public int? Computed { get; set; }

    public int? Reused { get; set; }

    public string? Failure { get; set; }
}

/// <summary>One segment of a run: a task until it has a result.</summary>
internal sealed class RunSegmentRow
{
    public long RunId { get; set; }

    public int Segment { get; set; }

    /// <summary>What the result depends on.</summary>
    public string ResultKey { get; set; } = "";

    /// <summary>0 to do, 1 computed by this run, 2 found.</summary>
    public int State { get; set; }

    public string? Worker { get; set; }

    public long? LeaseUntil { get; set; }
}

/// <summary>The results of one segment, shared by all runs that depend on the same.</summary>
internal sealed class ResultSegmentRow
{
    public string ResultKey { get; set; } = "";

    /// <summary>SHA-256 of <see cref="Bytes"/>.</summary>
    public string Name { get; set; } = "";

    public byte[] Bytes { get; set; } = [];

    /// <summary>Sums of the segment by every dimension.</summary>
    public byte[] Totals { get; set; } = [];
}

/// <summary>Sums of a finished run by one dimension.</summary>
internal sealed class RunTotalsRow
{
    public long RunId { get; set; }

    public int Dimension { get; set; }

    public byte[] Bytes { get; set; } = [];
}

/// <summary>A year whose results are final.</summary>
public sealed class ClosedPeriodRow
{
    public int Year { get; set; }

    public long RunId { get; set; }

    public string ClosedBy { get; set; } = "";

    public long ClosedAt { get; set; }
}
