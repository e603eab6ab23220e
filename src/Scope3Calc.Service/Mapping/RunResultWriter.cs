using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes what runs come to, together and against each other, as the contract's messages.</summary>
internal static class RunResultWriter
{
    public static V1.LineTotals ToMessage(in LineTotals totals) => new()
    {
        Lines = totals.Lines,
        HeldLines = totals.Held,
        NotCalculatedLines = totals.NotCalculated,
        MatchedLines = totals.Matched,
        BookedKgCo2E = SummaryWriter.Kg(totals.Booked),
        BookedCategory4KgCo2E = SummaryWriter.Kg(totals.BookedDelivery),
        ProductKgCo2E = SummaryWriter.Kg(totals.Product),
        DistributionKgCo2E = SummaryWriter.Kg(totals.Delivery),
        SpendKgCo2E = SummaryWriter.Kg(totals.Spend),
        GapProductKgCo2E = SummaryWriter.Kg(totals.GapProduct),
        GapSpendKgCo2E = SummaryWriter.Kg(totals.GapSpend),
        GapKgCo2E = SummaryWriter.Kg(totals.Gap),
    };

    public static V1.TotalsGroup ToMessage(TotalsGroup group) => new() { Key = { group.Key }, Totals = ToMessage(group.Totals) };

    public static V1.CauseChange ToMessage(CauseChange change) => new()
    {
        Cause = change.Cause switch
        {
            ChangeCause.LineAdded => V1.ChangeCause.LineAdded,
            ChangeCause.LineCorrected => V1.ChangeCause.LineCorrected,
            ChangeCause.LineReturned => V1.ChangeCause.LineReturned,
            ChangeCause.Selection => V1.ChangeCause.Selection,
            ChangeCause.Declaration => V1.ChangeCause.Declaration,
            ChangeCause.FactorPack => V1.ChangeCause.FactorPack,
            ChangeCause.Prices => V1.ChangeCause.Prices,
            ChangeCause.Policy => V1.ChangeCause.Policy,
            ChangeCause.Engine => V1.ChangeCause.Engine,
            _ => throw new UnreachableException(),
        },
        Lines = change.Lines,
        BookedChangeKgCo2E = SummaryWriter.Kg(change.Booked),
        BookedCategory4ChangeKgCo2E = SummaryWriter.Kg(change.BookedDelivery),
    };

    public static V1.CompareRunsResponse ToMessage(RunComparison comparison) => new()
    {
        TotalBefore = ToMessage(comparison.TotalBefore),
        TotalAfter = ToMessage(comparison.TotalAfter),
        Changes = { comparison.Changes.Select(ToMessage) },
        SegmentsCompared = comparison.SegmentsCompared,
        BasisBefore = RunWriter.Basis(comparison.Before),
        BasisAfter = RunWriter.Basis(comparison.After),
        Groups =
        {
            comparison.Groups.Select(group => new V1.GroupComparison
            {
                Key = { group.Key },
                TotalBefore = ToMessage(group.Before),
                TotalAfter = ToMessage(group.After),
                Changes = { group.Changes.Select(ToMessage) },
            }),
        },
    };

    public static V1.RunVerification ToMessage(RunVerification verification) => new()
    {
        IsSame = verification.IsSame,
        ComputedRoot = verification.Root,
        FirstDifference = verification.FirstDifference is { } difference ? ToMessage(difference) : null,
        Basis = RunWriter.Basis(verification.Run),
        SumsAreSame = verification.SumsAreSame,
    };

    /// <param name="run">The run.</param>
    /// <param name="explained">The line in it.</param>
    /// <param name="calculator">One of the run's policy.</param>
    public static V1.RunServiceExplainLineResponse ToMessage(RunInfo run, LineExplanation explained, Calculator calculator)
    {
        var (version, original) = (explained.Version, explained.Original);
        var outcome = explained.Outcome;
        ref readonly var purchase = ref (original ?? version).Line.Purchase;
        return new V1.RunServiceExplainLineResponse
        {
            Stored = LineResultWriter.ToMessage(new LineResult(version.Ordinal, version.Line.LineId, explained.Stored)),
            Outcome = OutcomeWriter.ToMessage(in purchase, in outcome, calculator, isFull: true),
            Explanations = { explained.Figures.Select(ExplanationWriter.ToMessage) },
            Version = version.Version,
            OriginalLineId = original?.Line.LineId ?? string.Empty,
            Basis = RunWriter.Basis(run),
        };
    }

    /// <param name="period">The year.</param>
    /// <param name="run">The run it is closed on.</param>
    public static V1.ClosedPeriod ToMessage(ClosedPeriod period, RunInfo run) => new()
    {
        Year = period.Year,
        RunId = period.RunId,
        ClosedBy = period.ClosedBy,
        CloseTime = Timestamp.FromDateTimeOffset(period.ClosedAt),
        Basis = RunWriter.Basis(run),
    };

    /// <param name="restatement">What has changed.</param>
    /// <param name="closed">The run that the year is closed on.</param>
    public static V1.Restatement ToMessage(Restatement restatement, RunInfo closed)
    {
        var check = restatement.Check;
        var message = new V1.Restatement
        {
            Period = ToMessage(restatement.Period, closed),
            Closed = ToMessage(restatement.Closed),
            Now = ToMessage(restatement.Now),
            Changes = { restatement.Changes.Select(ToMessage) },
            NetChangeKgCo2E = SummaryWriter.Kg(check.Changes.Net),
            NetChangeShare = SummaryWriter.Share(check.NetShare),
            GrossChangeShare = SummaryWriter.Share(check.GrossShare),
            RestatedLines = { restatement.Candidates.Select(ToMessage) },
            RestatedLineCount = restatement.CandidateCount,
        };
        if (check.IsTriggered is { } isTriggered)
        {
            message.IsTriggered = isTriggered;
        }

        return message;
    }

    private static V1.SegmentDifference ToMessage(SegmentDifference difference)
    {
        var message = new V1.SegmentDifference
        {
            Segment = difference.Segment,
            StoredId = difference.Stored ?? string.Empty,
            ComputedId = difference.Computed,
            LineId = difference.LineId ?? string.Empty,
        };
        if (difference.FirstOrdinal is { } ordinal)
        {
            message.Ordinal = ordinal;
        }

        return message;
    }

    private static V1.RestatedLine ToMessage(RecalculationCandidate line) => new()
    {
        LineId = line.LineId,
        ClosedMethod = Enumerations.ToMessage(line.OldMethod),
        ClosedMgCo2E = line.Old.Milligrams,
        Method = Enumerations.ToMessage(line.NewMethod),
        BookedMgCo2E = line.New.Milligrams,
    };
}
