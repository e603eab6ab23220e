using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes runs, what they rest on and how far they are as the contract's messages.</summary>
internal static class RunWriter
{
    public static V1.Run ToMessage(RunInfo run) => new()
    {
        RunId = run.RunId,
        State = run.State switch
        {
            RunState.Running => V1.RunState.Running,
            RunState.Finished => V1.RunState.Finished,
            RunState.Cancelled => V1.RunState.Cancelled,
            RunState.Failed => V1.RunState.Failed,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        CreateTime = Timestamp.FromDateTimeOffset(run.CreatedAt),
        FinishTime = run.FinishedAt is { } finished ? Timestamp.FromDateTimeOffset(finished) : null,
        AsKnownAtTime = run.AsKnownAt is { } known ? Timestamp.FromDateTimeOffset(known) : null,
        Selection = run.Request.Selection.IsAll ? null : ToMessage(run.Request.Selection),
        DeclarationsOnTrial = run.Request.DeclarationsOnTrial.Count,
        Basis = Basis(run),
        Segments = run.Segments,
        SegmentsDone = run.SegmentsDone,
        SegmentsComputed = run.Computed,
        SegmentsReused = run.Reused,
        Lines = run.Lines,
        Failure = run.Failure ?? string.Empty,
    };

    public static V1.RunBasis Basis(RunInfo run) => new()
    {
        RunId = run.RunId,
        PolicyId = run.PolicyId,
        FactorPack = run.FactorPack,
        FactorPackId = run.PackId,
        ReferenceId = run.ReferenceId,
        DeclarationsId = run.DeclarationsId,
        EngineVersion = run.Engine,
        LedgerRevision = run.Revision,
        LedgerLineVersions = run.EndOrdinal,
        Root = run.Root ?? string.Empty,
    };

    public static V1.RunProgress ToMessage(in RunProgress progress)
    {
        var message = new V1.RunProgress
        {
            SegmentsDone = progress.SegmentsDone,
            Segments = progress.Segments,
            LinesDone = progress.LinesDone,
            Lines = progress.Lines,
        };
        if (progress is { Rate: { } rate, Left: { } left })
        {
            message.LinesPerSecond = rate;
            message.SecondsLeft = left.TotalSeconds;
        }

        return message;
    }

    /// <summary>Goes on behind a run that was listed.</summary>
    public static string PageTokenBehind(RunInfo run) => run.RunId.ToString(CultureInfo.InvariantCulture);

    private static V1.RunSelection ToMessage(RunSelection selection) => new()
    {
        FirstPurchaseDate = TextValue.Of(selection.From),
        LastPurchaseDate = TextValue.Of(selection.To),
        Suppliers = { selection.Suppliers },
        Contracts = { selection.Contracts },
        BuyerUnits = { selection.BuyerUnits },
    };
}
