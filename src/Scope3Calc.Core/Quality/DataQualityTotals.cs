using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Quality;

/// <summary>Mean data-quality indicators of what is booked, weighted in three ways.</summary>
/// <param name="ByEmissions">Weighted by booked milligrams CO2e.</param>
/// <param name="BySpend">Weighted by restated spend.</param>
/// <param name="ByPieces">Weighted by pieces.</param>
public readonly record struct DataQualityTotals(DataQualityMean ByEmissions, DataQualityMean BySpend, DataQualityMean ByPieces)
{
    public static DataQualityTotals operator +(in DataQualityTotals left, in DataQualityTotals right) => new(
        left.ByEmissions + right.ByEmissions, left.BySpend + right.BySpend, left.ByPieces + right.ByPieces);

    public static DataQualityTotals Add(in DataQualityTotals left, in DataQualityTotals right) => left + right;

    /// <summary>With the data behind one more line's booked figure; unchanged where nothing is booked.</summary>
    /// <param name="line">The line; of a return or credit note, its original.</param>
    /// <param name="outcome">What the calculator made of it.</param>
    /// <param name="share">How much of it counts: a return takes back its purchase's weight.</param>
    /// <param name="calculator">The calculator, whose policy names the scheme.</param>
    internal DataQualityTotals With(in PurchaseLine line, in LineOutcome outcome, in LineShare share, Calculator calculator)
    {
        if (outcome.Booked is not { } booked)
        {
            return this;
        }

        var year = line.PurchaseDate.Year;
        var rating = DataQualityRules.Rate(
            calculator.Policy.DqiScheme,
            outcome.Method == CalculationMethod.SpendBased
                ? EstimateFacts.Of(calculator.Pack, year)
                : EstimateFacts.Of(outcome.Product.Declaration!, year));
        var emissions = (Int128)share.OfBooked(booked, outcome.Method).Milligrams
            + share.OfProduct(outcome.BookedDelivery.GetValueOrDefault()).Milligrams;
        var pieces = line is { QuantityUnit: QuantityUnit.Piece, Disposal: DisposalKind.None }
            ? (Int128)share.OfPieces(line.Quantity ?? 0m)
            : 0;
        return new DataQualityTotals(
            ByEmissions.With(rating, emissions),
            BySpend.With(rating, share.OfMoney(outcome.Spend.RestatedSpendMillionths)),
            ByPieces.With(rating, pieces));
    }
}
