using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>The end of a device: C1 to C4 in category 5 where it was thrown away, nothing where it lives on.</summary>
internal static class NaiveWaste
{
    public static NaiveResult Calculate(in PurchaseLine line, Policy policy)
    {
        if (line.Disposal != DisposalKind.Discarded)
        {
            return new NaiveResult { Status = LineStatus.Ok };
        }

        // What was declared when the device was bought still speaks for it, so the day does not matter.
        Declaration?[] sources =
        [
            line.Declaration,
            policy.UseMakerFootprints ? NaiveCalculation.SheetOf(line.Product) : null,
            policy.UseDeviceAverages ? NaiveCalculation.AverageOf(line.ProductCategory) : null,
        ];
        foreach (var source in sources.OfType<Declaration>())
        {
            var evidence = NaiveEvidence.OfDeclaration(source);
            if (evidence.MayBeBooked && new NaiveModules(source).EndOfLife is { } kg && NaiveProduct.CountOf(in line, source) is { } count
                && NaiveProduct.Mass(kg, count, source) is { } mass)
            {
                var tier = NaiveEvidence.IsOfProduct(in line, source) || evidence.Tier > DataQualityTier.SelfDeclaredProductPcf
                    ? evidence.Tier
                    : DataQualityTier.SelfDeclaredProductPcf;
                return new NaiveResult
                {
                    Status = line.Declaration is not null && source != line.Declaration ? LineStatus.FallbackApplied
                        : tier <= DataQualityTier.AssuredProductPcf ? LineStatus.Ok
                        : LineStatus.OkWithWarnings,
                    Method = tier == DataQualityTier.CategoryAverage
                        ? CalculationMethod.AverageData
                        : CalculationMethod.SupplierSpecific,
                    Tier = tier,
                    Category = Scope3Category.WasteGeneratedInOperations,
                    Booked = mass,
                };
            }
        }

        return new NaiveResult { Status = LineStatus.Rejected };
    }
}
