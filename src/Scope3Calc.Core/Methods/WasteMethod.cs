using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>The end of a device: C1 to C4 of what is declared about it, booked in category 5 of the year it is discarded.</summary>
/// <remarks>
/// Whether a declaration was valid on that day does not matter: it is the one the device was bought under. What is sold
/// on or given away is no waste.
/// </remarks>
internal static class WasteMethod
{
    public static LineOutcome Apply(in PurchaseLine line, Declaration? average, ProductRules rules)
    {
        if (line.Disposal != DisposalKind.Discarded)
        {
            return new LineOutcome
            {
                LineId = line.LineId,
                Status = LineStatus.Ok,
                Reasons = ReasonSet.Of(ReasonCode.DisposedWithoutWaste),
            };
        }

        var reasons = ReasonSet.None;
        var maker = rules.Policy.UseMakerFootprints && line.Product is { } product ? rules.DataOf(product).Maker?.Declaration : null;
        if ((Booked(in line, line.Declaration, rules, ref reasons)
            ?? Booked(in line, maker, rules, ref reasons)
            ?? Booked(in line, rules.Policy.UseDeviceAverages ? average : null, rules, ref reasons)) is { } booked)
        {
            return booked;
        }

        return LineOutcome.Refused(
            line.LineId, reasons.IsEmpty ? ReasonSet.Of(ReasonCode.EndOfLifeNotDeclared) : reasons);
    }

    private static LineOutcome? Booked(
        in PurchaseLine line, Declaration? declaration, ProductRules rules, ref ReasonSet reasons)
    {
        if (declaration?.Footprint.EndOfLife is not { } kg
            || !declaration.Evidence.Usable
            || ProductMethod.Count(in line, declaration, ref reasons) is not { } count
            || ProductMethod.Scale(kg, count, declaration.Amount) is not { } waste)
        {
            return null;
        }

        var evidence = Evidence.OfProduct(in line, declaration);
        var tier = evidence.Tier;
        return new LineOutcome
        {
            LineId = line.LineId,
            Status = line.Declaration is { } own && !ReferenceEquals(own, declaration) ? LineStatus.FallbackApplied
                : tier <= DataQualityTier.AssuredProductPcf ? LineStatus.Ok
                : LineStatus.OkWithWarnings,
            Method = tier == DataQualityTier.CategoryAverage
                ? CalculationMethod.AverageData
                : CalculationMethod.SupplierSpecific,
            Tier = tier,
            Category = Scope3Category.WasteGeneratedInOperations,
            Booked = waste,
            Product = ProductEstimate.OfWaste(
                declaration, tier, rules.Sigma.Of(declaration, tier, line.PurchaseDate)),
            Reasons = evidence.Failed.All | evidence.Warnings | declaration.SourceWarnings,
        };
    }
}
