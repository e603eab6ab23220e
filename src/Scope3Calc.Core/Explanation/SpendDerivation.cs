using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>How a line's money becomes the pack's, and that emissions, as <see cref="SpendRoute"/> does it.</summary>
internal sealed class SpendDerivation
{
    private readonly SpendFactor _factor;
    private readonly FactorPack _pack;
    private readonly Expression _amount;
    private readonly Expression? _vatDivisor;
    private readonly RestatementDerivation _restatement;
    private readonly string _currency;
    private readonly string _packCurrency;
    private readonly string _moneyText;

    /// <param name="line">A line with a spend-based figure.</param>
    /// <param name="spend">That figure.</param>
    /// <param name="calculator">The calculator it came from.</param>
    public SpendDerivation(in PurchaseLine line, in SpendEstimate spend, Calculator calculator)
    {
        _factor = spend.Factor!;
        _pack = calculator.Pack;
        _currency = line.Currency.ToString();
        _packCurrency = _pack.Basis.Currency.ToString();
        RestatedUnit = $"{_packCurrency} of {NumberText.Year(_pack.Basis.Year)}";
        _amount = AmountOf(in line, _currency, calculator);
        _vatDivisor = spend.VatDivisor == 1m ? null : VatDivisorOf(in line);
        _restatement = new RestatementDerivation(in line, _factor, calculator);
        _moneyText = MoneyText(in line, calculator.Policy.DeflationOrder);
    }

    /// <summary>The currency and year of the pack, such as <c>USD of 2021</c>.</summary>
    public string RestatedUnit { get; }

    /// <summary>The spend without VAT in the currency, year and price type of the pack.</summary>
    public Derivation Restated =>
        new(new Expression.Rounded("restated spend", RestatedUnit, RestatedExactly), _moneyText);

    /// <summary>The same before it is rounded.</summary>
    public Expression RestatedExactly => WithoutVat(
        _restatement.Factor is { } factor
            ? new Expression.Product("spend as money of the factor's year", RestatedUnit, _amount, factor)
            : _amount,
        RestatedUnit);

    /// <summary>What it emits in the pack's default column: the figure that is booked.</summary>
    public Derivation Booked => Emissions(_pack.DefaultScope);

    /// <summary>The sector's factor in that column.</summary>
    public Derivation BookedFactor => FactorOf(_pack.DefaultScope);

    /// <summary>The sector's factor in one of the published columns.</summary>
    public Derivation FactorOf(MarginScope scope)
    {
        var (column, name) = scope switch
        {
            MarginScope.WithoutMargins => ("without_margins", "without margins"),
            MarginScope.MarginsOnly => ("margins_only", "margins only"),
            _ => ("with_margins", "with margins"),
        };
        var published = _factor.KgPerUnitOfMoney(scope)!.Value;
        return new Derivation(
            new Expression.Constant(
                $"{_factor.Title}, {name}", published, $"kg CO2e per {RestatedUnit}", Source.Factor(_factor, column, _pack)),
            $"{NumberText.Exact(published)} kg CO2e per {_packCurrency} ({_factor.Id}, {name})");
    }

    /// <summary>What it emits, in one of the published columns.</summary>
    public Derivation Emissions(MarginScope scope)
    {
        var (perMoney, factorText) = FactorOf(scope);
        Expression perSpend = _restatement.Factor is { } factor
            ? new Expression.Product("factor per money spent", $"kg CO2e per {_currency}", factor, perMoney)
            : perMoney;
        var restated = Restated;
        var money = restated.Expression is Expression.Rounded { Operands: [Expression.Constant] }
            ? _moneyText
            : $"{_moneyText} = {restated.AboutResult},";
        return new Derivation(
            new Expression.Rounded("spend-based emissions", "kg CO2e", WithoutVat(
                new Expression.Product("spend times factor", "kg CO2e", _amount, perSpend), "kg CO2e")),
            $"{money} x {factorText}");
    }

    /// <summary>What it emits in the pack's default column, corrected for the type of device.</summary>
    public Derivation Calibrated(FactorCalibration calibration)
    {
        var emissions = Booked;
        return new Derivation(
            new Expression.Rounded("calibrated spend-based emissions", "kg CO2e", new Expression.Product(
                "times the calibrated ratio",
                "kg CO2e",
                emissions.Expression,
                new Expression.Constant(
                    $"calibration of {calibration.Category}, product-based over spend-based",
                    calibration.Ratio,
                    string.Empty,
                    Source.Policy($"calibrations[{calibration.Category}].ratio")))),
            $"{emissions.Text} = {emissions.Result}, x {NumberText.Exact(calibration.Ratio)} "
            + $"(calibration of {calibration.Category})");
    }

    // Divided last, as the calculation does.
    private Expression WithoutVat(Expression product, string unit) => _vatDivisor is null
        ? product
        : new Expression.Quotient("without VAT", unit, product, _vatDivisor);

    private static Expression.Sum VatDivisorOf(in PurchaseLine line) => new(
        "price with VAT over price without",
        string.Empty,
        new Expression.Constant("price without VAT", 1m, string.Empty, Source.Definition),
        new Expression.Constant("VAT rate", line.VatRate!.Value, string.Empty, Source.Line("vat_rate")));

    private static Expression AmountOf(in PurchaseLine line, string currency, Calculator calculator)
    {
        Expression amount = new Expression.Constant(
            "amount spent", line.SpendAmount!.Value, currency, Source.Line("spend_amount"));
        if (line.ServiceAmount is { } services)
        {
            amount = new Expression.Difference(
                "hardware alone",
                currency,
                amount,
                new Expression.Constant("of it for services", services, currency, Source.Line("service_amount")));
        }

        return SpendMethod.IsOtherPriceType(in line, calculator.Pack)
            ? new Expression.Product(
                "in the factor's price type", currency, amount, PriceTypeRatioOf(in line, calculator.Policy))
            : amount;
    }

    private static Expression.Constant PriceTypeRatioOf(in PurchaseLine line, Policy policy) => new(
        "the factor's price type over the line's",
        line.PriceTypeRatio ?? policy.PriceTypeRatio!.Value,
        string.Empty,
        line.PriceTypeRatio is null ? Source.Policy("price_type_ratio") : Source.Line("price_type_ratio"));

    private string MoneyText(in PurchaseLine line, DeflationOrder order)
    {
        var text = $"{NumberText.Exact(line.SpendAmount!.Value)} {_currency}";
        if (_vatDivisor is not null)
        {
            text += $" including {NumberText.Percent(line.VatRate!.Value)} VAT";
        }

        if (line.ServiceAmount is { } services)
        {
            text += $" less {NumberText.Exact(services)} {_currency} for services";
        }

        if (_amount is Expression.Product { Operands: [_, var ratio] })
        {
            text += $" x {NumberText.Of(ratio.Value)} (to the factor's price type)";
        }

        if (_vatDivisor is not null)
        {
            text += $" ({NumberText.About(_amount.Value / _vatDivisor.Value)} {_currency} net)";
        }

        foreach (var step in _restatement.Steps)
        {
            text += $" x {step.Text}";
        }

        return order == DeflationOrder.None && line.PurchaseDate.Year != _pack.Basis.Year
            ? $"{text} (prices of {NumberText.Year(line.PurchaseDate.Year)} taken as they are)"
            : text;
    }
}
