using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.WorkedExamples;

/// <summary>Product-based examples of the method reference, section 7, through the whole
/// calculation.</summary>
public sealed class ProductExamplesTests
{
    [Fact]
    [Trait("Behaviour", "1")]
    [Trait("Behaviour", "2")]
    [Trait("Behaviour", "6")]
    public void Calculate_500Capitalised_BooksCategories2And4AndTellsTheRestApart()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()));

        // W7. Category 2: 500 x 262.108 = 131,054. Category 4: 500 x 14.168 = 7,084.
        // Memo: B6 500 x 44.758 = 22,379; C 500 x 0.966 = 483.
        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.Equal(Scope3Category.CapitalGoods, outcome.Category);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(Some.Kg(7_084m), outcome.BookedDelivery);
        Assert.Equal(Some.Kg(22_379m), outcome.Product.Memo.EnergyInUse);
        Assert.Equal(Some.Kg(483m), outcome.Product.Memo.EndOfLife);

        // Booking the declaration's total, 500 x 322 = 161,000, would overstate: 161,000 / 131,054 = 1.2285.
        Assert.Equal(1.2285m, decimal.Round(161_000m / outcome.Booked!.Value.Kilograms, 4));
    }

    [Fact]
    [Trait("Behaviour", "6")]
    public void Calculate_500Expensed_BooksCategory1()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd()) with { AccountingTreatment = AccountingTreatment.Expensed });

        Assert.Equal(Scope3Category.PurchasedGoodsAndServices, outcome.Category);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    [Fact]
    [Trait("Behaviour", "1")]
    public void Calculate_DeliveryWithProduct_BooksA4InTheProductsCategory()
    {
        var policy = Some.Policy with { DeliveryCategory = DeliveryCategory.WithProduct };

        var outcome = Some.Calculate(Some.Line(Some.Epd()), policy);

        // 131,054 + 7,084 = 138,138.
        Assert.Equal(Some.Kg(138_138m), outcome.Booked);
        Assert.Null(outcome.BookedDelivery);
    }

    [Fact]
    [Trait("Behaviour", "10")]
    public void Calculate_PerKilogram_TakesTheMassOfAPiece()
    {
        var epd = Some.Epd(
            unit: DeclaredUnit.Kilogram, massKg: 1.31m, modules: Some.Module(LifeCycleModule.A1ToA3, 95m));

        // W16. 95 kg/kg x 1.31 kg x 500 = 62,225 kg.
        Assert.Equal(Some.Kg(62_225m), Some.Calculate(Some.Line(epd)).Booked);
    }

    [Fact]
    [Trait("Behaviour", "10")]
    public void Calculate_PerDeviceYear_TakesTheServiceLife()
    {
        var epd = Some.Epd(
            unit: DeclaredUnit.PieceYear, years: 4m, modules: Some.Module(LifeCycleModule.A1ToA3, 55.3m));

        // W16. 55.3 kg/(device and year) x 4 years x 500 = 110,600 kg.
        Assert.Equal(Some.Kg(110_600m), Some.Calculate(Some.Line(epd)).Booked);
    }

    [Fact]
    [Trait("Behaviour", "10")]
    public void Calculate_PactLitres_DividesByTheDeclaredAmount()
    {
        var pcf = Some.Epd(
            kind: DeclarationKind.PcfPact,
            unit: DeclaredUnit.Liter,
            amount: 12.5m,
            modules: Some.Module(LifeCycleModule.A1ToA3, 2m));

        // W16. 2 kg per 12.5 l; 40 l bought: 40 / 12.5 x 2 = 6.40 kg.
        var outcome = Some.Calculate(
            Some.Line(pcf) with { Quantity = 40m, QuantityUnit = QuantityUnit.Liter });
        Assert.Equal(Some.Kg(6.40m), outcome.Booked);
    }

    [Fact]
    [Trait("Behaviour", "12")]
    public void Calculate_SeparateIndicators_BooksGwpGhgAndTellsBiogenicCo2Apart()
    {
        var epd = Some.Epd(modules: new ModuleGwp
        {
            Module = LifeCycleModule.A1ToA3,
            Total = 229.4m,
            Fossil = 231.0m,
            Luluc = 0.4m,
            Biogenic = -2.0m,
            BiogenicNonCo2 = 0.1m,
        });

        var outcome = Some.Calculate(Some.Line(epd) with { Quantity = 1m });

        // W16. 231.0 + 0.4 + 0.1 = 231.5; biogenic CO2: -2.0 - 0.1 = -2.1. Total 231.0 + 0.4 - 2.0 = 229.4
        // holds.
        Assert.Equal(Some.Kg(231.5m), outcome.Booked);
        Assert.Equal(Some.Kg(-2.1m), outcome.Product.Memo.BiogenicCo2);
        Assert.Equal(LineStatus.Ok, outcome.Status);
    }

    [Fact]
    [Trait("Behaviour", "7")]
    public void Calculate_ServiceLifeStated_TellsTheAmortisedFigureAndBooksAllOfIt()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(years: 4m)));

        // W17. All 131,054 kg in the year of purchase; 131,054 / 4 = 32,763.5 kg a year as a memo.
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(Some.Kg(32_763.5m), outcome.Product.Memo.AmortisedPerYear);
    }

    [Fact]
    [Trait("Behaviour", "2")]
    public void Calculate_ServerWithUsePhase_BooksWhatMakingItTook()
    {
        var epd = Some.Epd(modules: [
            Some.Module(LifeCycleModule.A1ToA3, 1_726m),
            Some.Module(LifeCycleModule.B6, 3_931m)]);

        var outcome = Some.Calculate(Some.Line(epd) with { Quantity = 1m });

        // W19. 5,657 in total; booking that instead of 1,726 is 3.28 times too much.
        Assert.Equal(Some.Kg(1_726m), outcome.Booked);
        Assert.Equal(3.28m, decimal.Round(5_657m / outcome.Booked!.Value.Kilograms, 2));
    }

    [Fact]
    [Trait("Behaviour", "51")]
    public void Calculate_TenSmallLines_AddWithoutRoundingToTheCent()
    {
        var lines = Enumerable.Range(0, 10).Select(i => Some.Bought(1m, QuantityUnit.Piece, 0.4449m));

        var total = Some.PortfolioOf(lines).Booked.Kilograms;

        // W22. 10 x 0.4449 = 4.449, printed 4.45; ten figures of 0.44 would make 4.40.
        Assert.Equal(4.449m, total);
        Assert.Equal(4.45m, decimal.Round(total, 2));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_PartialReturn_TakesBackExactlyItsShare()
    {
        var bought = Some.Line(Some.Epd());
        var returned = bought with
        {
            LineId = "line-2",
            Quantity = -12m,
            SpendAmount = -18_000m,
            OriginalLineId = bought.LineId,
        };

        var total = Some.PortfolioOf([bought, returned]).ByCategory(Scope3Category.CapitalGoods);

        // W23. 500 - 12 = 488; 488 x 262.108 = 127,908.704.
        Assert.Equal(127_908.704m, total.Booked.Kilograms);
    }

    [Theory]
    [InlineData("2022-12-31", false)]
    [InlineData("2023-01-01", true)]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", false)]
    [Trait("Behaviour", "14")]
    public void Calculate_PactWithoutPeriod_IsValidForThreeYearsEndExclusive(string orderDay, bool valid)
    {
        // W26. Reference period ends 2023-01-01: valid in [2023-01-01, 2026-01-01).
        var pcf = Some.Epd(kind: DeclarationKind.PcfPact, validity: Validity.OfPact(new DateOnly(2023, 1, 1)));

        var outcome = Some.Calculate(
            Some.Line(pcf) with { PurchaseDate = DateOnly.ParseExact(orderDay, "yyyy-MM-dd") });

        Assert.Equal(valid, outcome.Product.Bookable);
    }

    [Fact]
    [Trait("Behaviour", "14")]
    public void Calculate_EpdOnItsLastDay_IsValidAndTheDayAfterExpired()
    {
        var until = new DateOnly(2026, 1, 1);
        var line = Some.Line(Some.Epd(validity: Validity.OfEpd(new DateOnly(2021, 1, 2), until)));

        // W26. valid_until is the last valid day, inclusive.
        Assert.Equal(
            DataQualityTier.VerifiedProductEpd, Some.Calculate(line with { PurchaseDate = until }).Tier);
        var dayAfter = Some.Calculate(line with { PurchaseDate = until.AddDays(1) });
        Assert.False(dayAfter.Product.Bookable);
        Assert.True(dayAfter.PassedOver.Tier1.Contains(ReasonCode.EpdExpired));
    }

    [Fact]
    [Trait("Behaviour", "14")]
    public void OfPact_PeriodEndingOnALeapDay_CoversThreeFullYears()
    {
        // From 29 February 2024 the third year ends with 28 February 2027: the exclusive end is 1 March.
        var validity = Validity.OfPact(new DateOnly(2024, 2, 29));

        Assert.Equal(new DateOnly(2024, 2, 29), validity.FirstDay);
        Assert.Equal(new DateOnly(2027, 2, 28), validity.LastDay);
    }

    [Fact]
    [Trait("Behaviour", "14")]
    public void Calculate_EpdExpiringOnALeapDay_IsValidThatDay()
    {
        var leapDay = new DateOnly(2024, 2, 29);
        var line = Some.Line(Some.Epd(validity: Validity.OfEpd(new DateOnly(2019, 3, 1), leapDay)));

        Assert.True(Some.Calculate(line with { PurchaseDate = leapDay }).Product.Bookable);
        Assert.False(Some.Calculate(line with { PurchaseDate = new DateOnly(2024, 3, 1) }).Product.Bookable);
    }
}
