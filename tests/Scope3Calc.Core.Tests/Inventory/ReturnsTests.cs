using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>Laptops and money that go back, from a line of 500 laptops booked with 131,054 kg.</summary>
public sealed class ReturnsTests
{
    private static readonly Co2e Booked = Some.Kg(131_054m);

    [Fact]
    [Trait("Behaviour", "29")]
    public void OfQuantity_TwelveOf500_LeavesThoseOf488()
    {
        var reversal = Returns.OfQuantity(Booked, 500m, 0m, 12m);

        // 12 x 262.108 = 3,145.296 kg back; 488 x 262.108 = 127,908.704 kg left.
        Assert.Equal(Some.Kg(-3_145.296m), reversal.Emissions);
        Assert.Equal(Some.Kg(127_908.704m), Booked + reversal.Emissions!.Value);
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void OfQuantity_All_TakesBackExactlyWhatWasBooked() =>
        Assert.Equal(-Booked, Returns.OfQuantity(Booked, 500m, 0m, 500m).Emissions);

    [Fact]
    [Trait("Behaviour", "29")]
    public void OfQuantity_ThreeThirds_LeaveNothing()
    {
        // 100 mg for three pieces. Left after one: 66.67 = 67; after two: 33.33 = 33; after three: 0.
        var booked = Co2e.FromMilligrams(100);

        Assert.Equal(-33, Returns.OfQuantity(booked, 3m, 0m, 1m).Emissions!.Value.Milligrams);
        Assert.Equal(-34, Returns.OfQuantity(booked, 3m, 1m, 1m).Emissions!.Value.Milligrams);
        Assert.Equal(-33, Returns.OfQuantity(booked, 3m, 2m, 1m).Emissions!.Value.Milligrams);
    }

    [Theory]
    [InlineData(1, -1)] // 0.5 is left: to even, 0.
    [InlineData(3, -1)] // 1.5 is left: to even, 2.
    [InlineData(5, -3)] // 2.5 is left: to even, 2.
    [InlineData(-3, 1)]
    public void OfQuantity_HalfAMilligram_GoesToTheEvenOne(long booked, long reversed) => Assert.Equal(
        reversed, Returns.OfQuantity(Co2e.FromMilligrams(booked), 2m, 0m, 1m).Emissions!.Value.Milligrams);

    [Fact]
    public void OfQuantity_PartOfAKilogram_IsExact() =>
        Assert.Equal(Some.Kg(-2.5m), Returns.OfQuantity(Some.Kg(10m), 0.4m, 0.25m, 0.1m).Emissions);

    [Theory]
    [InlineData(500, 0, 501)]
    [InlineData(500, 489, 12)]
    [InlineData(500, 501, 1)]
    public void OfQuantity_MoreThanWasBought_IsRefused(int bought, int before, int now) => Assert.Equal(
        new Reversal(null, ReturnRefusal.MoreThanBought), Returns.OfQuantity(Booked, bought, before, now));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-500, 0, 1)]
    [InlineData(500, -1, 1)]
    [InlineData(500, 0, 0)]
    [InlineData(500, 0, -1)]
    public void OfQuantity_NothingThatComesBack_IsRefused(int bought, int before, int now) => Assert.Equal(
        new Reversal(null, ReturnRefusal.NotPositive), Returns.OfQuantity(Booked, bought, before, now));

    [Theory]
    [InlineData(CalculationMethod.SupplierSpecific)]
    [InlineData(CalculationMethod.Hybrid)]
    [InlineData(CalculationMethod.AverageData)]
    [Trait("Behaviour", "29")]
    [Trait("Behaviour", "30")]
    public void OfMoney_LineOnProductData_ReversesNothing(CalculationMethod method) =>
        Assert.Equal(Co2e.Zero, Returns.OfMoney(method, Booked, 750_000m, 0m, 75_000m).Emissions);

    [Fact]
    [Trait("Behaviour", "29")]
    [Trait("Behaviour", "30")]
    public void OfMoney_LineBySpend_FallsInProportion()
    {
        // 10 % of 1,500 EUR: 133.510743 falls to 120.1596687 kg, 120.159669 to the milligram.
        var reversal = Returns.OfMoney(CalculationMethod.SpendBased, Some.Kg(133.510743m), 1_500m, 0m, 150m);

        Assert.Equal(Some.Kg(120.159669m - 133.510743m), reversal.Emissions);
    }

    [Fact]
    public void OfMoney_MoreThanWasSpent_IsRefusedForEveryMethod() => Assert.All(
        Enum.GetValues<CalculationMethod>(),
        method => Assert.Equal(
            ReturnRefusal.MoreThanBought, Returns.OfMoney(method, Booked, 100m, 60m, 41m).Refusal));

    [Fact]
    [Trait("Behaviour", "29")]
    public void YearOf_Return_GoesByThePolicy()
    {
        var purchased = new DateOnly(2023, 12, 20);
        var returned = new DateOnly(2024, 1, 9);

        Assert.Equal(2024, Returns.YearOf(ReturnYear.YearOfReturn, purchased, returned));
        Assert.Equal(2023, Returns.YearOf(ReturnYear.YearOfPurchase, purchased, returned));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    [Trait("Behaviour", "51")]
    public void OfQuantity_AnyReturnsThatAddUp_LeaveExactlyNothing() =>
        AnyLine.Holds(AnyReturns, given =>
        {
            var left = given.Booked;
            var before = 0m;
            foreach (var part in given.Parts)
            {
                left += Returns.OfQuantity(given.Booked, given.Parts.Sum(), before, part).Emissions!.Value;
                before += part;

                // Never more than half a milligram from the exact share of what is still there.
                Assert.InRange(
                    left.Milligrams - (given.Booked.Milligrams * (given.Parts.Sum() - before) / given.Parts.Sum()),
                    -0.5000001m,
                    0.5000001m);
            }

            Assert.Equal(Co2e.Zero, left);
        });

    [Fact]
    public void OfQuantity_TwoReturns_TakeBackWhatOneOfBothDoes() =>
        AnyLine.Holds(AnyReturns.Where(given => given.Parts.Count > 1), given =>
        {
            var bought = given.Parts.Sum();
            var (first, second) = (given.Parts[0], given.Parts[1]);

            Assert.Equal(
                Returns.OfQuantity(given.Booked, bought, 0m, first + second).Emissions,
                Returns.OfQuantity(given.Booked, bought, 0m, first).Emissions
                + Returns.OfQuantity(given.Booked, bought, first, second).Emissions);
        });

    private static Gen<(Co2e Booked, List<decimal> Parts)> AnyReturns { get; } =
        from digits in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from size in Gen.Elements(1L, 1_000_000_000L)
        from parts in AnyLine.UpTo(6, Gen.OneOf(AnyLine.Ordinary, AnyLine.Pieces.Select(pieces => (decimal)pieces)))
        where parts.Count > 0
        select (Co2e.FromMilligrams(digits * size), parts);
}
