using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Outcomes of a calculation as a run would store them: result files of both are alike, cell by cell.</summary>
internal static class LineResults
{
    public static LineResult Of(LineOutcome outcome)
    {
        var line = new LineResult
        {
            LineId = outcome.LineId,
            Status = outcome.Status,
            Method = outcome.Method,
            Tier = outcome.Tier,
            Scope3Category = outcome.Scope3Category,
        };
        line.Reasons.AddRange(outcome.Reasons);
        if (outcome.HasBookedMgCo2E)
        {
            line.BookedMgCo2E = outcome.BookedMgCo2E;
        }

        if (outcome.HasBookedCategory4MgCo2E)
        {
            line.BookedCategory4MgCo2E = outcome.BookedCategory4MgCo2E;
        }

        if (outcome.HasCalibratedSpendMgCo2E)
        {
            line.CalibratedSpendMgCo2E = outcome.CalibratedSpendMgCo2E;
        }

        if (outcome.HasSupplierPartMgCo2E)
        {
            line.SupplierPartMgCo2E = outcome.SupplierPartMgCo2E;
        }

        Add(line, outcome.Product);
        Add(line, outcome.Spend);
        Add(line, outcome.Gap);
        return line;
    }

    private static void Add(LineResult line, ProductEstimate? product)
    {
        if (product is null)
        {
            return;
        }

        line.DeclarationId = product.DeclarationId;
        if (product.HasCradleToGateMgCo2E)
        {
            line.ProductMgCo2E = product.CradleToGateMgCo2E;
            line.ProductSigma = product.Sigma;
        }

        if (product.HasDistributionMgCo2E)
        {
            line.DistributionMgCo2E = product.DistributionMgCo2E;
        }
    }

    private static void Add(LineResult line, SpendEstimate? spend)
    {
        if (spend is not null)
        {
            line.SpendFactorId = spend.SpendFactorId;
            line.SpendMgCo2E = spend.EmissionsMgCo2E;
            line.SpendSigma = spend.Sigma;
        }
    }

    private static void Add(LineResult line, LineGap? gap)
    {
        if (gap is null)
        {
            return;
        }

        line.GapProductMgCo2E = gap.ProductMgCo2E;
        line.GapSpendMgCo2E = gap.SpendMgCo2E;
        line.BoundaryAlignment = gap.BoundaryAlignment;
        if (gap.HasRatioMillionths)
        {
            line.GapRatioMillionths = gap.RatioMillionths;
        }
    }
}
