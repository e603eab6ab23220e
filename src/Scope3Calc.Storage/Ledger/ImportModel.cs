using Scope3Calc.Core;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Lines to add to the ledger together.</summary>
/// <param name="Lines">Lines that can be calculated: each has passed the rules of a line.</param>
public sealed record LineBatch(LineSource Lines)
{
    /// <inheritdoc cref="LineBatch"/>
    public LineBatch(IReadOnlyList<LedgerLine> lines)
        : this(LineSource.Of(lines))
    {
    }

    /// <summary>The stream it belongs to, whose progress is stored with it; null where nobody resumes.</summary>
    public string? ImportId { get; init; }

    /// <summary>Its number in that stream, from 1, without gaps.</summary>
    public long Number { get; init; }

    /// <summary>How many lines of it never got this far.</summary>
    public int Unreadable { get; init; }
}

/// <summary>What became of a batch, once it is durable.</summary>
/// <param name="New">Lines added.</param>
/// <param name="Same">Lines that were there already, with the same content.</param>
/// <param name="Problems">Lines refused.</param>
public sealed record BatchResult(int New, int Same, IReadOnlyList<LineProblem> Problems);

/// <summary>Why a line of a batch was refused.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="LineId">Its identifier.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public readonly record struct LineProblem(int Index, string LineId, Problem Problem);

/// <summary>How far a stream of batches has come.</summary>
public sealed record ImportProgress(string ImportId, long LastBatch, long NewLines, long SameLines, long RejectedLines);
