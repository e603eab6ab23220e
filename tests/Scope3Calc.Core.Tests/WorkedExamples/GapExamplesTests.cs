using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.WorkedExamples;

/// <summary>The gap between W7 and W8 in its three alignments, and the portfolio of W14.</summary>
public sealed class GapExamplesTests
{
    [Fact]
    [Trait("Behaviour", "36")]
    public void Calculate_A4Declared_ComparesAtThePointOfSale()
    {
        var gap = Some.Calculate(Some.Line(Some.Epd()), Some.ConvertFirst).Gap;

        // With margins against A1-A4: 133.510743 / (262.108 + 14.168) = 0.483.
        Assert.Equal(BoundaryAlignment.AlignedToPointOfSale, gap.Alignment);
        Assert.Equal(0.483m, decimal.Round(gap.Ratio!.Value, 3));
        Assert.Equal(Some.Kg(138_138m), gap.Product);
    }

    [Fact]
    [Trait("Behaviour", "36")]
    public void Calculate_A4NotDeclared_ComparesAtTheFactoryGate()
    {
        var epd = Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, 262.108m));

        var gap = Some.Calculate(Some.Line(epd), Some.ConvertFirst).Gap;

        // Without margins against A1-A3: 1,192.060209 x 0.040 = 47.682408; / 262.108 = 0.182.
        Assert.Equal(BoundaryAlignment.AlignedA1A3, gap.Alignment);
        Assert.Equal(0.182m, decimal.Round(gap.Ratio!.Value, 3));
    }

    [Fact]
    public void Calculate_CradleToGateWanted_LeavesA4OutThoughDeclared()
    {
        var policy = Some.ConvertFirst with { GapAlignment = GapAlignment.CradleToGate };

        var gap = Some.Calculate(Some.Line(Some.Epd()), policy).Gap;

        Assert.Equal(BoundaryAlignment.AlignedA1A3, gap.Alignment);
        Assert.Equal(0.182m, decimal.Round(gap.Ratio!.Value, 3));
    }

    [Fact]
    [Trait("Behaviour", "36")]
    [Trait("Behaviour", "37")]
    public void Calculate_Unaligned_SaysThatSpendReachesFurther()
    {
        var policy = Some.ConvertFirst with { GapAlignment = GapAlignment.Unaligned };
        var line = Some.Line(Some.Epd()) with { Quantity = 1m, SpendAmount = 1_500m };

        var gap = Some.Calculate(line, policy).Gap;

        // With margins against A1-A3, S = 133.510743 and P = 262.108: S - P = -128.597; S / P = 0.5094;
        // (S - P) / P = -0.4906; 2 (S - P) / (S + P) = -257.194514 / 395.618743 = -0.6501.
        Assert.Equal(BoundaryAlignment.SpendWider, gap.Alignment);
        Assert.Equal(-128.597m, decimal.Round(gap.Absolute!.Value.Kilograms, 3));
        Assert.Equal(0.5094m, decimal.Round(gap.Ratio!.Value, 4));
        Assert.Equal(-0.4906m, decimal.Round(gap.Relative!.Value, 4));
        Assert.Equal(-0.6501m, decimal.Round(gap.Symmetric!.Value, 4));
    }

    [Fact]
    public void Calculate_UnalignedWithoutMarginsByDefault_IsAlignedAfterAll()
    {
        var snapshot = Some.SnapshotWith(packs: [Some.Epa(MarginScope.WithoutMargins)]);
        var policy = Some.ConvertFirst with { GapAlignment = GapAlignment.Unaligned };

        var gap = Some.Calculate(Some.Line(Some.Epd()), policy, snapshot).Gap;

        Assert.Equal(BoundaryAlignment.AlignedA1A3, gap.Alignment);
        Assert.Equal(0.182m, decimal.Round(gap.Ratio!.Value, 3));
    }

    [Fact]
    [Trait("Behaviour", "37")]
    public void Calculate_CheapDeviceWithHighFactor_HasAGapAboveZero()
    {
        // The sign is not fixed: 100,000 USD of 2021 x 0.183 = 18,300 kg against 100 x 50 = 5,000 kg.
        var policy = Some.Policy with { GapAlignment = GapAlignment.Unaligned };
        var line = Some.Spend(100_000m) with
        {
            ProductCategory = "monitor",
            Quantity = 100m,
            Declaration = Some.Epd(
                validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31)),
                modules: Some.Module(LifeCycleModule.A1ToA3, 50m)),
        };

        Assert.Equal(Some.Kg(13_300m), Some.Calculate(line, policy).Gap.Absolute);
    }

    [Fact]
    [Trait("Behaviour", "44")]
    public void Portfolio_ThreeTiers_HasTheSharesOfTheReference()
    {
        var policy = Some.Policy with { FactorPackId = Some.KilogramPerDollarPack };
        var verified = Priced(750_000m) with
        {
            Quantity = 500m,
            Declaration = Some.Epd(
                validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31)),
                modules: Some.Module(LifeCycleModule.A1ToA3, 262.108m)),
        };
        var selfDeclared = Priced(240_000m) with
        {
            Quantity = 1m,
            Declaration = Some.Epd(
                kind: DeclarationKind.PcfManufacturer,
                verification: VerificationKind.SelfDeclared,
                validity: default(Validity),
                modules: Some.Module(LifeCycleModule.A1ToA3, 60_000m)),
        };
        var bySpend = Priced(20_000m);

        var portfolio = Some.PortfolioOf([verified, selfDeclared, bySpend], policy);

        // W14. 131,054 (tier 1) + 60,000 (tier 3) + 20,000 (tier 5) = 211,054.
        // Weighted tier (131,054 x 1 + 60,000 x 3 + 20,000 x 5) / 211,054 = 411,054 / 211,054 = 1.9476.
        // Verified 131,054 / 211,054 = 62.10 %; suppliers' 191,054 / 211,054 = 90.52 %; spend 9.48 %.
        // Spend covered by EPDs: 750 of 1,010 = 74.26 %.
        Assert.Equal(211_054m, portfolio.Booked.Kilograms);
        Assert.Equal(1.9476m, decimal.Round(portfolio.WeightedTier!.Value, 4));
        Assert.Equal(0.6210m, decimal.Round(portfolio.ShareVerified!.Value, 4));
        Assert.Equal(0.9052m, decimal.Round(portfolio.ShareSupplierData!.Value, 4));
        Assert.Equal(0.0948m, decimal.Round(portfolio.ShareSpend!.Value, 4));
        Assert.Equal(0.7426m, decimal.Round(portfolio.Tier1ShareOfSpend!.Value, 4));
    }

    private static PurchaseLine Priced(decimal dollars) => Some.Spend(dollars) with { SectorCode = "1" };
}
