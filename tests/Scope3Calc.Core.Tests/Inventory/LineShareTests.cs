using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>How much of a line's figures a report counts when something of it went back.</summary>
public sealed class LineShareTests
{
    private static readonly Co2e Booked = Some.Kg(131_054m);

    [Fact]
    public void All_ChangesNothing()
    {
        var effects = new GapEffects(Some.Kg(1m), Some.Kg(2m), Some.Kg(3m), Some.Kg(4m), Some.Kg(5m));

        Assert.True(LineShare.All.IsAll);
        Assert.False(LineShare.All.IsRefused);
        Assert.Equal((Booked, Booked), (LineShare.All.OfProduct(Booked), LineShare.All.OfSpend(Booked)));
        Assert.Equal((7, 3m), (LineShare.All.OfMoney(7), LineShare.All.OfPieces(3m)));
        Assert.Equal(effects, LineShare.All.OfEffects(in effects, Some.Kg(10m), Some.Kg(25m)));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Returned_TwelveOf500_TakesBackTheirShareOfEverything()
    {
        var share = LineShare.Returned(500m, 0m, 12m);

        // W23: 12 x 262.108 = 3,145.296 kg. 12 of 500 of 619,835 EUR are 14,876.04 EUR.
        Assert.Equal(Some.Kg(-3_145.296m), share.OfProduct(Booked));
        Assert.Equal(Some.Kg(-3_145.296m), share.OfSpend(Booked));
        Assert.Equal((Int128)(-14_876_040_000), share.OfMoney(619_835_000_000));
        Assert.Equal((-12m, 0m), (share.OfPieces(500m), share.OfPieces(0m)));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Credited_AQuarterOfTheMoney_LowersSpendOnly()
    {
        var share = LineShare.Credited(1_000m, 0m, 250m);

        Assert.Equal(Co2e.Zero, share.OfProduct(Booked));
        Assert.Equal(Some.Kg(-32_763.5m), share.OfSpend(Booked));
        Assert.Equal(Some.Kg(-32_763.5m), share.OfBooked(Booked, CalculationMethod.SpendBased));
        Assert.Equal(Co2e.Zero, share.OfBooked(Booked, CalculationMethod.SupplierSpecific));
        Assert.Equal((-250, 0m), (share.OfMoney(1_000), share.OfPieces(500m)));
    }

    [Fact]
    public void OfEffects_Credit_IsThePricesAlone() => Assert.Equal(
        default(GapEffects) with { Price = Some.Kg(-5m) },
        LineShare.Credited(1_000m, 0m, 250m).OfEffects(
            new GapEffects(Some.Kg(1m), Some.Kg(2m), Some.Kg(3m), Some.Kg(4m), Some.Kg(-5m)), Some.Kg(15m), Some.Kg(20m)));

    [Fact]
    public void OfEffects_ThirdsOfMilligrams_AddUpToTheGapsOwnShare()
    {
        // Effects of 1, 1, 1, 1 and -3 mg are a gap of 1 mg between 100 and 101. One of three goes back: of 1 mg two thirds are
        // left, rounded 1, so nothing is taken; of -3 mg 1 mg is given back. Of the sides 33 and 34 are taken: -1 in all. The
        // rest of -2 mg goes to the largest effect.
        var effects = new GapEffects(Mg(1), Mg(1), Mg(1), Mg(1), Mg(-3));

        var taken = LineShare.Returned(3m, 0m, 1m).OfEffects(in effects, Mg(100), Mg(101));

        Assert.Equal(new GapEffects(Mg(0), Mg(0), Mg(0), Mg(0), Mg(-1)), taken);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(5, 0, 6)]
    [InlineData(5, 4, 2)]
    public void IsRefused_NothingOrMoreThanIsLeft_IsTrue(int whole, int before, int now)
    {
        Assert.True(LineShare.Returned(whole, before, now).IsRefused);
        Assert.True(LineShare.Credited(whole, before, now).IsRefused);
    }

    [Fact]
    public void OfMoney_BeyondSixtyFourBits_IsExact() => Assert.Equal(
        -(Int128)ulong.MaxValue, LineShare.Returned(3m, 0m, 1m).OfMoney(3 * (Int128)ulong.MaxValue));

    [Fact]
    public void Shares_OfAnyReturnsOfEverything_LeaveNothing() => AnyLine.Holds(
        from count in Gen.Choose(1, 8)
        from parts in Gen.Choose(1, 9).ArrayOf(count)
        from masses in Gen.Choose(-1_000, 1_000_000).ArrayOf(5)
        from product in Gen.Choose(1, 1_000_000)
        select (parts, masses, product),
        law =>
        {
            var (parts, masses, product) = law;
            var effects = new GapEffects(Mg(masses[0]), Mg(masses[1]), Mg(masses[2]), Mg(masses[3]), Mg(masses[4]));
            var spend = Mg(product + (long)effects.Sum.Milligrams);
            var (before, left, mass) = (0m, GapEffectsTotal.Zero + effects, Mg(masses[0]));
            foreach (var part in parts)
            {
                var share = LineShare.Returned(parts.Sum(), before, part);
                var taken = share.OfEffects(in effects, Mg(product), spend);
                Assert.Equal(share.OfSpend(spend) - share.OfProduct(Mg(product)), Mg((long)taken.Sum.Milligrams));
                (before, left, mass) = (before + part, left + taken, mass + share.OfProduct(Mg(masses[0])));
            }

            Assert.Equal(left with { Lines = 0 }, default);
            Assert.Equal(Co2e.Zero, mass);
        });

    private static Co2e Mg(long milligrams) => Co2e.FromMilligrams(milligrams);
}
