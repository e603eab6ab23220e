using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using static Scope3Calc.Core.Declarations.LifeCycleModule;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Which indicator is booked, the identity between them, and how declared units meet
/// quantities.</summary>
public sealed class IndicatorTests
{
    [Fact]
    [Trait("Behaviour", "12")]
    public void Footprint_GhgStated_IsPreferredToEverything()
    {
        var footprint = Footprint(new ModuleGwp
        {
            Module = A1ToA3, Ghg = 231.5m, Total = 229.4m, Fossil = 231.0m, Biogenic = -2.0m, Luluc = 0.4m,
        });

        Assert.Equal(231.5m, footprint.CradleToGate);
        Assert.True(footprint.Reasons.IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "12")]
    public void Footprint_NonCo2PartUnknown_IsFossilAndLuluc()
    {
        var footprint = Footprint(new ModuleGwp { Module = A1ToA3, Total = 229.4m, Fossil = 231.0m, Luluc = 0.4m });

        Assert.Equal(231.4m, footprint.CradleToGate);
        Assert.Null(footprint.BiogenicCo2);
    }

    [Fact]
    [Trait("Behaviour", "12")]
    public void Footprint_OnlyTotal_IsUsedWithAWarning()
    {
        var footprint = Footprint(new ModuleGwp { Module = A1ToA3, Total = 229.4m });

        Assert.Equal(229.4m, footprint.CradleToGate);
        Assert.Equal(Some.Reasons(ReasonCode.BiogenicNotSeparated), footprint.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "12")]
    public void Calculate_OnlyTotal_StaysOnItsTierWithAWarning()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd(modules: new ModuleGwp { Module = A1ToA3, Total = 229.4m })));

        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(LineStatus.OkWithWarnings, outcome.Status);
    }

    // 231.0 - 2.0 + 0.4 = 229.4. Tolerance 0.5 % of the total: about 1.15.
    [Theory]
    [InlineData(229.4, false)]
    [InlineData(230.5, false)]
    [InlineData(228.3, false)]
    [InlineData(230.6, true)]
    [InlineData(228.2, true)]
    [Trait("Behaviour", "13")]
    public void Footprint_TotalAgainstItsParts_WarnsBeyondHalfAPercent(decimal total, bool warns)
    {
        var footprint = Footprint(new ModuleGwp
        {
            Module = A1ToA3, Total = total, Fossil = 231.0m, Biogenic = -2.0m, Luluc = 0.4m,
        });

        Assert.Equal(warns, footprint.Reasons.Contains(ReasonCode.EpdGwpIdentityFail));
        Assert.Equal(231.4m, footprint.CradleToGate);
    }

    [Fact]
    [Trait("Behaviour", "13")]
    public void Footprint_SmallFiguresAsPrinted_MayDifferByTheirRounding()
    {
        // 0.1 + 0.1 + 0.1 = 0.3, printed 0.4: each of the four is off by up to 0.05, 0.2 together.
        var footprint = Footprint(new ModuleGwp
        {
            Module = A1ToA3, Total = 0.4m, Fossil = 0.1m, Biogenic = 0.1m, Luluc = 0.1m,
        });

        Assert.False(footprint.Reasons.Contains(ReasonCode.EpdGwpIdentityFail));
    }

    [Fact]
    [Trait("Behaviour", "12")]
    public void Footprint_BiogenicCo2InParts_IsAdded()
    {
        var footprint = Footprint(
            Biogenic(A1, -3m, 0.1m), Biogenic(A2, 0m, 0m), Biogenic(A3, 1m, 0m));

        // (-3 - 0.1) + 0 + 1 = -2.1.
        Assert.Equal(-2.1m, footprint.BiogenicCo2);
    }

    [Fact]
    public void Footprint_TotalAndGhg_TellTheBiogenicCo2()
    {
        // 229.4 - 231.5 = -2.1.
        Assert.Equal(
            -2.1m, Footprint(new ModuleGwp { Module = A1ToA3, Total = 229.4m, Ghg = 231.5m }).BiogenicCo2);
    }

    public static TheoryData<DeclaredUnit, ReasonCode> UnitsThatNeedMore => new()
    {
        { DeclaredUnit.Kilogram, ReasonCode.EpdMassMissing },
        { DeclaredUnit.PieceYear, ReasonCode.EpdRslMissing },
        { DeclaredUnit.FunctionalUnit, ReasonCode.EpdFunctionalUnitsMissing },
        { DeclaredUnit.Liter, ReasonCode.EpdUnitUnsupported },
        { DeclaredUnit.MegabitSecond, ReasonCode.EpdUnitUnsupported },
        { DeclaredUnit.Unknown, ReasonCode.EpdUnitUnsupported },
    };

    [Theory]
    [MemberData(nameof(UnitsThatNeedMore))]
    [Trait("Behaviour", "10")]
    public void Calculate_WhatTheUnitNeedsIsMissing_IsSaidAndNeverAssumed(DeclaredUnit unit, ReasonCode reason)
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(unit: unit)));

        Assert.Null(outcome.Product.CradleToGate);
        Assert.Equal(Some.Reasons(reason), outcome.PassedOver.Tier1);
    }

    [Fact]
    [Trait("Behaviour", "10")]
    public void Calculate_PerFunctionalUnit_TakesTheFunctionsOfAPiece()
    {
        var epd = Some.Epd(
            unit: DeclaredUnit.FunctionalUnit, functionsPerPiece: 2.5m, modules: Some.Module(A1ToA3, 10m));

        // 500 x 2.5 x 10 kg = 12,500 kg.
        Assert.Equal(Some.Kg(12_500m), Some.Calculate(Some.Line(epd)).Booked);
    }

    [Theory]
    [InlineData(QuantityUnit.Kilogram, DeclaredUnit.Kilogram)]
    [InlineData(QuantityUnit.Liter, DeclaredUnit.Liter)]
    [InlineData(QuantityUnit.CubicMeter, DeclaredUnit.CubicMeter)]
    [InlineData(QuantityUnit.KilowattHour, DeclaredUnit.KilowattHour)]
    [InlineData(QuantityUnit.Megajoule, DeclaredUnit.Megajoule)]
    [InlineData(QuantityUnit.TonneKilometer, DeclaredUnit.TonneKilometer)]
    [InlineData(QuantityUnit.SquareMeter, DeclaredUnit.SquareMeter)]
    [InlineData(QuantityUnit.Hour, DeclaredUnit.Hour)]
    [InlineData(QuantityUnit.MegabitSecond, DeclaredUnit.MegabitSecond)]
    [Trait("Behaviour", "10")]
    public void Calculate_QuantityInTheDeclaredUnit_NeedsNoConversion(
        QuantityUnit quantityUnit, DeclaredUnit declaredUnit)
    {
        foreach (var unit in Enum.GetValues<DeclaredUnit>())
        {
            var epd = Some.Epd(unit: unit, massKg: 2m, years: 3m, modules: Some.Module(A1ToA3, 4m));

            var outcome = Some.Calculate(Some.Line(epd) with { Quantity = 2.5m, QuantityUnit = quantityUnit });

            // 2.5 x 4 kg = 10 kg in the one unit, nothing in all the others.
            Assert.Equal(unit == declaredUnit ? Some.Kg(10m) : null, outcome.Product.CradleToGate);
        }
    }

    private static ModuleGwp Biogenic(LifeCycleModule module, decimal biogenic, decimal nonCo2) =>
        new() { Module = module, Ghg = 10m, Biogenic = biogenic, BiogenicNonCo2 = nonCo2 };

    private static DeclaredFootprint Footprint(params ModuleGwp[] modules) => Some.Epd(modules: modules).Footprint;
}
