using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>A laptop's gap taken apart by hand, its limits, and what cannot be taken apart.</summary>
public sealed class GapDecompositionTests
{
    // One laptop for 1,500 EUR with 21 % VAT in 2023. At 1.0813 USD that is 1,621.95 USD as paid, and 1,192.060209 USD of
    // 2021 without VAT. S = x 0.112 = 133.510743 kg with margins, x 0.040 = 47.682408 without; P = A1-A3 = 262.108 kg.
    // An ordinary laptop is taken to cost 1,000 USD and to have 236 kg, the median of 226 sheets.
    private static readonly DecompositionInputs Laptop = new()
    {
        Spend = Some.Kg(133.510743m),
        Product = Some.Kg(262.108m),
        SpendAtGate = Some.Kg(47.682408m),
        ProductAtGate = Some.Kg(262.108m),
        Quantity = 1m,
        PricePerPiece = 1_621.95m,
        ReferencePricePerPiece = 1_000m,
        FactorAtGate = 0.040m,
        AverageKgPerPiece = 236m,
    };

    [Fact]
    [Trait("Behaviour", "37")]
    public void Of_Laptop_IsTakenApartAsByHand()
    {
        var effects = GapDecomposition.Of(Laptop).Effects!.Value;

        // S - P = -128.597257 kg; ln(S / P) = -0.674574882; L = -128.597257 / -0.674574882 = 190.634573 kg.
        // price           1,621.95 / 1,000                            = 1.62195      ln  0.483629129   x L   92.1964323
        // conversion      1,192.060209 / 1,621.95                     = 0.73495496   ln -0.307946058   x L  -58.7051652
        // classification  0.040 / (236 / 1,000)                       = 0.16949153   ln -1.774952351   x L -338.3672829
        // product         236 / 262.108                               = 0.90039220   ln -0.104924828   x L  -20.0022997
        // boundary        (133.510743 / 47.682408) / 1                = 2.80000001   ln  1.029619422   x L  196.2810584
        // Cut to whole milligrams downwards they are two short; these go to conversion (.76) and boundary (.45).
        Assert.Equal(Some.Kg(92.196432m), effects.Price);
        Assert.Equal(Some.Kg(-58.705165m), effects.Conversion);
        Assert.Equal(Some.Kg(-338.367283m), effects.Classification);
        Assert.Equal(Some.Kg(-20.002300m), effects.Product);
        Assert.Equal(Some.Kg(196.281059m), effects.Boundary);
        Assert.Equal(-128.597257m, effects.Sum.Kilograms);
    }

    [Fact]
    public void Of_BothSidesAtTheFactoryGate_HasNoBoundaryEffect()
    {
        // S = 47.682408 without margins against A1-A3.
        var effects = GapDecomposition.Of(Laptop with { Spend = Laptop.SpendAtGate }).Effects!.Value;

        Assert.Equal(Co2e.Zero, effects.Boundary);
        Assert.Equal(47.682408m - 262.108m, effects.Sum.Kilograms);
    }

    [Fact]
    public void Of_Return_MirrorsThePurchase()
    {
        var bought = GapDecomposition.Of(Laptop).Effects!.Value;

        var returned = GapDecomposition.Of(Laptop with
        {
            Spend = -Laptop.Spend,
            Product = -Laptop.Product,
            SpendAtGate = -Laptop.SpendAtGate,
            ProductAtGate = -Laptop.ProductAtGate,
            Quantity = -1m,
        }).Effects!.Value;

        Assert.Equal(-bought, returned);
        Assert.Equal(Co2eTotal.Zero, (GapEffectsTotal.Zero + bought + returned).Sum);
    }

    [Fact]
    [Trait("Behaviour", "30")]
    public void Of_Discount_MovesThePriceEffectOnly()
    {
        // 10 % off: S, and S at the gate, are 0.9 times as much, P stays. Every ratio but the price's is the same, and
        // the discount itself is L ln 0.9.
        var discounted = Laptop with
        {
            Spend = Some.Kg(120.159669m),
            SpendAtGate = Some.Kg(42.914167m),
            PricePerPiece = 1_459.755m,
        };

        var full = GapDecomposition.Of(Laptop).Effects!.Value;
        var effects = GapDecomposition.Of(discounted).Effects!.Value;

        // L(120.159669, 262.108) = -141.948331 / -0.779935199 = 182.000160; ln 1.459755 = 0.378268613.
        Assert.Equal(68.844948m, effects.Price.Kilograms, 5);
        Assert.Equal(120.159669m - 262.108m, effects.Sum.Kilograms);

        // The others are the full price's, on the new scale: 182.000160 / 190.634573 = 0.954706995.
        Assert.Equal(full.Product.Kilograms * 0.954706995m, effects.Product.Kilograms, 5);
        Assert.Equal(full.Classification.Kilograms * 0.954706995m, effects.Classification.Kilograms, 5);
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Of_FreeOfCharge_PutsTheWholeGapOnThePrice()
    {
        // ln 0 is no number, but the price's share of it is all there is: as S goes to 0, its effect goes to -P.
        var free = new DecompositionInputs { Spend = Co2e.Zero, Product = Some.Kg(262.108m) };

        Assert.Equal(
            default(GapEffects) with { Price = Some.Kg(-262.108m) }, GapDecomposition.Of(free).Effects);
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Of_FootprintOfZero_PutsTheWholeGapOnTheProduct()
    {
        var weightless = new DecompositionInputs { Spend = Some.Kg(133.510743m), Product = Co2e.Zero };

        Assert.Equal(
            default(GapEffects) with { Product = Some.Kg(133.510743m) }, GapDecomposition.Of(weightless).Effects);
    }

    [Fact]
    public void Of_BothZero_HasNoEffects() => Assert.Equal(
        default(GapEffects),
        GapDecomposition.Of(new DecompositionInputs { Spend = Co2e.Zero, Product = Co2e.Zero }).Effects);

    [Fact]
    public void Of_NoGapButOppositeEffects_ShowsThem()
    {
        // S = P = 100 kg at the gate: twice the reference price, and a factor half the type's intensity. L = 100 kg,
        // so the price is 100 ln 2 = 69.314718 kg and the classification the same downwards.
        var inputs = new DecompositionInputs
        {
            Spend = Some.Kg(100m),
            Product = Some.Kg(100m),
            SpendAtGate = Some.Kg(100m),
            ProductAtGate = Some.Kg(100m),
            Quantity = 1m,
            PricePerPiece = 2_000m,
            ReferencePricePerPiece = 1_000m,
            FactorAtGate = 0.05m,
            AverageKgPerPiece = 100m,
        };

        Assert.Equal(
            default(GapEffects) with { Price = Some.Kg(69.314718m), Classification = Some.Kg(-69.314718m) },
            GapDecomposition.Of(inputs).Effects);
    }

    public static TheoryData<UndecomposedReason, DecompositionInputs> Incomplete => new()
    {
        { UndecomposedReason.NoGap, Laptop with { Spend = null } },
        { UndecomposedReason.NoGap, Laptop with { Product = null } },
        { UndecomposedReason.SignsDiffer, Laptop with { Spend = Some.Kg(-1m) } },
        { UndecomposedReason.NoQuantity, Laptop with { Quantity = null } },
        { UndecomposedReason.NoQuantity, Laptop with { Quantity = 0m } },
        { UndecomposedReason.NoPrice, Laptop with { PricePerPiece = null } },
        { UndecomposedReason.NoPrice, Laptop with { PricePerPiece = 0m } },
        { UndecomposedReason.NoReferencePrice, Laptop with { ReferencePricePerPiece = null } },
        { UndecomposedReason.NoReferencePrice, Laptop with { ReferencePricePerPiece = 0m } },
        { UndecomposedReason.NoAverage, Laptop with { AverageKgPerPiece = null } },
        { UndecomposedReason.NoAverage, Laptop with { AverageKgPerPiece = -1m } },
        { UndecomposedReason.NoGateFigure, Laptop with { FactorAtGate = null } },
        { UndecomposedReason.NoGateFigure, Laptop with { FactorAtGate = 0m } },
        { UndecomposedReason.NoGateFigure, Laptop with { SpendAtGate = null } },
        { UndecomposedReason.NoGateFigure, Laptop with { SpendAtGate = Co2e.Zero } },
        { UndecomposedReason.NoGateFigure, Laptop with { ProductAtGate = null } },
        { UndecomposedReason.NoGateFigure, Laptop with { ProductAtGate = Some.Kg(-262.108m) } },
        {
            // L = 10^12 kg and a ratio of 10^28: ln = 64, an effect of 6 x 10^13 kg.
            UndecomposedReason.OutOfRange,
            Laptop with { Spend = Some.Kg(1e12m), Product = Some.Kg(1e12m), PricePerPiece = 1e28m }
        },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    [Trait("Behaviour", "34")]
    public void Of_SomethingMissing_SaysWhatInsteadOfANumber(UndecomposedReason reason, DecompositionInputs inputs)
    {
        var decomposition = GapDecomposition.Of(inputs);

        Assert.Null(decomposition.Effects);
        Assert.Equal(reason, decomposition.Reason);
    }

    [Fact]
    public void Of_Complete_HasNoReason() => Assert.Equal(UndecomposedReason.None, GapDecomposition.Of(Laptop).Reason);
}
