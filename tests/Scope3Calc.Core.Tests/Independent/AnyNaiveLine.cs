using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>Lines and policies that fill every field a calculation looks at, within the ranges a line must keep to.</summary>
/// <remarks>
/// Figures have the length of printed ones: with those the engine's 28 digits hold every exact tie of half a milligram.
/// Left out are a declaration of a refurbished device for a new one, stages that lie inside another boundary's, and
/// modules printed with different numbers of decimals.
/// </remarks>
internal static class AnyNaiveLine
{
    public static IReadOnlyDictionary<string, decimal> CalibrationRatios { get; } =
        new Dictionary<string, decimal> { ["laptop"] = 1.8271m, ["monitor"] = 0.7m };

    public static PurchaseLine Line(Draw draw)
    {
        var disposal = draw.OneIn(8) ? draw.Any<DisposalKind>() : DisposalKind.None;
        var category = draw.Of("laptop", "laptop", "laptop", "monitor", "network_switch", "adapter", "toaster", null);
        var isFree = draw.OneIn(15);
        var quantity = Quantity(draw);
        var sign = quantity < 0m ? -1m : 1m;
        decimal? spend = isFree ? draw.Of(0m, (decimal?)null)
            : draw.OneIn(8) ? null
            : draw.OneIn(30) ? 0m
            : sign * Spend(draw, quantity);
        var condition = draw.OneIn(6) ? DeviceCondition.Refurbished : DeviceCondition.New;
        var product = draw.OneIn(5) ? null : draw.Of(Products);
        return new PurchaseLine
        {
            LineId = "line-1",
            PurchaseDate = AnyNaiveDeclaration.Day(draw),
            AccountingTreatment = draw.Of(
                AccountingTreatment.Expensed, AccountingTreatment.Capitalised, AccountingTreatment.Capitalised,
                AccountingTreatment.FinanceLease, draw.OneIn(2) ? AccountingTreatment.OperatingLease : AccountingTreatment.Expensed),
            Disposal = disposal,
            Product = product,
            Configuration = draw.Of("16 GB, 512 GB", "32 GB, 1 TB", null, null),
            ProductCategory = category,
            SectorCode = draw.OneIn(5) ? draw.Of("334111", "423430", "without-column", "zero", "30", "32", "none") : null,
            Quantity = quantity,
            QuantityUnit = draw.OneIn(6) ? draw.Any<QuantityUnit>() : QuantityUnit.Piece,
            Condition = condition,
            SpendAmount = spend,
            Currency = draw.Of(Currencies),
            PriceType = draw.Of(
                PriceType.PurchaserInclVat, PriceType.PurchaserInclVat, PriceType.PurchaserExclVat,
                PriceType.PurchaserExclVat, PriceType.Basic, PriceType.Producer, draw.Any<PriceType>()),
            SpendBasis = draw.OneIn(12) ? draw.Any<SpendBasis>() : SpendBasis.AcquisitionCost,
            PriceScope = draw.OneIn(5) ? PriceScope.HardwareAndServices : PriceScope.Hardware,
            ServiceAmount = draw.OneIn(4) && spend is { } all ? draw.Of(0m, decimal.Round(all / 7m, 2), decimal.Round(all / 3m, 4), all) : null,
            VatRate = draw.Of(null, 0m, 0.07m, 0.19m, 0.21m, 0.21m, (decimal?)0.255m),
            PriceTypeRatio = draw.OneIn(3) ? draw.Of(0.82m, 1.25m, 0.9137m) : null,
            FreeOfCharge = isFree,
            Country = draw.OneIn(8) ? default : CountryCode.Parse(draw.Of("NL", "NL", "US", "GB", "JP")),
            OriginalLineId = sign < 0m ? "line-0" : null,
            ReleasedBy = draw.OneIn(6) ? "J. Jansen" : null,
            Declaration = draw.OneIn(4) ? null : AnyNaiveDeclaration.Declaration(draw, condition, product),
        };
    }

    public static Policy Policy(Draw draw)
    {
        var order = draw.Any<DeflationOrder>();
        var calibrated = draw.OneIn(3);
        return new Policy
        {
            FactorPackId = draw.Of(NaiveWorld.Epa, NaiveWorld.Epa, NaiveWorld.EpaToGate, NaiveWorld.BasicEur),
            DeflationOrder = order,
            Deflator = order == DeflationOrder.ConvertThenDeflate ? draw.Any<Deflator>() : Deflator.ConsumerPrices,
            DeliveryCategory = draw.Any<DeliveryCategory>(),
            ExpiredGraceDays = draw.Of(0, 0, 30, 90, 3_650),
            UseMakerFootprints = !draw.OneIn(4),
            UseDeviceAverages = !draw.OneIn(4),
            Refurbished = draw.Any<RefurbishedTreatment>(),
            OperatingLease = draw.Any<OperatingLeaseTreatment>(),
            GapAlignment = draw.Any<GapAlignment>(),
            PriceTypeRatio = draw.OneIn(3) ? draw.Of(0.82m, 0.77m) : null,
            Calibrations = calibrated
                ? new CalibrationTable(CalibrationRatios.Select(ratio => new FactorCalibration(ratio.Key, ratio.Value, 0.3m)))
                : CalibrationTable.None,
            BookCalibratedSpend = calibrated && draw.OneIn(2),
        };
    }

    public static ProductIdentity[] Products { get; } =
    [
        .. NaiveWorld.MakerSheets.Keys.Select(key => new ProductIdentity(key.Manufacturer, key.Model)),
        new ProductIdentity("Acme", "Nameless 1"),
    ];

    private static CurrencyCode[] Currencies { get; } =
        [.. new[] { "EUR", "EUR", "USD", "USD", "GBP", "JPY", "KWD", "CHF" }.Select(code => CurrencyCode.Parse(code))];

    private static decimal? Quantity(Draw draw) =>
        draw.OneIn(12) ? null
        : draw.OneIn(100) ? draw.Of(1_000_000_000m, 1_000_000_000_000m)
        : draw.OneIn(12) ? -draw.Number(1, 400)
        : draw.Of(1m, draw.Number(1, 20), draw.Number(1, 1_000), draw.Number(1, 1_000_000));

    // Mostly what devices cost, a piece; sometimes anything.
    private static decimal Spend(Draw draw, decimal? quantity) =>
        draw.OneIn(100) ? draw.Of(1_000_000_000_000_000m, 0.0001m)
        : draw.OneIn(4) ? draw.Printed(9)
        : decimal.Min(1_000_000_000_000_000m, decimal.Abs(quantity ?? 1m) * (draw.Number(2_000, 900_000) / 100m));
}
