using System.Globalization;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>
/// The outcomes of a full segment as <see cref="GeneratedLedger"/> has them: of ten lines four have one of 500
/// declarations, two an average, all but a few a spend-based figure with one of 60 factors; a gap where both are there.
/// The same at every call.
/// </summary>
internal static class GeneratedOutcomes
{
    private static readonly string[] Declarations = Names("EPD-", 500);
    private static readonly string[] Factors = Names("334", 60);

    private static readonly ReasonCode[] Remarks =
    [
        ReasonCode.EpdHarmonised, ReasonCode.BiogenicNotSeparated, ReasonCode.SpendUnusualValue, ReasonCode.ServicesInPrice,
        ReasonCode.EpdSuperseded,
    ];

    public static OutcomeRow[] Rows(int count = 65_536)
    {
        var random = new Random(20_250_803);
        var rows = new OutcomeRow[count];
        for (var i = 0; i < count; i++)
        {
            rows[i] = random.Next(100) == 0 ? new OutcomeRow { State = OutcomeState.Superseded } : Row(random);
        }

        return rows;
    }

    private static OutcomeRow Row(Random random)
    {
        var kind = random.Next(10);
        var declaration = kind < 4 ? random.Next(Declarations.Length) : -1;
        var factor = random.Next(20) == 0 ? -1 : random.Next(Factors.Length);
        var pieces = random.Next(1, 201);

        // 20 to 520 kg a piece; delivery a twentieth of it; 0.05 to 0.55 kg for each of up to 500,000 units of money.
        var product = kind < 6 ? Kilograms((decimal)((random.NextDouble() * 500) + 20) * pieces) : (Co2e?)null;
        var delivery = declaration >= 0 ? Kilograms(product!.Value.Kilograms / 20) : (Co2e?)null;
        var spend = factor >= 0
            ? Kilograms((decimal)(random.NextDouble() * 500_000 * ((random.NextDouble() * 0.5) + 0.05)))
            : (Co2e?)null;
        var bothSides = product is not null && spend is not null;
        var reasons = random.Next(4) == 0 ? ReasonSet.Of(Remarks[random.Next(Remarks.Length)]) : ReasonSet.None;
        var booked = product ?? spend;
        return new OutcomeRow
        {
            State = OutcomeState.Calculated,
            Status = booked is null ? LineStatus.Rejected
                : product is null ? LineStatus.FallbackApplied
                : reasons.IsEmpty ? LineStatus.Ok : LineStatus.OkWithWarnings,
            Method = declaration >= 0 ? CalculationMethod.SupplierSpecific
                : product is not null ? CalculationMethod.AverageData
                : spend is not null ? CalculationMethod.SpendBased : CalculationMethod.NotCalculable,
            Tier = declaration >= 0 ? (DataQualityTier)random.Next(1, 4)
                : product is not null ? DataQualityTier.CategoryAverage
                : spend is not null ? DataQualityTier.SpendBased : DataQualityTier.None,
            Category = random.Next(2) == 0 ? Scope3Category.CapitalGoods : Scope3Category.PurchasedGoodsAndServices,
            Alignment = bothSides ? BoundaryAlignment.AlignedToPointOfSale : BoundaryAlignment.Unknown,
            Reasons = product is null ? reasons.With(ReasonCode.DeclarationMissing) : reasons,
            ProductSigma = product is null ? 0 : 0.1 + (random.Next(24) / 97.0),
            SpendSigma = spend is null ? 0 : 0.6 + (random.Next(8) / 89.0),
            SpendFactorId = factor >= 0 ? Factors[factor] : null,
            DeclarationId = declaration >= 0 ? Declarations[declaration] : null,
            Masses = new LineMasses
            {
                Booked = booked,
                BookedDelivery = delivery,
                Product = product,
                Delivery = delivery,
                Spend = spend,
                GapProduct = bothSides ? product!.Value + delivery.GetValueOrDefault() : (Co2e?)null,
                GapSpend = bothSides ? Kilograms(spend!.Value.Kilograms * 0.83m) : (Co2e?)null,
                SupplierPart = declaration >= 0 ? booked!.Value : Co2e.Zero,
            },
        };
    }

    private static Co2e Kilograms(decimal kilograms) => Co2e.FromKilograms(kilograms);

    private static string[] Names(string prefix, int count) => Enumerable.Range(0, count)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i:D5}"))
        .ToArray();
}
