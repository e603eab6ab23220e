using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>How far the spend-based figure of a line is from its product-based one, on one boundary.</summary>
/// <remarks>Its sign is not fixed: spend understates some devices and overstates others.</remarks>
public readonly record struct LineGap
{
    private readonly OptionalCo2e _product;
    private readonly OptionalCo2e _spend;

    private LineGap(Co2e product, Co2e spend, BoundaryAlignment alignment)
    {
        _product = product;
        _spend = spend;
        Alignment = alignment;
    }

    private LineGap(ReasonSet reasons) => Reasons = reasons;

    /// <summary>The product-based side, P: A1-A3, or A1-A4 where the alignment says point of sale.</summary>
    public Co2e? Product => _product;

    /// <summary>The spend-based side, S, in the column the alignment says.</summary>
    public Co2e? Spend => _spend;

    public BoundaryAlignment Alignment { get; }

    /// <summary>Why there is no gap; none when there is one.</summary>
    public ReasonSet Reasons { get; }

    /// <summary>S - P. Negative where spend understates.</summary>
    public Co2e? Absolute => Spend - Product;

    /// <summary>R = S / P. Null without a gap and where P is zero: never infinite.</summary>
    public decimal? Ratio => Product is { Milligrams: not 0 } product ? Spend!.Value.Milligrams / (decimal)product.Milligrams : null;

    /// <summary><see cref="Ratio"/> in millionths, half to even. Null where that is, or beyond 9.2 * 10^12.</summary>
    public long? RatioMillionths => Product is { } product ? RatioOf(product, Spend!.Value) : null;

    /// <summary>(S - P) / P. Null where <see cref="Ratio"/> is.</summary>
    public decimal? Relative => Ratio - 1m;

    /// <summary>2 (S - P) / (S + P), between -2 and 2. Null without a gap and where S + P is zero.</summary>
    public decimal? Symmetric => Absolute is { } gap && (Spend + Product) is { Milligrams: not 0 } sum
        ? 2m * gap.Milligrams / sum.Milligrams
        : null;

    /// <summary><see cref="RatioMillionths"/> of two sides that were stored.</summary>
    public static long? RatioOf(Co2e product, Co2e spend)
    {
        if (product.Milligrams == 0)
        {
            return null;
        }

        var size = Math.Abs(product.Milligrams);
        var (quotient, remainder) = Int128.DivRem((Int128)Math.Abs(spend.Milligrams) * 1_000_000, size);
        var twice = remainder * 2;
        quotient += twice > size || (twice == size && Int128.IsOddInteger(quotient)) ? 1 : 0;
        return quotient > long.MaxValue ? null
            : Math.Sign(spend.Milligrams) * Math.Sign(product.Milligrams) < 0 ? -(long)quotient
            : (long)quotient;
    }

    internal static LineGap None(ReasonSet reasons) => new(reasons);

    public static LineGap Between(in ProductEstimate product, in SpendEstimate spend, GapAlignment wanted)
    {
        if (product.CradleToGate is not { } cradleToGate || spend.Emissions is not { } booked)
        {
            var reasons = ReasonSet.None;
            reasons = product.CradleToGate is null ? reasons.With(ReasonCode.GapProductMissing) : reasons;
            reasons = spend.Emissions is null ? reasons.With(ReasonCode.GapSpendMissing) : reasons;
            return new LineGap(reasons);
        }

        if (wanted == GapAlignment.AlignWithDeclaredModules
            && product.Distribution is { } distribution
            && spend.At(MarginScope.WithMargins) is { } withMargins)
        {
            return new LineGap(cradleToGate + distribution, withMargins, BoundaryAlignment.AlignedToPointOfSale);
        }

        if (wanted != GapAlignment.Unaligned)
        {
            return spend.At(MarginScope.WithoutMargins) is { } withoutMargins
                ? new LineGap(cradleToGate, withoutMargins, BoundaryAlignment.AlignedA1A3)
                : new LineGap(ReasonSet.Of(ReasonCode.GapBoundaryMissing));
        }

        return new LineGap(cradleToGate, booked, spend.Scope switch
        {
            MarginScope.WithMargins => BoundaryAlignment.SpendWider,
            MarginScope.WithoutMargins => BoundaryAlignment.AlignedA1A3,
            _ => BoundaryAlignment.Unknown,
        });
    }
}
