using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>The spend-based figure against fractions of whole numbers of any size, rounded once at the end.</summary>
public sealed class SpendArithmeticLawTests
{
    private static readonly Gen<decimal> AnyAmount =
        from digits in Gen.OneOf(Gen.Choose(1, 2_000_000_000), Gen.Choose(1, 20_000))
        from more in Gen.Elements(0L, 0L, 1L, 300L)
        from scale in Gen.Choose(0, 6)
        from negative in Gen.Elements(false, true)
        select (negative ? -1 : 1) * (digits + (more * 2_000_000_000L)) / Power(scale);

    // Among them rates that never end when divided by, and one with too many digits for the quick way.
    private static readonly Gen<decimal?> AnyVat = Gen.Elements<decimal?>(null, 0m, 0.2m, 0.21m, 0.077m, 0.0825m, 0.123456m);

    private static readonly Gen<(CurrencyCode Currency, int Year)> AnyMoney =
        Gen.Elements((Some.Usd, 2021), (Some.Usd, 2023), (Some.Eur, 2021), (Some.Eur, 2023));

    [Fact]
    [Trait("Behaviour", "26")]
    [Trait("Behaviour", "51")]
    public void Calculate_AnyAmount_IsTheExactFractionRoundedOnce() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20_000),
        Prop.ForAll(
            (from amount in AnyAmount
             from vat in AnyVat
             from money in AnyMoney
             select (amount, vat, money)).ToArbitrary(),
            test => IsExact(test.amount, test.vat, test.money.Currency, test.money.Year)));

    [Theory]
    [InlineData("0.0005", 0)] // 0.0005 x 0.001 x 10^6 mg is half a milligram: to even, 0.
    [InlineData("0.0015", 2)] // 1.5 mg: to even, 2.
    [InlineData("0.0025", 2)] // 2.5 mg: to even, 2.
    [InlineData("-0.0015", -2)]
    public void Calculate_HalfAMilligram_GoesToTheEvenOne(string amount, long milligrams)
    {
        var line = Line(decimal.Parse(amount, CultureInfo.InvariantCulture), null, Some.Usd, 2021);
        var pack = new FactorPack("thousandth", "t", [new SpendFactor("334111", "Computers", null, null, 0.001m)])
        {
            Title = "One gram per dollar",
            Classification = "NAICS_2017",
            Basis = new PriceBasis(Some.Usd, 2021),
            PriceType = PriceType.PurchaserExclVat,
            DefaultScope = MarginScope.WithMargins,
            GwpSet = Declarations.GwpSet.Ar5,
            Country = Some.UnitedStates,
        };
        var whole = Some.Snapshot;
        var snapshot = new Snapshot(
            [pack], whole.Categories, whole.MakerFootprints, whole.Currencies, whole.ExchangeRates, whole.ConsumerPrices, whole.SectorPrices);

        var outcome = Some.Calculate(line, Policy.Default with { FactorPackId = "thousandth" }, snapshot);

        Assert.Equal(milligrams, outcome.Spend.Emissions!.Value.Milligrams);
    }

    [Fact]
    public void Calculate_HalfAMilligramBehindVat_GoesToTheEvenOne()
    {
        // 9,980,827.75 EUR x 1.1827 USD x 0.072 kg / 1.2 = 708,259.4987955 kg, half a milligram behind 708,259.498795.
        // Dividing by 1.2 first gives a number without end, and the half is lost.
        Assert.True(IsExact(-9_980_827.75m, 0.2m, Some.Eur, 2021));
    }

    private static bool IsExact(decimal amount, decimal? vat, CurrencyCode currency, int year)
    {
        var line = Line(amount, vat, currency, year);
        var spend = Some.Calculate(line).Spend;
        var pack = Some.Snapshot.FindPack(Some.Policy.FactorPackId)!;
        var restatement = Restatement.Find(
            new PriceBasis(currency, year), line.Country, spend.Factor!, pack, Some.Snapshot, Some.Policy);

        foreach (var scope in Enum.GetValues<MarginScope>())
        {
            var exact = Fraction(amount) * Fraction(restatement.Factor!.Value)
                * Fraction(spend.Factor!.KgPerUnitOfMoney(scope)!.Value) / Fraction(1m + (vat ?? 0m));
            if (spend.At(scope)!.Value.Milligrams != RoundedMillionths(exact))
            {
                return false;
            }
        }

        return spend.RestatedSpendMillionths
            == RoundedMillionths(Fraction(amount) * Fraction(restatement.Factor!.Value) / Fraction(1m + (vat ?? 0m)));
    }

    private static PurchaseLine Line(decimal amount, decimal? vat, CurrencyCode currency, int year) => Some.Line() with
    {
        PurchaseDate = new DateOnly(year, 6, 15),
        ProductCategory = null,
        SectorCode = "334111",
        Quantity = null,
        SpendAmount = amount,
        Currency = currency,
        PriceType = vat is null ? PriceType.PurchaserExclVat : PriceType.PurchaserInclVat,
        VatRate = vat,
    };

    private static long RoundedMillionths(Ratio value)
    {
        var scaled = BigInteger.Abs(value.Numerator) * 1_000_000;
        var quotient = BigInteger.DivRem(scaled, value.Denominator, out var remainder);
        var twice = remainder * 2;
        if (twice > value.Denominator || (twice == value.Denominator && !quotient.IsEven))
        {
            quotient++;
        }

        return (long)(value.Numerator.Sign * quotient);
    }

    private static Ratio Fraction(decimal value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
        return new Ratio(BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, value.Scale));
    }

    private static decimal Power(int exponent) => (decimal)BigInteger.Pow(10, exponent);

    private readonly record struct Ratio(BigInteger Numerator, BigInteger Denominator)
    {
        public static Ratio operator *(Ratio left, Ratio right) =>
            new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

        public static Ratio operator /(Ratio left, Ratio right) =>
            new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);
    }
}
