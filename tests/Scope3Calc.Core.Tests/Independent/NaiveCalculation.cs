using System.Numerics;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>Both methods a second time, written from the standard's rules and the contract: slow, exact, and plain.</summary>
/// <remarks>
/// It reads lines and policies and its own tables (<see cref="NaiveWorld"/>); nothing of the engine that works anything
/// out is called.
/// </remarks>
internal static class NaiveCalculation
{
    public static NaiveResult Calculate(in PurchaseLine line, Policy policy)
    {
        if (line.Disposal != DisposalKind.None)
        {
            return NaiveWaste.Calculate(in line, policy);
        }

        var category = line.AccountingTreatment switch
        {
            AccountingTreatment.Expensed => Scope3Category.PurchasedGoodsAndServices,
            AccountingTreatment.OperatingLease => Scope3Category.UpstreamLeasedAssets,
            _ => Scope3Category.CapitalGoods,
        };
        var product = ProductOf(in line, policy);
        var spend = new NaiveSpend(in line, policy);
        var (productBand, spendBand) = Bands(in line, product, spend);
        var held = line.ReleasedBy is null && (productBand == Plausibility.Implausible || spendBand == Plausibility.Implausible);
        var calibrated = spend.Booked is { } bySpend && CalibrationOf(in line, policy) is { } ratio
            && ((Exact)Kilograms(bySpend) * ratio).ToMilligrams() is var corrected
            && BigInteger.Abs(corrected) <= NaiveProduct.LargestMass
                ? corrected
                : (BigInteger?)null;
        var result = Booked(in line, product, spend, calibrated, (productBand, spendBand), policy) with
        {
            Product = product.CradleToGate,
            Distribution = product.Distribution,
            ProductTier = product.Tier,
            Bookable = product.Bookable,
            Spend = spend.Booked,
            Calibrated = calibrated,
        };
        result = result.Booked is null ? result : result with { Category = category };
        return held ? result : WithGap(result, spend, policy);
    }

    // The line's own declaration, then the maker's sheet, then the average: the best tier that may be booked.
    private static NaiveProduct ProductOf(in PurchaseLine line, Policy policy)
    {
        var own = NaiveProduct.Of(in line, line.Declaration, policy);
        var maker = policy.UseMakerFootprints ? NaiveProduct.Of(in line, SheetOf(line.Product), policy) : NaiveProduct.None;
        var average = policy.UseDeviceAverages
            ? NaiveProduct.Of(in line, AverageOf(line.ProductCategory), policy)
            : NaiveProduct.None;
        NaiveProduct[] bookable = [.. new[] { own, maker, average }.Where(each => each.Bookable)];
        return bookable.Length > 0 ? bookable.MinBy(each => each.Tier)!
            : own.CradleToGate is not null ? own
            : maker;
    }

    public static Declaration? SheetOf(ProductIdentity? product) => product is null ? null
        : NaiveWorld.MakerSheets.GetValueOrDefault((product.Manufacturer, product.Model));

    public static Declaration? AverageOf(string? category)
    {
        if (category is null || !NaiveWorld.Averages.TryGetValue(category, out var average))
        {
            return null;
        }

        List<ModuleGwp> modules = [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = average.Making }];
        if (average.Delivery is { } delivery)
        {
            modules.Add(new ModuleGwp { Module = LifeCycleModule.A4, Ghg = delivery });
        }

        if (average.EndOfLife is { } end)
        {
            modules.Add(new ModuleGwp { Module = LifeCycleModule.C1ToC4, Ghg = end });
        }

        return new Declaration { Id = "average", Kind = DeclarationKind.GenericDataset, Modules = modules };
    }

    // Judged are figures per piece of a new device, against what published sheets of its type have.
    private static (Plausibility Product, Plausibility Spend) Bands(
        in PurchaseLine line, NaiveProduct product, NaiveSpend spend)
    {
        if (line.ProductCategory is not { } category || !NaiveWorld.Averages.TryGetValue(category, out var average)
            || line.Quantity is not { } pieces || line.QuantityUnit != QuantityUnit.Piece
            || line.Condition != DeviceCondition.New)
        {
            return (Plausibility.Within, Plausibility.Within);
        }

        return (
            product.CradleToGate is null || product.Declaration!.Id == "average"
                ? Plausibility.Within
                : Judge(product.KgPerUnit),
            spend.Booked is { } mass && !line.FreeOfCharge ? Judge((Exact)Kilograms(mass) / pieces) : Plausibility.Within);

        Plausibility Judge(Exact kg) =>
            kg * 30m < average.P5 || kg > average.P95 * 30m ? Plausibility.Implausible
            : kg * 3m < average.P5 || kg > average.P95 * 3m ? Plausibility.Unusual
            : Plausibility.Within;
    }

    private static NaiveResult Booked(
        in PurchaseLine line,
        NaiveProduct product,
        NaiveSpend spend,
        BigInteger? calibrated,
        (Plausibility Product, Plausibility Spend) bands,
        Policy policy)
    {
        if (line.ReleasedBy is null && (product.Bookable ? bands.Product : bands.Spend) == Plausibility.Implausible)
        {
            return new NaiveResult { Status = LineStatus.ReviewRequired };
        }

        if (line.AccountingTreatment == AccountingTreatment.OperatingLease
            && policy.OperatingLease == OperatingLeaseTreatment.NotBooked)
        {
            return new NaiveResult { Status = LineStatus.Ok };
        }

        if (!product.Bookable)
        {
            return spend.Booked is null
                ? new NaiveResult { Status = LineStatus.Rejected }
                : new NaiveResult
                {
                    Status = LineStatus.FallbackApplied,
                    Method = CalculationMethod.SpendBased,
                    Tier = DataQualityTier.SpendBased,
                    Booked = policy.BookCalibratedSpend && calibrated is not null ? calibrated : spend.Booked,
                };
        }

        var together = policy.DeliveryCategory == DeliveryCategory.WithProduct;
        return new NaiveResult
        {
            Status = line.Declaration is { } given && given != product.Declaration ? LineStatus.FallbackApplied
                : product.NeedsALook || product.Tier == DataQualityTier.CategoryAverage || bands.Product != Plausibility.Within
                    ? LineStatus.OkWithWarnings
                : LineStatus.Ok,
            Method = product.Tier == DataQualityTier.CategoryAverage ? CalculationMethod.AverageData
                : product.IsHybrid ? CalculationMethod.Hybrid
                : CalculationMethod.SupplierSpecific,
            Tier = product.Tier,
            Booked = product.CradleToGate + (together ? product.Distribution ?? 0 : 0),
            BookedDelivery = together ? null : product.Distribution,
        };
    }

    private static NaiveResult WithGap(NaiveResult result, NaiveSpend spend, Policy policy)
    {
        if (result.Product is null || result.Spend is null)
        {
            return result;
        }

        if (policy.GapAlignment == GapAlignment.Unaligned)
        {
            return result with
            {
                GapProduct = result.Product,
                GapSpend = spend.Booked,
                Alignment = NaiveWorld.Packs[policy.FactorPackId].WithMargins
                    ? BoundaryAlignment.SpendWider
                    : BoundaryAlignment.AlignedA1A3,
            };
        }

        if (policy.GapAlignment == GapAlignment.AlignWithDeclaredModules && result.Distribution is { } delivery
            && spend.WithMargins is { } toSale)
        {
            return result with
            {
                GapProduct = result.Product + delivery,
                GapSpend = toSale,
                Alignment = BoundaryAlignment.AlignedToPointOfSale,
            };
        }

        return spend.WithoutMargins is not { } toGate ? result : result with
        {
            GapProduct = result.Product,
            GapSpend = toGate,
            Alignment = BoundaryAlignment.AlignedA1A3,
        };
    }

    private static decimal? CalibrationOf(in PurchaseLine line, Policy policy)
    {
        var category = line.ProductCategory;
        return category is null || !AnyNaiveLine.CalibrationRatios.TryGetValue(category, out var ratio)
            || policy.Calibrations.IsEmpty ? null : ratio;
    }

    private static decimal Kilograms(BigInteger milligrams) => (decimal)milligrams / 1_000_000m;
}
