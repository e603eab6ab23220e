using Scope3Calc.Core;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes a line's outcome as the contract's message.</summary>
internal static class OutcomeWriter
{
    public static V1.LineOutcome Refused(string lineId, List<Problem> problems)
    {
        var reasons = ReasonSet.None;
        var message = new V1.LineOutcome
        {
            LineId = lineId,
            Status = V1.LineStatus.Rejected,
            Method = V1.CalculationMethod.NotCalculable,
        };
        foreach (var problem in problems)
        {
            reasons = reasons.With(problem.Code);
            message.Problems.Add(ToMessage(problem));
        }

        message.Reasons.AddRange(KnownReasons.Of(reasons));
        return message;
    }

    public static V1.Problem ToMessage(Problem problem) => new()
    {
        Code = Enumerations.ToMessage(problem.Code),
        Field = problem.Field,
        Message = problem.Message,
    };

    /// <param name="line">The line.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="calculator">The calculator it came from.</param>
    /// <param name="isFull">Whether memo items, reasons by tier, intervals and scores are told.</param>
    public static V1.LineOutcome ToMessage(
        in PurchaseLine line, in LineOutcome outcome, Calculator calculator, bool isFull)
    {
        var message = new V1.LineOutcome
        {
            LineId = outcome.LineId,
            Status = Enumerations.ToMessage(outcome.Status),
            Method = Enumerations.ToMessage(outcome.Method),
            Tier = Enumerations.ToMessage(outcome.Tier),
            Scope3Category = Enumerations.ToMessage(outcome.Category),
            Product = ToMessage(outcome.Product, isFull),
            Spend = ToMessage(outcome.Spend),
            Gap = ToMessage(outcome.Gap),
        };

        if (outcome.Booked is { } booked)
        {
            message.BookedMgCo2E = booked.Milligrams;
        }

        if (outcome.BookedDelivery is { } delivery)
        {
            message.BookedCategory4MgCo2E = delivery.Milligrams;
        }

        if (outcome.CalibratedSpend is { } calibrated)
        {
            message.CalibratedSpendMgCo2E = calibrated.Milligrams;
        }

        if (outcome.Method == CalculationMethod.Hybrid)
        {
            message.SupplierPartMgCo2E = (outcome.SupplierPart + outcome.SupplierPartOfDelivery).Milligrams;
        }

        message.Reasons.AddRange(KnownReasons.Of(outcome.Reasons));
        if (isFull)
        {
            message.PassedOver.AddRange(PassedOver.Of(outcome.PassedOver));
            OutcomeDetails.Add(message, in line, in outcome, calculator);
        }

        return message;
    }

    private static V1.ProductEstimate? ToMessage(in ProductEstimate product, bool isFull)
    {
        if (product.Declaration is not { } declaration)
        {
            return null;
        }

        var message = new V1.ProductEstimate
        {
            DeclarationId = declaration.Id,
            Tier = Enumerations.ToMessage(product.Tier),
            Bookable = product.Bookable,
            GwpSet = Enumerations.ToMessage(declaration.GwpSet),
            Sigma = product.Sigma,
        };
        if (product.CradleToGate is { } cradleToGate)
        {
            message.CradleToGateMgCo2E = cradleToGate.Milligrams;
            message.Memo = isFull ? ToMessage(product.Memo) : null;
        }

        if (product.Distribution is { } distribution)
        {
            message.DistributionMgCo2E = distribution.Milligrams;
        }

        return message;
    }

    private static V1.MemoItems ToMessage(in MemoItems memo)
    {
        var message = new V1.MemoItems();
        if (memo.Installation is { } installation)
        {
            message.InstallationMgCo2E = installation.Milligrams;
        }

        if (memo.EnergyInUse is { } energyInUse)
        {
            message.EnergyInUseMgCo2E = energyInUse.Milligrams;
        }

        if (memo.EndOfLife is { } endOfLife)
        {
            message.EndOfLifeMgCo2E = endOfLife.Milligrams;
        }

        if (memo.Benefits is { } benefits)
        {
            message.BenefitsMgCo2E = benefits.Milligrams;
        }

        if (memo.BiogenicCo2 is { } biogenic)
        {
            message.BiogenicMgCo2 = biogenic.Milligrams;
        }

        if (memo.AmortisedPerYear is { } amortised)
        {
            message.AmortisedMgCo2EPerYear = amortised.Milligrams;
        }

        return message;
    }

    private static V1.SpendEstimate? ToMessage(in SpendEstimate spend)
    {
        if (spend is not { Factor: { } factor, Emissions: { } emissions })
        {
            return null;
        }

        var message = new V1.SpendEstimate
        {
            SpendFactorId = factor.Id,
            EmissionsMgCo2E = emissions.Milligrams,
            Sigma = spend.Sigma!.Total,
        };
        var restated = spend.RestatedSpendMillionths;
        if (Int128.Abs(restated) <= long.MaxValue)
        {
            message.RestatedSpendMillionths = (long)restated;
        }

        return message;
    }

    private static V1.LineGap? ToMessage(in Core.Gap.LineGap gap)
    {
        if (gap is not { Product: { } product, Spend: { } spend, Absolute: { } absolute })
        {
            return null;
        }

        var message = new V1.LineGap
        {
            ProductMgCo2E = product.Milligrams,
            SpendMgCo2E = spend.Milligrams,
            GapMgCo2E = absolute.Milligrams,
            BoundaryAlignment = Enumerations.ToMessage(gap.Alignment),
        };
        if (gap.RatioMillionths is { } ratio)
        {
            message.RatioMillionths = ratio;
        }

        return message;
    }
}
