using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Product;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>A policy's reference prices: how they divide a gap between price and classification, and which are refused.</summary>
public sealed class ReferencePriceTableTests
{
    private static readonly Snapshot Snapshot = Typical.WithReferencePrice();

    // Money of the pack's year, without VAT and margins, against A1 to A3: the other three causes are nothing.
    private static readonly PurchaseLine Laptops = Some.Spend(118_000m) with
    {
        Quantity = 10m,
        Declaration = Some.Epd(
            validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31)),
            modules: [Some.Module(LifeCycleModule.A1ToA3, 236m)]),
    };

    // Ten laptops at their type's 236 kg, for 11,800 dollars each: P = 2,360 kg and, at 0.040 kg per dollar, S = 4,720 kg. With
    // L = 2,360 / ln 2, the price's effect is L ln(11,800 / reference) and the classification's L ln(0.040 x reference / 236).
    [Theory]
    [InlineData(5_900, 2_360, 0)]
    [InlineData(2_950, 4_720, -2_360)]
    [InlineData(11_800, 0, 2_360)]
    [InlineData(23_600, -2_360, 4_720)]
    public void Decompose_PolicysPrice_DividesBetweenPriceAndClassification(int dollars, int price, int classification)
    {
        var effects = Effects(Of("laptop", dollars, Some.Usd));

        Assert.Equal(
            new GapEffects(Some.Kg(price), Co2e.Zero, Some.Kg(classification), Co2e.Zero, Co2e.Zero),
            effects);
    }

    // 10,000 EUR are 11,827 USD at the average rate of the pack's year, 1.1827.
    [Fact]
    public void Decompose_PriceInAnotherCurrency_IsConvertedAtThePacksYear() => Assert.Equal(
        Effects(Of("laptop", 11_827m, Some.Usd)), Effects(Of("laptop", 10_000m, Some.Eur, 2024)));

    [Fact]
    public void Decompose_PolicyWithoutThatType_LeavesTheSnapshotsPrice()
    {
        Assert.Equal(Effects(), Effects(Of("monitor", 5_900m, Some.Usd)));
        Assert.Equal(Effects(), Effects(Of("laptop", 1_000m, Some.Usd)));
        Assert.NotEqual(Effects(), Effects(Of("laptop", 5_900m, Some.Usd)));
    }

    [Fact]
    public void Calculate_AnotherPrice_ChangesNoFigureOfTheLine() => Assert.Equal(
        new Calculator(Snapshot, Some.Policy).Calculate(Laptops),
        new Calculator(Snapshot, With(Of("laptop", 5_900m, Some.Usd))).Calculate(Laptops));

    [Theory]
    [InlineData("", 1, "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("Laptop", 1, "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("lap top", 1, "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("_laptop", 1, "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("laptop", 0, "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", -1, "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", 1_000_000_001, "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", 1, "", 2023, ReasonCode.CurrencyUnknown, "currency_code")]
    [InlineData("laptop", 1, "EUR", 0, ReasonCode.ValueOutOfRange, "year")]
    [InlineData("laptop", 1, "EUR", 1989, ReasonCode.ValueOutOfRange, "year")]
    [InlineData("laptop", 1, "EUR", 2101, ReasonCode.ValueOutOfRange, "year")]
    public void Check_PriceThatIsNone_NamesTheFirstFaultyField(
        string category, int price, string currency, int year, ReasonCode code, string field)
    {
        var faulty = Of(category, price, CurrencyCode.TryParse(currency) ?? default, year);

        var problem = With(Of("monitor", 250m, Some.Eur), faulty).Check();

        Assert.Equal((code, $"policy.reference_prices[1].{field}"), (problem!.Code, problem.Field));
    }

    [Theory]
    [InlineData("1000000000", 1990)]
    [InlineData("0.0001", 2100)]
    public void Check_PriceAtTheEdge_IsTaken(string price, int year)
    {
        var edge = Of("network_switch_2", decimal.Parse(price, CultureInfo.InvariantCulture), Some.Eur, year);

        Assert.Null(Calculator.Check(Snapshot, With(edge)));
    }

    // No currency is XTS, the code for tests.
    [Fact]
    public void Check_CurrencyWithoutRate_IsRefused()
    {
        var problem = Calculator.Check(Snapshot, With(Of("laptop", 1m, CurrencyCode.Parse("XTS"))));

        Assert.Equal((ReasonCode.FxMissing, "policy.reference_prices[0].currency_code"), (problem!.Code, problem.Field));
        Assert.Contains("XTS to USD in 2021", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_SameEntriesInAnotherOrder_IsEqualAndGivesTheSamePolicyId()
    {
        var (laptop, monitor) = (Of("laptop", 1_150m, Some.Eur), Of("monitor", 250m, Some.Usd));

        Assert.Equal(With(laptop, monitor), With(monitor, laptop));
        Assert.Equal(With(laptop, monitor).Id, With(monitor, laptop).Id);
        Assert.Equal(With(laptop).Id, With(Of("laptop", 1_150.00m, Some.Eur)).Id);
        Assert.Equal(Some.Policy.Id, With().Id);
    }

    [Fact]
    public void Table_AnotherPriceCurrencyYearOrType_GivesAnotherPolicyId()
    {
        DevicePrice[] prices =
        [
            Of("laptop", 1_150m, Some.Eur), Of("laptop", 1_151m, Some.Eur), Of("laptop", 1_150m, Some.Usd),
            Of("laptop", 1_150m, Some.Eur, 2022), Of("tablet", 1_150m, Some.Eur),
        ];

        Assert.Equal(1 + prices.Length, prices.Select(price => With(price).Id).Append(Some.Policy.Id).Distinct().Count());
    }

    [Fact]
    public void Table_TypeTwice_IsRefused() => Assert.Throws<ArgumentException>(
        () => With(Of("laptop", 1_150m, Some.Eur), Of("laptop", 1_000m, Some.Eur)));

    private static GapEffects Effects(params DevicePrice[] prices)
    {
        var calculator = new Calculator(Snapshot, With(prices));
        return calculator.Decompose(Laptops, calculator.Calculate(Laptops)).Effects!.Value;
    }

    private static Policy With(params DevicePrice[] prices) =>
        Some.Policy with { ReferencePrices = new ReferencePriceTable(prices) };

    private static DevicePrice Of(string category, decimal price, CurrencyCode currency, int year = 2023) =>
        new(category, new ReferencePrice(price, new PriceBasis(currency, year)));
}
