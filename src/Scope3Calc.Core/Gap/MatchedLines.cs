using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>Sums over lines that have both figures on one boundary, and the gap between them.</summary>
/// <param name="Lines">How many.</param>
/// <param name="Product">P: the product-based side.</param>
/// <param name="Spend">S: the spend-based side.</param>
/// <param name="Booked">What of them is booked, delivery legs included.</param>
/// <param name="RestatedSpendMillionths">Their spend in millionths of the pack's currency.</param>
/// <param name="Pieces">Their pieces.</param>
public readonly record struct MatchedLines(
    long Lines, Co2eTotal Product, Co2eTotal Spend, Co2eTotal Booked, Int128 RestatedSpendMillionths, decimal Pieces)
{
    /// <summary>Sum of S minus sum of P; null when no line has both.</summary>
    public Co2eTotal? Gap => Lines == 0 ? null : Spend - Product;

    /// <summary>Ratio of the sums, never a mean of ratios; null when P sums to zero.</summary>
    public decimal? Ratio => Product.Milligrams == 0 ? null : (decimal)Spend.Milligrams / (decimal)Product.Milligrams;

    public static MatchedLines operator +(MatchedLines left, MatchedLines right) => new(
        left.Lines + right.Lines,
        left.Product + right.Product,
        left.Spend + right.Spend,
        left.Booked + right.Booked,
        left.RestatedSpendMillionths + right.RestatedSpendMillionths,
        left.Pieces + right.Pieces);

    public static MatchedLines Add(MatchedLines left, MatchedLines right) => left + right;
}
