using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>What an inventory says of each category: masses, data, methods, sources.</summary>
public sealed class InventoryTotalsTests
{
    [Fact]
    [Trait("Behaviour", "44")]
    public void ByCategory_WorkedPortfolio_HasItsShares()
    {
        var goods = Ledger.Of(Ledger.Verified(131_054m), Ledger.SelfDeclared(60_000m), Ledger.Spend(20_000m))
            .ByCategory(Scope3Category.CapitalGoods);

        // 131,054 on tier 1, 60,000 on tier 3 and 20,000 by spend are 211,054: 62.10, 28.43 and 9.48 %; suppliers' 90.52 %.
        Assert.Equal(3, goods.Lines);
        Assert.Equal(211_054m, goods.Booked.Kilograms);
        Assert.Equal(0.6210m, decimal.Round(goods.ShareVerified!.Value, 4));
        Assert.Equal(0.9052m, decimal.Round(goods.ShareSupplierData!.Value, 4));
        Assert.Equal(0.0948m, decimal.Round(goods.ShareSpend!.Value, 4));
        Assert.Equal(0m, goods.ShareAverage);
        Assert.InRange(
            (goods.ShareSupplierData + goods.ShareAverage + goods.ShareSpend)!.Value, 1m - 1e-9m, 1m + 1e-9m);
    }

    [Fact]
    [Trait("Behaviour", "44")]
    public void Empty_HasZerosAndNulls()
    {
        var empty = Ledger.Of();

        Assert.Equal(Co2eTotal.Zero, empty.Booked);
        Assert.Equal(0, empty.Excluded.Lines);
        Assert.Null(empty.Coverage.Share);
        Assert.False(empty.Coverage.ReachesNinetyFivePercent);
        Assert.All(Enum.GetValues<Scope3Category>().Select(empty.ByCategory), category =>
        {
            Assert.Equal(0, category.Lines);
            Assert.Null(category.BiogenicCo2);
            Assert.Null(category.ShareSupplierData);
            Assert.Null(category.ShareAverage);
            Assert.Null(category.ShareSpend);
            Assert.Null(category.ShareVerified);
        });
        Assert.All(Enum.GetValues<InventorySource>(), source => Assert.Equal(0, empty.LinesOn(source)));
    }

    [Fact]
    [Trait("Behaviour", "45")]
    public void ByCategory_HybridLine_CountsOnlyItsSupplierPart()
    {
        // A1 and A3 are the supplier's, 60 + 10 kg; A2, 30 kg, is an average.
        var hybrid = Ledger.Declared(Ledger.Epd(
            Some.Module(LifeCycleModule.A1, 60m),
            Some.Module(LifeCycleModule.A2, 30m) with { IsAverage = true },
            Some.Module(LifeCycleModule.A3, 10m)));

        var goods = Ledger.Of(hybrid, Ledger.Spend(100m)).ByCategory(Scope3Category.CapitalGoods);

        Assert.Equal(200m, goods.Booked.Kilograms);
        Assert.Equal(70m, goods.Specific.Kilograms);
        Assert.Equal(30m, goods.Average.Kilograms);
        Assert.Equal(100m, goods.Spend.Kilograms);
        Assert.Equal(0.35m, goods.ShareSupplierData);
        Assert.Equal(100m, goods.ByMethod(CalculationMethod.Hybrid).Booked.Kilograms);
        Assert.Equal(Co2eTotal.Zero, goods.Verified);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void ByCategory_DeliveryLegWithAnAverage_IsSplitInCategory4()
    {
        // A1 to A3 100 kg of the supplier's; A4 10 kg, an average.
        var line = Ledger.Declared(Ledger.Epd(
            Some.Module(LifeCycleModule.A1ToA3, 100m),
            Some.Module(LifeCycleModule.A4, 10m) with { IsAverage = true }));

        var inventory = Ledger.Of(line);

        var delivery = inventory.ByCategory(Scope3Category.UpstreamTransportAndDistribution);
        Assert.Equal((1, 10m), (delivery.Lines, delivery.Booked.Kilograms));
        Assert.Equal(10m, delivery.Average.Kilograms);
        Assert.Equal(100m, inventory.ByCategory(Scope3Category.CapitalGoods).Specific.Kilograms);
        Assert.Equal(110m, inventory.Booked.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void ByCategory_SeparateIndicators_TellBiogenicCo2Apart()
    {
        // Fossil 231.0, luluc 0.4, biogenic -2.0 of which CH4 +0.1: GWP-GHG 231.5 is booked, biogenic CO2 is -2.1.
        var declared = Ledger.Declared(Ledger.Epd(new ModuleGwp
        {
            Module = LifeCycleModule.A1ToA3,
            Total = 229.4m,
            Fossil = 231.0m,
            Biogenic = -2.0m,
            BiogenicNonCo2 = 0.1m,
            Luluc = 0.4m,
        }));

        var goods = Ledger.Of(declared with { Quantity = 10m }, Ledger.Spend(5m)).ByCategory(Scope3Category.CapitalGoods);

        Assert.Equal(2_320m, goods.Booked.Kilograms);
        Assert.Equal(-21m, goods.BiogenicCo2!.Value.Kilograms);
        Assert.Equal(0, goods.BiogenicNotSeparatedLines);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void ByCategory_OnlyTotalDeclared_CountsTheLineAsNotSeparated()
    {
        var mixed = Ledger.Declared(Ledger.Epd(new ModuleGwp { Module = LifeCycleModule.A1ToA3, Total = 100m }));

        var goods = Ledger.Of(mixed, Ledger.Verified(1m), Ledger.Spend(1m)).ByCategory(Scope3Category.CapitalGoods);

        Assert.Equal(1, goods.BiogenicNotSeparatedLines);
        Assert.Null(goods.BiogenicCo2);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void ByCategory_RefurbishedUnderCutOff_HasNoBiogenicCo2OfItsFirstLife()
    {
        // Of the making, 90 kg and 10 kg of biogenic CO2 within 100, nothing is booked: only B5, 20 kg.
        var line = Ledger.Declared(Ledger.Epd(
            new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = 90m, Total = 100m },
            Some.Module(LifeCycleModule.B5, 20m))) with
        { Condition = DeviceCondition.Refurbished };

        var goods = Ledger.Of(Ledger.Calculator(Ledger.Policy with { Refurbished = RefurbishedTreatment.CutOff }), null, line)
            .ByCategory(Scope3Category.CapitalGoods);

        Assert.Equal(20m, goods.Booked.Kilograms);
        Assert.Null(goods.BiogenicCo2);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void ByCategory_MethodsAndGwpSets_AddUp()
    {
        var goods = Ledger.Of(Ledger.Verified(50m), Ledger.SelfDeclared(30m), Ledger.Spend(20m))
            .ByCategory(Scope3Category.CapitalGoods);

        // Declarations rest on AR6, the pack on AR5.
        Assert.Equal((2, 80m), (goods.ByGwpSet(GwpSet.Ar6).Lines, goods.ByGwpSet(GwpSet.Ar6).Booked.Kilograms));
        Assert.Equal((1, 20m), (goods.ByGwpSet(GwpSet.Ar5).Lines, goods.ByGwpSet(GwpSet.Ar5).Booked.Kilograms));
        Assert.Equal(80m, goods.ByMethod(CalculationMethod.SupplierSpecific).Booked.Kilograms);
        Assert.Equal(20m, goods.ByMethod(CalculationMethod.SpendBased).Booked.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "51")]
    public void Booked_TenLinesOfALongFraction_AreSummedBeforeTheyAreRounded()
    {
        var inventory = Ledger.Of(Enumerable.Repeat(Ledger.Verified(0.4449m), 10));

        // Rounded one by one to two places they would be 10 x 0.44 = 4.40; their sum is 4.449.
        Assert.Equal(4.449m, inventory.Booked.Kilograms);
        Assert.Equal(4.449m, inventory.ByCategory(Scope3Category.CapitalGoods).Booked.Kilograms);
    }

    [Theory]
    [InlineData(2021, 1, 1)]
    [InlineData(2024, 0, 2)]
    public void Add_LineOfAnotherYear_IsCountedApart(int year, long lines, long others)
    {
        // The second one is excluded in its own year.
        var inventory = Ledger.Of(
            Ledger.Calculator(), year, Ledger.Verified(10m), Ledger.Spend(1m) with
            {
                PurchaseDate = new DateOnly(2020, 12, 31),
                SpendAmount = null,
            });

        Assert.Equal(lines, inventory.ByCategory(Scope3Category.CapitalGoods).Lines);
        Assert.Equal(others, inventory.LinesOfOtherYears);
        Assert.Equal(0, inventory.Excluded.Lines);
    }

    [Fact]
    public void Add_Disposal_IsBookedInCategory5OfItsOwnYear()
    {
        // Bought in 2021, discarded in 2023 under a declaration that has C1 to C4.
        var bought = Ledger.Declared(Ledger.Epd(
            Some.Module(LifeCycleModule.A1ToA3, 100m), Some.Module(LifeCycleModule.C1ToC4, 3m)));
        var discarded = bought with { Disposal = DisposalKind.Discarded, PurchaseDate = new DateOnly(2023, 5, 1) };

        var inventory = Ledger.Of(Ledger.Calculator(), 2023, bought, discarded);

        Assert.Equal(3m, inventory.ByCategory(Scope3Category.WasteGeneratedInOperations).Specific.Kilograms);
        Assert.Equal(3m, inventory.Booked.Kilograms);
        Assert.Equal(1, inventory.LinesOfOtherYears);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void LinesOn_EverySource_CountsTheLinesBookedOnIt()
    {
        var laptop = Some.Spend(300m) with { SectorCode = "1", Quantity = 1m };
        var inventory = Ledger.Of(
            Ledger.Verified(10m),
            laptop with { Product = Some.Xps13 },
            laptop with { PurchaseDate = new DateOnly(2023, 1, 1) },
            Ledger.Spend(10m),
            Ledger.Spend(10m) with { PurchaseDate = new DateOnly(2023, 1, 1) },
            Ledger.Spend(10m) with { PurchaseDate = new DateOnly(2023, 1, 1), Currency = Some.Eur, Country = Some.Netherlands });

        Assert.Equal(1, inventory.LinesOn(InventorySource.LineDeclarations));
        Assert.Equal(1, inventory.LinesOn(InventorySource.MakerFootprints));
        Assert.Equal(1, inventory.LinesOn(InventorySource.DeviceAverages));
        Assert.Equal(3, inventory.LinesOn(InventorySource.FactorPack));
        Assert.Equal(2, inventory.LinesOn(InventorySource.ConsumerPrices));
        Assert.Equal(1, inventory.LinesOn(InventorySource.ExchangeRates));
        Assert.Equal(0, inventory.LinesOn(InventorySource.SectorPrices));
        Assert.Equal(0, inventory.LinesOn(InventorySource.Calibrations));
    }

    [Fact]
    public void Add_InventoryOfAnotherPolicy_IsRefused()
    {
        var other = new InventoryTotals(Ledger.Calculator(Some.Policy), null);

        Assert.Throws<ArgumentException>(() => Ledger.Of().Add(other));
        Assert.Throws<ArgumentException>(() => Ledger.Of().Add(new InventoryTotals(Ledger.Calculator(), 2021)));
    }
}
