using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>Money of one currency and year as money of another: rates, indices, orders, and what is
/// missing.</summary>
public sealed class RestatementTests
{
    private static readonly ExchangeRates Rates = Some.Snapshot.ExchangeRates;
    private static readonly ConsumerPrices Prices = Some.Snapshot.ConsumerPrices;

    [Fact]
    [Trait("Behaviour", "24")]
    public void Rate_FromEuro_IsThePublishedRate() => Assert.Equal(1.1827m, Rates.Rate(Some.Eur, Some.Usd, 2021));

    [Fact]
    [Trait("Behaviour", "24")]
    public void Rate_ToEuro_IsItsInverse() => Assert.Equal(1m / 1.1827m, Rates.Rate(Some.Usd, Some.Eur, 2021));

    [Fact]
    [Trait("Behaviour", "24")]
    public void Rate_BetweenTwoOthers_GoesThroughTheEuro()
    {
        // 1 GBP = 1 / 0.86 EUR = 1.1827 / 0.86 USD = 1.375233 USD.
        Assert.Equal(1.375233m, decimal.Round(Rates.Rate(Some.Gbp, Some.Usd, 2021)!.Value, 6));
    }

    [Theory]
    [InlineData("GBP", 2023)]
    [InlineData("GBP", 2020)]
    [InlineData("SEK", 2021)]
    [Trait("Behaviour", "24")]
    public void Rate_YearOrCurrencyMissing_IsNullAndNotTheNearest(string currency, int year) =>
        Assert.Null(Rates.Rate(CurrencyCode.Parse(currency), Some.Usd, year));

    [Theory]
    [InlineData("USD")]
    [InlineData("EUR")]
    [InlineData("SEK")]
    public void Rate_SameCurrency_IsExactly1InAnyYear(string currency) =>
        Assert.Equal(1m, Rates.Rate(CurrencyCode.Parse(currency), CurrencyCode.Parse(currency), 1995));

    [Fact]
    [Trait("Behaviour", "25")]
    public void Ratio_SameYear_IsExactly1EvenWhereNothingIsKnown() =>
        Assert.Equal(1m, Prices.Ratio(default, 1995, 1995));

    [Fact]
    public void Ratio_SpendAfterTheBase_DividesByTheInflationBetween() =>
        Assert.Equal(1m / 1.1244856m, Prices.Ratio(Some.UnitedStates, 2023, 2021));

    [Fact]
    [Trait("Behaviour", "25")]
    public void Ratio_SpendBeforeTheBase_MultipliesByIt()
    {
        // 2020 money is worth 4 % more in 2021 money.
        Assert.Equal(1.04m, Prices.Ratio(Some.UnitedStates, 2020, 2021));
    }

    [Fact]
    public void Ratio_SeveralYears_AreChained()
    {
        var prices = new ConsumerPrices(
            "x", [Some.Inflation("NL", 2021, 10m), Some.Inflation("NL", 2022, 20m), Some.Inflation("NL", 2023, -5m)]);

        // 1.10 x 1.20 x 0.95 = 1.254.
        Assert.Equal(1.254m, prices.Ratio(Some.Netherlands, 2020, 2023));
    }

    [Fact]
    [Trait("Behaviour", "25")]
    public void Ratio_YearInBetweenMissing_IsNull()
    {
        var prices = new ConsumerPrices("x", [Some.Inflation("NL", 2021, 10m), Some.Inflation("NL", 2023, 5m)]);

        Assert.Null(prices.Ratio(Some.Netherlands, 2020, 2023));
        Assert.Null(prices.Ratio(Some.Netherlands, 2023, 2020));
        Assert.Equal(1.05m, prices.Ratio(Some.Netherlands, 2022, 2023));
    }

    [Fact]
    public void Ratio_CountryMissing_IsNull() => Assert.Null(Prices.Ratio(default, 2023, 2021));

    [Fact]
    [Trait("Behaviour", "25")]
    public void Calculate_SpendYearBeforeBase_IsAllowed()
    {
        var line = Some.Spend(1_000m) with { PurchaseDate = new DateOnly(2020, 7, 1) };

        // 1,000 USD of 2020 = 1,040 USD of 2021; x 0.112 = 116.48 kg.
        Assert.Equal(Some.Kg(116.48m), Some.Calculate(line).Booked);
    }

    [Fact]
    [Trait("Behaviour", "25")]
    public void Calculate_SameYearAndCurrency_NeedsNoTableAtAll()
    {
        var snapshot = Some.SnapshotWith(ratesPerEuro: [], inflationPct: []);

        var spend = Some.Calculate(Some.Spend(1_000m) with { Country = default }, snapshot: snapshot).Spend;

        Assert.Equal(1_000m, spend.RestatedSpend);
        Assert.Equal(Some.Kg(112m), spend.Emissions);
    }

    [Fact]
    [Trait("Behaviour", "25")]
    public void Calculate_IndexMissing_IsNoFigure()
    {
        var spend = Some.Calculate(Some.Line() with { Country = CountryCode.Parse("FR") }).Spend;

        Assert.Null(spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.DeflatorMissing), spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "24")]
    public void Calculate_RateMissing_IsNoFigure()
    {
        // Deflate first converts at the rate of 2021, convert first at that of 2023, which GBP lacks here.
        var line = Some.Line() with { Currency = Some.Gbp };

        Assert.Equal(ReasonSet.None, Some.Calculate(line).Spend.Reasons);
        Assert.Equal(
            Some.Reasons(ReasonCode.FxMissing), Some.Calculate(line, Some.ConvertFirst).Spend.Reasons);
    }

    [Fact]
    public void Calculate_OrderDecidesTheCountryWhosePricesCount()
    {
        // Convert first deflates with US prices, so the buyer's country does not matter.
        var line = Some.Line() with { Country = default };

        Assert.Equal(ReasonSet.None, Some.Calculate(line, Some.ConvertFirst).Spend.Reasons);
        Assert.Equal(Some.Reasons(ReasonCode.DeflatorMissing), Some.Calculate(line).Spend.Reasons);
    }

    [Fact]
    public void Calculate_SectorPrices_DeflateWithTheIndustrysIndex()
    {
        var policy = Some.ConvertFirst with { Deflator = Deflator.SectorPrices };
        var line = Some.Spend(1_000m) with { PurchaseDate = new DateOnly(2023, 1, 1) };

        // Computers became cheaper: 1,000 USD of 2023 x 100 / 80 = 1,250 USD of 2021; x 0.112 = 140 kg.
        Assert.Equal(Some.Kg(140m), Some.Calculate(line, policy).Booked);
    }

    [Fact]
    public void Calculate_SectorWithoutIndex_IsNoFigureAndTakesNoConsumerPrices()
    {
        var policy = Some.ConvertFirst with { Deflator = Deflator.SectorPrices };
        var line = Some.Spend(1_000m) with
        {
            PurchaseDate = new DateOnly(2023, 1, 1), ProductCategory = "monitor",
        };

        Assert.Equal(Some.Reasons(ReasonCode.DeflatorMissing), Some.Calculate(line, policy).Spend.Reasons);
    }

    [Fact]
    public void Calculate_SectorWithoutIndexInTheBaseYear_NeedsNone()
    {
        var policy = Some.ConvertFirst with { Deflator = Deflator.SectorPrices };
        var line = Some.Spend(1_000m) with { ProductCategory = "monitor" };

        // The same year is a ratio of exactly 1, whatever is known of prices; x 0.183 = 183 kg.
        Assert.Equal(Some.Kg(183m), Some.Calculate(line, policy).Spend.Emissions);
    }

    [Fact]
    public void Calculate_SectorsOfOneCurrencyAndYear_AreNotMixedUp()
    {
        var calculator = new Calculator(Some.Snapshot, Some.ConvertFirst with { Deflator = Deflator.SectorPrices });
        var laptop = Some.Spend(1_000m) with { PurchaseDate = new DateOnly(2023, 1, 1) };
        var monitor = laptop with { ProductCategory = "monitor" };

        Assert.NotNull(calculator.Calculate(in laptop).Spend.Emissions);
        Assert.Null(calculator.Calculate(in monitor).Spend.Emissions);
        Assert.NotNull(calculator.Calculate(in laptop).Spend.Emissions);
    }

    [Theory]
    [InlineData("JPY", "123457", "1124.21153295")] // 123,457 / 129.88 x 1.1827
    [InlineData("KWD", "1234.567", "4089.97868599")] // 1,234.567 / 0.357 x 1.1827
    [Trait("Behaviour", "26")]
    public void Calculate_CurrenciesOfOtherMinorUnits_KeepFullPrecision(
        string currency, string amount, string dollars)
    {
        var line = Some.Spend(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)) with
        {
            Currency = CurrencyCode.Parse(currency),
        };

        var spend = Some.Calculate(line).Spend;

        Assert.Equal(
            decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture),
            decimal.Round(spend.RestatedSpend, 8));
    }

    [Fact]
    [Trait("Behaviour", "26")]
    public void Calculate_FourDecimals_AreKept()
    {
        // 0.0001 USD x 0.112 = 0.0000112 kg = 11.2 mg, rounded to 11 mg.
        Assert.Equal(Co2e.FromMilligrams(11), Some.Calculate(Some.Spend(0.0001m)).Booked);
    }
}
