using Scope3Calc.Core;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Tests;

/// <summary>A policy that is told can be sent back: it decides the same.</summary>
public sealed class PolicyWriterTests
{
    /// <summary>No choice of it is the default.</summary>
    private static readonly Policy Other = new()
    {
        FactorPackId = "epa-sef-v1.2",
        DeflationOrder = DeflationOrder.ConvertThenDeflate,
        Deflator = Deflator.SectorPrices,
        DeliveryCategory = DeliveryCategory.WithProduct,
        ExpiredGraceDays = 30,
        UseMakerFootprints = false,
        UseDeviceAverages = false,
        Refurbished = RefurbishedTreatment.CutOff,
        OperatingLease = OperatingLeaseTreatment.NotBooked,
        ReturnYear = ReturnYear.YearOfPurchase,
        GapAlignment = GapAlignment.CradleToGate,
        PriceTypeRatio = 0.82m,
        Uncertainty = new UncertaintyPolicy
        {
            ProductFloor = 0.01m,
            VerifiedProductEpd = 0.02m,
            AssuredProductPcf = 0.03m,
            SelfDeclaredProductPcf = 0.04m,
            CategoryAverage = 0.05m,
            SpendFactor = 0.06m,
            SpendClassification = 0.07m,
            SpendDeflator = 0.08m,
            SpendConversion = 0.09m,
            PedigreeScheme = DqiScheme.CirothGsd,
        },
        DqiScheme = DqiScheme.PactV3,
        Calibrations = new CalibrationTable([new FactorCalibration("laptop", 1.5m, 0.4m)]),
        BookCalibratedSpend = true,
        ReferencePrices = new ReferencePriceTable(
            [new DevicePrice("laptop", new ReferencePrice(900m, new PriceBasis(CurrencyCode.Parse("EUR"), 2023)))]),
    };

    [Fact]
    public void ToMessage_DefaultPolicy_ReadsAsTheSame() => AssertReadsAsTheSame(Policy.Default);

    [Fact]
    public void ToMessage_OtherPolicy_ReadsAsTheSame() => AssertReadsAsTheSame(Other);

    // A choice that is added later has to be added above, and then to what is written.
    [Fact]
    public void OtherPolicy_EveryChoice_IsNotTheDefault()
    {
        Assert.All(typeof(Policy).GetProperties().Where(property => property.CanWrite), property =>
            Assert.NotEqual(property.GetValue(Policy.Default), property.GetValue(Other)));
        Assert.All(typeof(UncertaintyPolicy).GetProperties().Where(property => property.CanWrite), property =>
            Assert.NotEqual(property.GetValue(UncertaintyPolicy.Default), property.GetValue(Other.Uncertainty)));
    }

    private static void AssertReadsAsTheSame(Policy policy)
    {
        var read = PolicyReader.Read(PolicyWriter.ToMessage(policy), out var problems);

        Assert.Null(problems);
        Assert.Equal(policy, read);
        Assert.Equal(policy.Id, read.Id);
    }
}
