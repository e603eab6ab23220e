using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>The logarithms of the five ratios that S over P is the product of.</summary>
/// <remarks>For lines whose effects are known, so that no value below is missing.</remarks>
internal sealed record EffectRatios(
    Derivation Price, Derivation Classification, Derivation Product, Derivation Boundary, Derivation Conversion)
{
    public static EffectRatios Of(
        in PurchaseLine line, GapSides sides, ProductDerivation product, SpendDerivation spend, Calculator calculator)
    {
        var perPiece = $"{calculator.Pack.Basis.Currency} per piece";
        var paid = PaidPerPiece(in line, product, perPiece, calculator);
        var usual = UsualPrice(in line, perPiece, calculator);
        var average = Average(in line, calculator.Snapshot.DeviceAverages);
        var factor = spend.FactorOf(MarginScope.WithoutMargins).Expression;
        var (pieces, productAtGate) = (product.Bought.Expression, product.CradleToGate.Expression);
        var spendAtGate = spend.Emissions(MarginScope.WithoutMargins).Expression;
        return new EffectRatios(
            Price: Logarithm("price over usual price", paid, "paid", usual, "usual"),
            Classification: Logarithm(
                "sector over type of device",
                new Expression.Product("usual price times the sector's factor", "kg CO2e per piece", factor, usual),
                "by the sector's factor",
                average,
                "on average"),
            Product: Logarithm(
                "average over this product",
                new Expression.Product("pieces times the average", "kg CO2e", pieces, average),
                "on average",
                productAtGate,
                "declared"),
            Boundary: Logarithm(
                "spend over product beyond the gate",
                Over("spend-based side over the same at the gate", sides.Spend, spendAtGate),
                "by spend",
                Over("product-based side over the same at the gate", sides.Product, productAtGate),
                "by product"),
            Conversion: Logarithm(
                "restated over paid",
                spendAtGate,
                "by the money restated",
                new Expression.Product("money as paid times the factor", "kg CO2e", pieces, paid, factor),
                "by the money as paid"));
    }

    // VAT and services inside, as printed, at the market rate of the purchase's year; else at that of the pack's.
    private static Expression PaidPerPiece(in PurchaseLine line, ProductDerivation product, string unit, Calculator calculator)
    {
        var (rates, pack, year) = (calculator.Snapshot.ExchangeRates, calculator.Pack.Basis, line.PurchaseDate.Year);
        var amount = new Expression.Constant(
            "amount spent", line.SpendAmount!.Value, line.Currency.ToString(), Source.Line("spend_amount"));
        var price = new Expression.Quotient(
            "price per piece as paid", $"{line.Currency} per piece", amount, product.Bought.Expression);
        if (line.Currency == pack.Currency)
        {
            return price;
        }

        var rate = ExchangeRateDerivation.Of(
            rates, line.Currency, pack.Currency, rates.Rate(line.Currency, pack.Currency, year) is null ? pack.Year : year);
        return new Expression.Product("price per piece as paid, in the factor's currency", unit, price, rate.Expression);
    }

    private static Expression UsualPrice(in PurchaseLine line, string unit, Calculator calculator)
    {
        var (prices, pack) = (calculator.Snapshot.ReferencePrices, calculator.Pack.Basis);
        var price = prices.Find(line.ProductCategory!)!;
        var usual = new Expression.Constant(
            $"usual price of a {line.ProductCategory}",
            price.PerPiece,
            $"{price.Basis.Currency} per piece",
            Source.Pack($"reference-prices/{line.ProductCategory}", prices.ContentId));
        return price.Basis.Currency == pack.Currency
            ? usual
            : new Expression.Product(
                "usual price in the factor's currency",
                unit,
                usual,
                ExchangeRateDerivation.Of(
                    calculator.Snapshot.ExchangeRates, price.Basis.Currency, pack.Currency, pack.Year).Expression);
    }

    private static Expression.Constant Average(in PurchaseLine line, DeviceAverages averages) => new(
        $"average {line.ProductCategory}, A1-A3",
        averages.Find(line.ProductCategory!)!.Manufacturing!.MedianKg,
        "kg CO2e per piece",
        Source.Pack($"device-averages/{line.ProductCategory}/A1-A3", averages.ContentId));

    private static Expression.Quotient Over(string label, Derivation side, Expression atGate) =>
        new(label, string.Empty, side.Expression, atGate);

    private static Derivation Logarithm(string label, Expression dividend, string first, Expression divisor, string second)
    {
        return new Derivation(
            new Expression.Logarithm($"logarithm of {label}", dividend, divisor),
            $"logarithm of {Rounded(dividend)} {first} over {Rounded(divisor)} {second}");

        static string Rounded(Expression value) => new Derivation(value, string.Empty).AboutResult;
    }
}
