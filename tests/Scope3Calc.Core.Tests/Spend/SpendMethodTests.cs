using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>What is in a price, what is missing from it, and which of the published columns is
/// used.</summary>
public sealed class SpendMethodTests
{
    [Fact]
    [Trait("Behaviour", "21")]
    public void Calculate_VatInside_IsTakenOffOnce()
    {
        var line = Some.Spend(1_210m) with { PriceType = PriceType.PurchaserInclVat, VatRate = 0.21m };

        // 1,210 / 1.21 = 1,000 USD; x 0.112 = 112 kg.
        var spend = Some.Calculate(line).Spend;
        Assert.Equal(1_000m, spend.RestatedSpend);
        Assert.Equal(Some.Kg(112m), spend.Emissions);
    }

    [Fact]
    [Trait("Behaviour", "21")]
    public void Calculate_VatNotInside_TheRateTakesNothingOff()
    {
        var line = Some.Spend(1_000m) with { VatRate = 0.21m };

        Assert.Equal(Some.Kg(112m), Some.Calculate(line).Spend.Emissions);
    }

    [Fact]
    public void Calculate_VatOfZeroInside_TakesNothingOff()
    {
        var line = Some.Spend(1_000m) with { PriceType = PriceType.PurchaserInclVat, VatRate = 0m };

        Assert.Equal(Some.Kg(112m), Some.Calculate(line).Spend.Emissions);
    }

    [Theory]
    [InlineData(PriceType.Unknown, 0.21)]
    [InlineData(PriceType.PurchaserInclVat, null)]
    [Trait("Behaviour", "21")]
    public void Calculate_VatStatusOrRateMissing_IsNotGuessed(PriceType type, double? vatRate)
    {
        var line = Some.Spend(1_000m) with { PriceType = type, VatRate = (decimal?)vatRate };

        var spend = Some.Calculate(line).Spend;

        Assert.Null(spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.VatStatusUnknown), spend.Reasons);
    }

    // The EPA factors are per purchaser price, the other table per basic price.
    [Theory]
    [InlineData(PriceType.PurchaserExclVat, Some.EpaPack, true)]
    [InlineData(PriceType.Producer, Some.EpaPack, false)]
    [InlineData(PriceType.Basic, Some.EpaPack, false)]
    [InlineData(PriceType.PurchaserExclVat, Some.BasicPack, false)]
    [InlineData(PriceType.Producer, Some.BasicPack, false)]
    [InlineData(PriceType.Basic, Some.BasicPack, true)]
    [Trait("Behaviour", "22")]
    public void Calculate_PriceTypeOfTheFactor_MustBeTheLines(PriceType type, string pack, bool matches)
    {
        var line = Some.Spend(1_000m) with
        {
            Country = Some.Netherlands,
            PriceType = type,
            SectorCode = pack == Some.EpaPack ? "334111" : "30",
        };

        var spend = Some.Calculate(line, Some.Policy with { FactorPackId = pack }).Spend;

        Assert.Equal(
            matches ? ReasonSet.None : Some.Reasons(ReasonCode.FactorPriceTypeMismatch), spend.Reasons);
    }

    [Fact]
    public void Calculate_BasicPriceLineWithRatio_IsMadeAPurchaserPrice()
    {
        var line = Some.Spend(820m) with { PriceType = PriceType.Basic, PriceTypeRatio = 1.25m };

        // 820 x 1.25 = 1,025 USD at purchaser prices; x 0.112 = 114.8 kg.
        Assert.Equal(Some.Kg(114.8m), Some.Calculate(line).Spend.Emissions);
    }

    [Fact]
    public void Calculate_FactorOfZero_IsAGapInItsTableAndNotASilentZero()
    {
        var zero = new FactorPack(Some.EpaPack, "x", [new SpendFactor("334111", "x", 0m, 0m, 0m)])
        {
            Title = "x",
            Classification = "NAICS_2017",
            Basis = new PriceBasis(Some.Usd, 2021),
            PriceType = PriceType.PurchaserExclVat,
            DefaultScope = MarginScope.WithMargins,
            GwpSet = GwpSet.Ar4,
            Country = Some.UnitedStates,
        };

        var spend = Some.Calculate(Some.Spend(1_000m), snapshot: Some.SnapshotWith(packs: [zero])).Spend;

        Assert.Null(spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.FactorNotFound), spend.Reasons);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Behaviour", "27")]
    public void Calculate_NothingPaid_IsZeroOnlyWhenSaidToBeFree(bool free)
    {
        var spend = Some.Calculate(Some.Spend(0m) with { FreeOfCharge = free }).Spend;

        Assert.Equal(free ? Co2e.Zero : null, spend.Emissions);
        Assert.Equal(free ? ReasonSet.None : Some.Reasons(ReasonCode.PriceMissing), spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "27")]
    public void Calculate_AmountAbsent_IsMissingEvenIfFree()
    {
        var spend = Some.Calculate(Some.Spend(1m) with { SpendAmount = null, FreeOfCharge = true }).Spend;

        Assert.Equal(Some.Reasons(ReasonCode.PriceMissing), spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_OperatingLease_RefusesTheInstalmentsAndKeepsTheProductFigure()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd()) with { AccountingTreatment = AccountingTreatment.OperatingLease });

        Assert.Null(outcome.Spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.SpendNotAcquisitionCost), outcome.Spend.Reasons);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(Scope3Category.UpstreamLeasedAssets, outcome.Category);
    }

    [Theory]
    [InlineData("laptop", null, "epa-sef-v1.2/334111")]
    [InlineData("monitor", null, "epa-sef-v1.2/334118")]
    [InlineData("monitor", "423430", "epa-sef-v1.2/423430")]
    [InlineData(null, "334111", "epa-sef-v1.2/334111")]
    public void Calculate_SectorCode_GoesBeforeTheTypeOfDevice(string? category, string? sector, string factorId)
    {
        var line = Some.Spend(1_000m) with { ProductCategory = category, SectorCode = sector };

        Assert.Equal(factorId, Some.Calculate(line).Spend.Factor!.Id);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("toaster", null)]
    [InlineData("unmapped", null)]
    [InlineData("laptop", "999999")]
    public void Calculate_NoFactorForTheLine_SaysSoAndTakesNoOther(string? category, string? sector)
    {
        var line = Some.Spend(1_000m) with { ProductCategory = category, SectorCode = sector };

        var spend = Some.Calculate(line).Spend;

        Assert.Null(spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.FactorNotFound), spend.Reasons);
    }

    [Fact]
    public void Calculate_SeveralThingsMissing_ListsAllOfThem()
    {
        var line = Some.Spend(1_000m) with
        {
            PurchaseDate = new DateOnly(2024, 1, 1),
            PriceType = PriceType.Unknown,
            Currency = Some.Gbp,
            Country = default,
        };

        // 2024 has no prices for no country, and convert-first needs a GBP rate of 2024.
        var spend = Some.Calculate(line, Some.ConvertFirst with { FactorPackId = Some.EpaPack }).Spend;

        Assert.Equal(
            Some.Reasons(ReasonCode.VatStatusUnknown, ReasonCode.DeflatorMissing, ReasonCode.FxMissing),
            spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "23")]
    public void At_EachColumn_IsThePublishedOne()
    {
        var spend = Some.Calculate(Some.Spend(1_000m) with { ProductCategory = "monitor" }).Spend;

        // As published: 0.127, 0.055 and 0.183, though 0.127 + 0.055 is 0.182.
        Assert.Equal(Some.Kg(127m), spend.At(MarginScope.WithoutMargins));
        Assert.Equal(Some.Kg(55m), spend.At(MarginScope.MarginsOnly));
        Assert.Equal(Some.Kg(183m), spend.At(MarginScope.WithMargins));
        Assert.Equal(Some.Kg(183m), spend.Emissions);
    }

    [Fact]
    [Trait("Behaviour", "23")]
    public void At_ColumnThePackLacks_IsNull()
    {
        var line = Some.Spend(1_000m) with
        {
            Country = Some.Netherlands, PriceType = PriceType.Basic, SectorCode = "30",
        };

        var spend = Some.Calculate(line, Some.Policy with { FactorPackId = Some.BasicPack }).Spend;

        Assert.NotNull(spend.Emissions);
        Assert.Null(spend.At(MarginScope.WithoutMargins));
        Assert.Null(spend.At(MarginScope.MarginsOnly));
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Calculate_PackLacksTheColumnForTheGap_HasNoGapAndSaysWhy()
    {
        var line = Some.Spend(1_000m) with
        {
            PriceType = PriceType.Basic,
            SectorCode = "30",
            Quantity = 1m,
            Declaration = Some.Epd(
                validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 1, 1)),
                modules: Some.Module(LifeCycleModule.A1ToA3, 100m)),
        };

        var gap = Some.Calculate(line, Some.Policy with { FactorPackId = Some.BasicPack }).Gap;

        Assert.Null(gap.Absolute);
        Assert.Null(gap.Ratio);
        Assert.Equal(BoundaryAlignment.Unknown, gap.Alignment);
        Assert.Equal(Some.Reasons(ReasonCode.GapBoundaryMissing), gap.Reasons);
    }

    [Fact]
    public void Calculate_PackLacksItsDefaultColumn_HasNoFigureAndBorrowsNoOther()
    {
        var pack = Some.Epa();
        var onlyMargins = new FactorPack(Some.EpaPack, "x", [new SpendFactor("334111", "x", 0.040m, 0.072m, null)])
        {
            Title = pack.Title,
            Classification = pack.Classification,
            Basis = pack.Basis,
            PriceType = pack.PriceType,
            DefaultScope = MarginScope.WithMargins,
            GwpSet = pack.GwpSet,
            Country = pack.Country,
        };

        var spend = Some.Calculate(Some.Spend(1_000m), snapshot: Some.SnapshotWith(packs: [onlyMargins])).Spend;

        Assert.Null(spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.FactorNotFound), spend.Reasons);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    [Trait("Behaviour", "57")]
    public void Calculate_MoreThanALineMayComeTo_IsOutOfRangeAndNotAnException(double sign)
    {
        // 10^15 USD x 0.112 = 1.12 x 10^14 kg, beyond 10^12.
        var line = Some.Spend((decimal)sign * LineRules.MaxSpend) with { OriginalLineId = "line-0" };

        var outcome = Some.Calculate(line);

        Assert.Null(outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.ValueOutOfRange), outcome.Spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "57")]
    public void Calculate_ProductFigureBeyondALine_IsOutOfRangeAndNotAnException()
    {
        var epd = Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, LineRules.MaxGwpKg));

        var outcome = Some.Calculate(Some.Line(epd) with { Quantity = LineRules.MaxQuantity });

        Assert.Null(outcome.Product.CradleToGate);
        Assert.True(outcome.PassedOver.Tier1.Contains(ReasonCode.ValueOutOfRange));
    }
}
