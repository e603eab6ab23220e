namespace Scope3Calc.Core.Quantities;

/// <summary>The currency and price level an amount is stated in, such as 2022 US dollars.</summary>
public readonly record struct PriceBasis(CurrencyCode Currency, int Year)
{
    public override string ToString() => $"{Currency} {Year}";
}
