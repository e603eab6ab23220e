using System.Runtime.CompilerServices;
using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Planning;
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
        Booked = outcome.Booked,
        BookedDelivery = outcome.BookedDelivery,
        Product = outcome.Product.CradleToGate,
        Delivery = outcome.Product.Distribution,
        Spend = outcome.Spend.Emissions,
        GapProduct = outcome.Gap.Product,
        GapSpend = outcome.Gap.Spend,
        CalibratedSpend = outcome.CalibratedSpend,
        SupplierPart = outcome.Method == CalculationMethod.Hybrid
            ? outcome.SupplierPart + outcome.SupplierPartOfDelivery
            : Co2e.Zero,
    };

    /// <summary>What a return or credit note takes back of its original's outcome.</summary>
    /// <remarks>
    /// Pieces that come back take their share of every figure. Where only money does, figures by spend fall in proportion and those on
    /// product data stay. In both cases the share is of what the original is booked with in the same run, so an original
    /// and its returns always add up.
    /// </remarks>
    /// <param name="original">The original line.</param>
    /// <param name="booked">Its outcome.</param>
    /// <param name="line">The return.</param>
    /// <param name="link">What came back before.</param>
    public static OutcomeRow OfReturn(
        in PurchaseLine original, in OutcomeRow booked, in PurchaseLine line, in ReturnLink link)
    {
        var share = ReturnShare.Of(in original, in line, in link);
        var isRefused = share.IsRefused;
        var row = booked with
        {
            Booked = Part(booked.Booked, share.IsOfMoney && booked.Method != CalculationMethod.SpendBased),
            BookedDelivery = Part(booked.BookedDelivery, share.IsOfMoney),
            Product = Part(booked.Product, share.IsOfMoney),
            Delivery = Part(booked.Delivery, share.IsOfMoney),
            Spend = Part(booked.Spend, false),
            GapProduct = Part(booked.GapProduct, share.IsOfMoney),
            GapSpend = Part(booked.GapSpend, false),
            CalibratedSpend = Part(booked.CalibratedSpend, false),
            SupplierPart = Part(booked.SupplierPart, share.IsOfMoney) ?? Co2e.Zero,
        };
        return isRefused ? Refused(ReasonCode.ValueOutOfRange) : row;

        Co2e? Part(Co2e? mass, bool stays) => mass is not { } whole || isRefused ? null : stays ? Co2e.Zero : share.Take(whole);
    }

    private static OutcomeRow Refused(ReasonCode reason) => new()
    {
        State = OutcomeState.Calculated,
        Status = LineStatus.Rejected,
        Reasons = ReasonSet.Of(reason),
    };

    /// <summary>How much of an original comes back.</summary>
    private readonly record struct ReturnShare(decimal Whole, decimal Before, decimal Now, bool IsOfMoney)
    {
        // As the core refuses it: nothing bought, nothing back, or more back than is left.
        public bool IsRefused => Whole <= 0m || Now <= 0m || Before > Whole || Now > Whole - Before;

        public static ReturnShare Of(in PurchaseLine original, in PurchaseLine line, in ReturnLink link) =>
            line.Quantity is < 0m and var quantity
                ? new ReturnShare(original.Quantity ?? 0m, link.QuantityBefore, -quantity, IsOfMoney: false)
                : new ReturnShare(original.SpendAmount ?? 0m, link.AmountBefore, -(line.SpendAmount ?? 0m), IsOfMoney: true);

        public Co2e? Take(Co2e mass) => Returns.OfQuantity(mass, Whole, Before, Now).Emissions;
    }
}
