using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes what a run found for a line as the contract's message.</summary>
internal static class LineResultWriter
{
    public static V1.LineResult ToMessage(in LineResult line)
    {
        var outcome = line.Outcome;
        var message = new V1.LineResult
        {
            LineId = line.LineId,
            Status = Enumerations.ToMessage(outcome.Status),
            Method = Enumerations.ToMessage(outcome.Method),
            Tier = Enumerations.ToMessage(outcome.Tier),
            Scope3Category = Enumerations.ToMessage(outcome.Category),
            DeclarationId = outcome.DeclarationId ?? string.Empty,
        };
        message.Reasons.AddRange(KnownReasons.Of(outcome.Reasons));
        if (outcome.Booked is { } booked)
        {
            message.BookedMgCo2E = booked.Milligrams;
        }

        if (outcome.BookedDelivery is { } bookedDelivery)
        {
            message.BookedCategory4MgCo2E = bookedDelivery.Milligrams;
        }

        if (outcome.Product is { } product)
        {
            message.ProductMgCo2E = product.Milligrams;
            message.ProductSigma = outcome.ProductSigma;
        }

        if (outcome.Delivery is { } delivery)
        {
            message.DistributionMgCo2E = delivery.Milligrams;
        }

        if (outcome.Spend is { } spend)
        {
            message.SpendMgCo2E = spend.Milligrams;
            message.SpendSigma = outcome.SpendSigma;
            message.SpendFactorId = outcome.SpendFactorId ?? string.Empty;
        }

        if (outcome is { GapProduct: { } gapProduct, GapSpend: { } gapSpend })
        {
            message.GapProductMgCo2E = gapProduct.Milligrams;
            message.GapSpendMgCo2E = gapSpend.Milligrams;
            message.BoundaryAlignment = Enumerations.ToMessage(outcome.Alignment);
            if (LineGap.RatioOf(gapProduct, gapSpend) is { } ratio)
            {
                message.GapRatioMillionths = ratio;
            }
        }

        if (outcome.CalibratedSpend is { } calibrated)
        {
            message.CalibratedSpendMgCo2E = calibrated.Milligrams;
        }

        if (outcome.Method == CalculationMethod.Hybrid)
        {
            message.SupplierPartMgCo2E = outcome.SupplierPart.Milligrams;
        }

        return message;
    }
}
