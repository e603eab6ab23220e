using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>What a line's gap is taken apart by. Null is not known.</summary>
public readonly record struct DecompositionInputs
{
    /// <summary>S, on the gap's boundary.</summary>
    public Co2e? Spend { get; init; }

    /// <summary>P, on the gap's boundary.</summary>
    public Co2e? Product { get; init; }

    /// <summary>S at the factory gate: without margins.</summary>
    public Co2e? SpendAtGate { get; init; }

    /// <summary>P at the factory gate: A1-A3.</summary>
    public Co2e? ProductAtGate { get; init; }

    /// <summary>Pieces; negative for a return.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>
    /// Price of one piece as paid, VAT and margins as printed, in the pack's currency at the market rate of the year of
    /// the spend. Above 0, for a return too.
    /// </summary>
    public decimal? PricePerPiece { get; init; }

    /// <summary>Price of an ordinary device of the type, in the pack's money. Above 0.</summary>
    public decimal? ReferencePricePerPiece { get; init; }

    /// <summary>The sector's factor without margins, kg CO2e per unit of the pack's money. Above 0.</summary>
    public decimal? FactorAtGate { get; init; }

    /// <summary>A1-A3 of an ordinary device of the type, kg CO2e per piece. Above 0.</summary>
    public decimal? AverageKgPerPiece { get; init; }
}

/// <summary>Why a gap was not taken apart.</summary>
public enum UndecomposedReason
{
    None,

    /// <summary>S or P is missing.</summary>
    NoGap,

    /// <summary>One side is negative and the other positive: no ratio, no logarithm.</summary>
    SignsDiffer,

    /// <summary>No quantity in pieces, or none other than zero.</summary>
    NoQuantity,

    /// <summary>No price as paid.</summary>
    NoPrice,

    /// <summary>No reference price for the device's type.</summary>
    NoReferencePrice,

    /// <summary>No average footprint for the device's type.</summary>
    NoAverage,

    /// <summary>A side or the factor is not known at the factory gate, is zero there, or has another sign
    /// there.</summary>
    NoGateFigure,

    /// <summary>An effect is beyond 9.2 * 10^12 kg: a slip of units.</summary>
    OutOfRange,
}

/// <summary>Takes a line's gap S - P apart into five effects that add up to it exactly.</summary>
/// <remarks>
/// Additive logarithmic mean Divisia index, first form (Ang 2005, "The LMDI approach to decomposition analysis").
/// S / P is a chain of ratios in which each term cancels the next one's,
/// <code>
///   S     price   price restated   factor at gate      average A1-A3    S / S at gate
///   - = --------- x -------------- x ----------------- x ------------- x --------------
///   P   reference       price        average/reference       A1-A3       P / P at gate
/// </code>
/// and with L the <see cref="LogarithmicMean"/> of S and P, S - P = L ln(S / P) is the sum of L ln(ratio). The price
/// restated is S at the gate over the factor, so the chain closes whatever the inputs are. Each effect is within a
/// milligram of that, the remainders going to the effects that were cut by most; on lines of more than some 10^7 kg,
/// where the last digits of a double are more than that, it is within 10^-14 of the largest.
/// <para>
/// Something free of charge has S = 0: the whole gap is the price's. P = 0 makes it the product's. Effects of lines
/// may be added up (<see cref="GapEffectsTotal"/>); a return's are those of its purchase with the other sign.
/// </para>
/// </remarks>
public readonly record struct GapDecomposition
{
    private const double MilligramsPerKilogram = 1e6;
    private const double LargestMilligrams = 9.2e18;
    private const int Count = 5;

    private GapDecomposition(GapEffects effects) => Effects = effects;

    private GapDecomposition(UndecomposedReason reason) => Reason = reason;

    /// <summary>Null where <see cref="Reason"/> says why.</summary>
    public GapEffects? Effects { get; }

    public UndecomposedReason Reason { get; }

    public static GapDecomposition Of(in DecompositionInputs inputs)
    {
        if (inputs is not { Spend: { } spend, Product: { } product })
        {
            return new GapDecomposition(UndecomposedReason.NoGap);
        }

        if (spend == Co2e.Zero)
        {
            return new GapDecomposition(default(GapEffects) with { Price = -product });
        }

        if (product == Co2e.Zero)
        {
            return new GapDecomposition(default(GapEffects) with { Product = spend });
        }

        var sign = Math.Sign(spend.Milligrams);
        if (sign != Math.Sign(product.Milligrams))
        {
            return new GapDecomposition(UndecomposedReason.SignsDiffer);
        }

        Span<double> ratios = stackalloc double[Count];
        return Ratios(in inputs, sign, ratios) is var missing and not UndecomposedReason.None
            ? new GapDecomposition(missing)
            : Apportion(spend, product, sign, ratios);
    }

    private static UndecomposedReason Ratios(in DecompositionInputs inputs, int sign, Span<double> ratios)
    {
        if (inputs.Quantity is null or 0m)
        {
            return UndecomposedReason.NoQuantity;
        }

        if (inputs.PricePerPiece is null or <= 0m)
        {
            return UndecomposedReason.NoPrice;
        }

        if (inputs.ReferencePricePerPiece is null or <= 0m)
        {
            return UndecomposedReason.NoReferencePrice;
        }

        if (inputs.AverageKgPerPiece is null or <= 0m)
        {
            return UndecomposedReason.NoAverage;
        }

        if (inputs.FactorAtGate is null or <= 0m
            || inputs is not { SpendAtGate: { } spendAtGate, ProductAtGate: { } productAtGate }
            || Math.Sign(spendAtGate.Milligrams) != sign || Math.Sign(productAtGate.Milligrams) != sign)
        {
            return UndecomposedReason.NoGateFigure;
        }

        var price = (double)inputs.PricePerPiece;
        var reference = (double)inputs.ReferencePricePerPiece;
        var factor = (double)inputs.FactorAtGate;
        var average = (double)inputs.AverageKgPerPiece;
        var pieces = Math.Abs((double)inputs.Quantity) * MilligramsPerKilogram;
        double spend = inputs.Spend!.Value.Milligrams;
        double product = inputs.Product!.Value.Milligrams;
        double spendGate = spendAtGate.Milligrams;
        double productGate = productAtGate.Milligrams;
        ratios[0] = price / reference;
        ratios[1] = Math.Abs(spendGate) / (pieces * price * factor);
        ratios[2] = factor * reference / average;
        ratios[3] = pieces * average / Math.Abs(productGate);
        ratios[4] = spend * productGate / (product * spendGate);
        return UndecomposedReason.None;
    }

    // Worked on the sizes of S and P, and given their sign last: a return mirrors its purchase.
    private static GapDecomposition Apportion(Co2e spend, Co2e product, int sign, ReadOnlySpan<double> ratios)
    {
        var mean = LogarithmicMean.Of(Math.Abs((double)spend.Milligrams), Math.Abs((double)product.Milligrams));
        Span<long> effects = stackalloc long[Count];
        Span<double> remainders = stackalloc double[Count];
        var left = ((Int128)spend.Milligrams - product.Milligrams) * sign;
        var largest = 0;
        var cut = 0;
        for (var i = 0; i < Count; i++)
        {
            var effect = mean * NaturalLogarithm.Of(ratios[i]);
            if (!(Math.Abs(effect) < LargestMilligrams))
            {
                return new GapDecomposition(UndecomposedReason.OutOfRange);
            }

            effects[i] = (long)Math.Floor(effect);
            remainders[i] = effect - effects[i];
            left -= effects[i];
            cut += remainders[i] > 0 ? 1 : 0;
            largest = Math.Abs(effects[i]) > Math.Abs(effects[largest]) ? i : largest;
        }

        // At most a milligram is left for each effect that was cut. Only the last digits of a double, on very
        // large lines, can leave anything else; then it goes where it weighs least.
        if (left < 0 || left > cut)
        {
            effects[largest] += (long)left;
            left = 0;
        }

        for (; left > 0; left--)
        {
            var next = 0;
            for (var i = 1; i < Count; i++)
            {
                next = remainders[i] > remainders[next] ? i : next;
            }

            effects[next]++;
            remainders[next] = -1;
        }

        return new GapDecomposition(new GapEffects(
            Co2e.FromMilligrams(sign * effects[0]),
            Co2e.FromMilligrams(sign * effects[1]),
            Co2e.FromMilligrams(sign * effects[2]),
            Co2e.FromMilligrams(sign * effects[3]),
            Co2e.FromMilligrams(sign * effects[4])));
    }
}
