using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Explanation;

/// <summary>What of a line is in the inventory.</summary>
internal static class BookedFigures
{
    public static string TitleOf(Scope3Category category) => category switch
    {
        Scope3Category.PurchasedGoodsAndServices => "Booked in category 1 (purchased goods and services)",
        Scope3Category.CapitalGoods => "Booked in category 2 (capital goods)",
        Scope3Category.WasteGeneratedInOperations => "Booked in category 5 (waste generated in operations)",
        _ => "Booked in category 8 (upstream leased assets)",
    };

    public static void Add(
        List<ExplainedFigure> figures,
        in LineOutcome outcome,
        ProductDerivation? product,
        SpendDerivation? spend,
        Derivation? calibrated)
    {
        var booked = outcome.Method == CalculationMethod.SpendBased
            ? OfSpend(in outcome, spend!, calibrated)
            : OfProduct(in outcome, product!);
        figures.Add(ExplainedFigure.Of("booked_mg_co2e", TitleOf(outcome.Category), booked));

        if (outcome.BookedDelivery is not null)
        {
            var delivery = product!.Distribution;
            figures.Add(ExplainedFigure.Of(
                "booked_category4_mg_co2e", "Booked in category 4 (upstream transport and distribution)", delivery));
            booked = Derivation.Sum("booked in both categories", booked, delivery);
        }

        if (outcome.Method == CalculationMethod.Hybrid)
        {
            figures.Add(SupplierPart(in outcome, product!, booked));
        }
    }

    private static Derivation OfSpend(in LineOutcome outcome, SpendDerivation spend, Derivation? calibrated) =>
        outcome.Reasons.Contains(ReasonCode.SpendCalibrated)
            ? calibrated!.Value
            : spend.Emissions(outcome.Spend.Scope!.Value);

    // Without a delivery of its own, a declared one is booked with the product.
    private static Derivation OfProduct(in LineOutcome outcome, ProductDerivation product) =>
        outcome.Product.Distribution is not null && outcome.BookedDelivery is null
            ? Derivation.Sum("booked with its delivery", product.CradleToGate, product.Distribution)
            : product.CradleToGate;

    private static ExplainedFigure SupplierPart(in LineOutcome outcome, ProductDerivation product, Derivation booked)
    {
        var operands = new List<Expression> { booked.Expression };
        var text = $"{booked.Result} booked";
        if (outcome.Product.CradleToGateFromAverages != Co2e.Zero)
        {
            Subtract(product.CradleToGateFromAverages);
        }

        if (outcome.Product.DistributionFromAverages != Co2e.Zero)
        {
            Subtract(product.Distribution);
        }

        return ExplainedFigure.Of(
            "supplier_part_mg_co2e",
            "Of it from the supplier's own data",
            new Derivation(new Expression.Difference("the supplier's part", "kg CO2e", operands), text));

        void Subtract(Derivation averages)
        {
            operands.Add(averages.Expression);
            text += $" less {averages.Text} = {averages.Result} from averages";
        }
    }
}
