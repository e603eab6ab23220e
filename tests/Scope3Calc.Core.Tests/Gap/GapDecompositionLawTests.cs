using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>What holds for the effects of every gap, tried on 1,000 each.</summary>
public sealed class GapDecompositionLawTests
{
    // From a milligram to 10^6 t.
    private static readonly Gen<long> AnyMilligrams =
        from digits in Gen.Choose(1, 1_000_000_000)
        from size in Gen.Elements(1L, 1_000L, 1_000_000L)
        select digits * size;

    // Milligrams chosen freely are almost never in the ratio the factors say; the chain closes all the same.
    private static readonly Gen<DecompositionInputs> AnyPurchase =
        from spend in AnyMilligrams
        from product in AnyMilligrams
        from spendAtGate in AnyMilligrams
        from productAtGate in AnyMilligrams
        from pieces in AnyLine.Pieces
        from price in AnyLine.Ordinary
        from reference in AnyLine.Ordinary
        from factor in AnyLine.Ordinary
        from average in AnyLine.Ordinary
        select new DecompositionInputs
        {
            Spend = Co2e.FromMilligrams(spend),
            Product = Co2e.FromMilligrams(product),
            SpendAtGate = Co2e.FromMilligrams(spendAtGate),
            ProductAtGate = Co2e.FromMilligrams(productAtGate),
            Quantity = pieces,
            PricePerPiece = price,
            ReferencePricePerPiece = reference,
            FactorAtGate = factor / 10_000m,
            AverageKgPerPiece = average,
        };

    private static readonly Gen<DecompositionInputs> Any =
        from purchase in AnyPurchase
        from isReturn in Gen.Elements(false, true)
        select isReturn ? Returned(purchase) : purchase;

    [Fact]
    public void Of_AnyLine_GivesEffectsThatAddUpToTheGapToTheMilligram() =>
        AnyLine.Holds(Any, inputs => Assert.Equal(
            (Int128)inputs.Spend!.Value.Milligrams - inputs.Product!.Value.Milligrams,
            Effects(inputs).Sum.Milligrams));

    [Fact]
    public void Of_LineOfAnySize_GivesEffectsThatAddUpToTheGapToTheMilligram() =>
        AnyLine.Holds(
            from inputs in Any
            from spend in Gen.Choose(1, 1_000_000_000)
            from product in Gen.Choose(1, 1_000_000_000)
            select inputs with
            {
                Spend = Co2e.FromMilligrams(Math.Sign(inputs.Spend!.Value.Milligrams) * spend * 1_000_000_000L),
                Product = Co2e.FromMilligrams(Math.Sign(inputs.Spend!.Value.Milligrams) * product * 1_000_000_000L),
            },
            inputs =>
            {
                var decomposition = GapDecomposition.Of(inputs);

                Assert.True(decomposition is
                    { Effects: null, Reason: UndecomposedReason.OutOfRange } or
                    { Effects: not null, Reason: UndecomposedReason.None });
                if (decomposition.Effects is { } effects)
                {
                    Assert.Equal(
                        (Int128)inputs.Spend!.Value.Milligrams - inputs.Product!.Value.Milligrams,
                        effects.Sum.Milligrams);
                }
            });

    [Fact]
    public void Of_AnyLine_GivesEachEffectWithinAMilligramOfItsLogarithm() =>
        AnyLine.Holds(Any, inputs =>
        {
            double spend = Math.Abs(inputs.Spend!.Value.Milligrams);
            double product = Math.Abs(inputs.Product!.Value.Milligrams);
            double spendAtGate = Math.Abs(inputs.SpendAtGate!.Value.Milligrams);
            double productAtGate = Math.Abs(inputs.ProductAtGate!.Value.Milligrams);
            var pieces = (double)Math.Abs(inputs.Quantity!.Value);
            var restated = spendAtGate / 1e6 / pieces / (double)inputs.FactorAtGate!.Value;
            var intensity = (double)(inputs.AverageKgPerPiece!.Value / inputs.ReferencePricePerPiece!.Value);
            double[] ratios =
            [
                (double)(inputs.PricePerPiece!.Value / inputs.ReferencePricePerPiece.Value),
                restated / (double)inputs.PricePerPiece.Value,
                (double)inputs.FactorAtGate.Value / intensity,
                (double)inputs.AverageKgPerPiece.Value * pieces * 1e6 / productAtGate,
                spend / spendAtGate / (product / productAtGate),
            ];
            var mean = LogarithmicMean.Of(spend, product) * Math.Sign(inputs.Spend.Value.Milligrams);

            var slack = 1 + (1e-14 * Math.Abs(mean) * ratios.Max(ratio => Math.Max(1, Math.Abs(Math.Log(ratio)))));
            foreach (var (ratio, effect) in ratios.Zip(InOrder(Effects(inputs))))
            {
                var wanted = mean * Math.Log(ratio);
                Assert.Equal(wanted, effect, slack);

                // A ratio above 1 moves the gap upwards (a return's downwards), one below 1 the other way.
                Assert.True(Math.Abs(wanted) <= slack || Math.Sign(wanted) == Math.Sign(effect));
            }
        });

    [Fact]
    public void Of_AnyReturn_MirrorsItsPurchase() =>
        AnyLine.Holds(AnyPurchase, purchase => Assert.Equal(-Effects(purchase), Effects(Returned(purchase))));

    [Fact]
    public void Of_TenTimesALine_IsTenTimesItsEffectsButForRounding() =>
        AnyLine.Holds(AnyPurchase, one =>
        {
            var ten = one with
            {
                Spend = Co2e.FromMilligrams(one.Spend!.Value.Milligrams * 10),
                Product = Co2e.FromMilligrams(one.Product!.Value.Milligrams * 10),
                SpendAtGate = Co2e.FromMilligrams(one.SpendAtGate!.Value.Milligrams * 10),
                ProductAtGate = Co2e.FromMilligrams(one.ProductAtGate!.Value.Milligrams * 10),
                Quantity = one.Quantity * 10m,
            };

            // Each of the ten is less than a milligram off, and so is the one.
            var slack = 11 + (one.Spend.Value.Milligrams + one.Product.Value.Milligrams) * 1e-12;
            foreach (var (single, tenfold) in InOrder(Effects(one)).Zip(InOrder(Effects(ten))))
            {
                Assert.Equal(single * 10.0, tenfold, slack);
            }
        });

    [Fact]
    public void Of_LineLikeTheReference_HasNoEffectsButTheOnesThatDiffer() =>
        AnyLine.Holds(AnyPurchase, inputs =>
        {
            var ordinaryPrice = Effects(inputs with { ReferencePricePerPiece = inputs.PricePerPiece });
            Assert.Equal(Co2e.Zero, ordinaryPrice.Price);

            var sameBoundary = Effects(inputs with { SpendAtGate = inputs.Spend, ProductAtGate = inputs.Product });
            Assert.Equal(Co2e.Zero, sameBoundary.Boundary);

            // As kg are whole milligrams, pieces x average is the product's own figure to the last digit.
            var average = inputs.AverageKgPerPiece!.Value;
            var ordinaryDevice = Effects(inputs with
            {
                Quantity = 1m,
                ProductAtGate = Co2e.FromKilograms(average),
                Product = Co2e.FromKilograms(average),
            });
            Assert.Equal(Co2e.Zero, ordinaryDevice.Product);
        });

    [Fact]
    public void Total_OfAnyLines_IsTheSameInAnyOrderAndHoweverShared() =>
        AnyLine.Holds(AnyLine.UpTo(8, Any).Zip(Gen.Choose(0, int.MaxValue)), given =>
        {
            var (lines, seed) = given;
            DecompositionInputs[] shuffled = [.. lines];
            new Random(seed).Shuffle(shuffled);
            var whole = Total(lines);

            Assert.Equal(whole, Total(shuffled));
            Assert.Equal(whole, Total(shuffled.Skip(3)) + Total(shuffled.Take(3)));
            Assert.Equal(lines.Count, whole.Lines);
            Assert.Equal(
                lines.Aggregate(
                    Int128.Zero, (sum, line) => sum + line.Spend!.Value.Milligrams - line.Product!.Value.Milligrams),
                whole.Sum.Milligrams);
        });

    private static GapEffects Effects(DecompositionInputs inputs) => GapDecomposition.Of(inputs).Effects!.Value;

    private static GapEffectsTotal Total(IEnumerable<DecompositionInputs> lines) =>
        lines.Aggregate(GapEffectsTotal.Zero, (total, line) => total + Effects(line));

    private static DecompositionInputs Returned(DecompositionInputs purchase) => purchase with
    {
        Spend = -purchase.Spend,
        Product = -purchase.Product,
        SpendAtGate = -purchase.SpendAtGate,
        ProductAtGate = -purchase.ProductAtGate,
        Quantity = -purchase.Quantity,
    };

    private static long[] InOrder(GapEffects effects) =>
    [
        effects.Price.Milligrams,
        effects.Conversion.Milligrams,
        effects.Classification.Milligrams,
        effects.Product.Milligrams,
        effects.Boundary.Milligrams,
    ];
}
