using System.Runtime.CompilerServices;
using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Computing;

/// <summary>Outcomes as they are stored.</summary>
internal static class OutcomeRows
{
    public static readonly OutcomeRow Superseded = new() { State = OutcomeState.Superseded };

    public static readonly OutcomeRow NotSelected = new() { State = OutcomeState.NotSelected };

    /// <summary>A return can only take back what was bought.</summary>
    public static readonly OutcomeRow ReturnOfAReturn = Refused(ReasonCode.ReturnWithoutOriginal);

    // Methods of this size run faster apart than in one, and are compiled sooner.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OutcomeRow Of(in LineOutcome outcome) => new()
    {
        State = OutcomeState.Calculated,
        Status = outcome.Status,
        Method = outcome.Method,
        Tier = outcome.Tier,
        Category = outcome.Category,
        Alignment = outcome.Gap.Alignment,
        Reasons = outcome.Reasons,
        ProductSigma = outcome.Product.Sigma,
        SpendSigma = outcome.Spend.Sigma?.Total ?? 0,
        SpendFactorId = outcome.Spend.Factor?.Id,
        DeclarationId = outcome.Product.Declaration?.Id,
        Masses = LineMasses.Of(in outcome),
    };

    /// <summary>What a return or credit note takes back of its original's outcome.</summary>
    /// <remarks>
    /// Pieces that come back take their share of every figure. Where only money does, figures by spend fall in proportion and those on
    /// product data stay. In both cases the share is of what the original is booked with in the same run, so an original
    /// and its returns always add up.
    /// </remarks>
    /// <param name="booked">The original's outcome.</param>
    /// <param name="share">How much of it comes back.</param>
    public static OutcomeRow OfReturn(in OutcomeRow booked, LineShare share)
    {
        return share.IsRefused ? Refused(ReasonCode.ValueOutOfRange) : booked with
        {
            Masses = new LineMasses
            {
                Booked = booked.Booked is { } mass ? share.OfBooked(mass, booked.Method) : (Co2e?)null,
                BookedDelivery = OfProduct(booked.BookedDelivery),
                Product = OfProduct(booked.Product),
                Delivery = OfProduct(booked.Delivery),
                Spend = OfSpend(booked.Spend),
                GapProduct = OfProduct(booked.GapProduct),
                GapSpend = OfSpend(booked.GapSpend),
                CalibratedSpend = OfSpend(booked.CalibratedSpend),
                SupplierPart = share.OfProduct(booked.SupplierPart),
            },
        };

        Co2e? OfProduct(Co2e? mass) => mass is { } known ? share.OfProduct(known) : null;

        Co2e? OfSpend(Co2e? mass) => mass is { } known ? share.OfSpend(known) : null;
    }

    private static OutcomeRow Refused(ReasonCode reason) => new()
    {
        State = OutcomeState.Calculated,
        Status = LineStatus.Rejected,
        Reasons = ReasonSet.Of(reason),
    };
}
