using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests;

/// <summary>What a calculator, a policy and a snapshot are checked for, and what identifies them.</summary>
public sealed class CalculatorTests
{
    [Fact]
    public void Check_PackUnknown_NamesTheField()
    {
        var problem = Calculator.Check(Some.Snapshot, Some.Policy with { FactorPackId = "none" });

        Assert.Equal((ReasonCode.FactorNotFound, "policy.factor_pack"), (problem!.Code, problem.Field));
        Assert.Contains(Some.EpaPack, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3651)]
    public void Check_GraceOutOfRange_NamesTheField(int days)
    {
        var problem = (Some.Policy with { ExpiredGraceDays = days }).Check();

        Assert.Equal((ReasonCode.ValueOutOfRange, "policy.expired_grace_days"), (problem!.Code, problem.Field));
    }

    [Theory]
    [InlineData(DeflationOrder.DeflateThenConvert, true)]
    [InlineData(DeflationOrder.None, true)]
    [InlineData(DeflationOrder.ConvertThenDeflate, false)]
    public void Check_SectorPrices_GoWithConvertFirstOnly(DeflationOrder order, bool contradicts)
    {
        var problem = (Some.Policy with { DeflationOrder = order, Deflator = Deflator.SectorPrices }).Check();

        Assert.Equal(contradicts ? "policy.deflator" : null, problem?.Field);
    }

    [Fact]
    public void Constructor_PolicyContradictsItself_Throws() => Assert.Throws<ArgumentException>(
        () => new Calculator(Some.Snapshot, Some.Policy with { ExpiredGraceDays = -1 }));

    [Fact]
    public void Default_Policy_IsThatOfTheReference()
    {
        // Section 10: order date without grace, A4 in category 4, align with declared modules, deflate first.
        Assert.Null(Policy.Default.Check());
        Assert.Equal(0, Policy.Default.ExpiredGraceDays);
        Assert.Equal(DeliveryCategory.Category4, Policy.Default.DeliveryCategory);
        Assert.Equal(GapAlignment.AlignWithDeclaredModules, Policy.Default.GapAlignment);
        Assert.Equal(DeflationOrder.DeflateThenConvert, Policy.Default.DeflationOrder);
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Id_OfAPolicy_ChangesWithEveryChoice()
    {
        Policy[] policies =
        [
            Policy.Default,
            Policy.Default with { FactorPackId = "x" },
            Policy.Default with { DeflationOrder = DeflationOrder.ConvertThenDeflate },
            Policy.Default with { Deflator = Deflator.SectorPrices },
            Policy.Default with { DeliveryCategory = DeliveryCategory.WithProduct },
            Policy.Default with { ExpiredGraceDays = 1 },
            Policy.Default with { UseMakerFootprints = false },
            Policy.Default with { GapAlignment = GapAlignment.Unaligned },
            Policy.Default with { UseDeviceAverages = false },
            Policy.Default with { Refurbished = RefurbishedTreatment.CutOff },
            Policy.Default with { OperatingLease = OperatingLeaseTreatment.NotBooked },
            Policy.Default with { ReturnYear = ReturnYear.YearOfPurchase },
            Policy.Default with { PriceTypeRatio = 0.82m },
            Policy.Default with { Uncertainty = new UncertaintyPolicy { ProductFloor = 0.1m } },
            Policy.Default with { DqiScheme = DqiScheme.PactV3 },
            Policy.Default with { Calibrations = new CalibrationTable([new FactorCalibration("laptop", 2m, 0.3m)]) },
            Policy.Default with { BookCalibratedSpend = true },
            Policy.Default with
            {
                ReferencePrices = new ReferencePriceTable(
                    [new DevicePrice("laptop", new ReferencePrice(1_000m, new PriceBasis(Some.Usd, 2022)))]),
            },
        ];

        // One choice per property that is not derived or the default itself.
        var choices = typeof(Policy).GetProperties().Count(property => property.SetMethod is { IsStatic: false });
        Assert.Equal(choices + 1, policies.Length);
        Assert.Equal(policies.Length, policies.Select(policy => policy.Id).Distinct().Count());
        Assert.Equal(Policy.Default.Id, new Policy().Id);
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Id_OfASnapshot_IsThatOfItsContent()
    {
        var snapshot = Some.SnapshotWith(packs: [Some.Epa(), Some.Basic()]);

        Assert.Equal(snapshot.Id, Some.SnapshotWith(packs: [Some.Basic(), Some.Epa()]).Id);
        Assert.NotEqual(snapshot.Id, Some.SnapshotWith(packs: [Some.Epa()]).Id);
        Assert.Matches("^[0-9a-f]{64}$", snapshot.Id);
        Assert.Equal([Some.BasicPack, Some.EpaPack], snapshot.Packs.Select(pack => pack.Id));
    }

    [Fact]
    public void FactorPack_SectorTwice_IsRefused()
    {
        var factor = new SpendFactor("1", "x", 1m, 1m, 1m);

        Assert.Throws<ArgumentException>(() => new FactorPack("x", "x", [factor, factor])
        {
            Title = "x",
            Classification = "x",
            Basis = default,
            PriceType = default,
            DefaultScope = default,
            GwpSet = default,
            Country = default,
        });
    }

    [Fact]
    public void MakerFootprints_ProductTwice_IsRefused()
    {
        var entry = KeyValuePair.Create("dell|x", Some.MakerSheet());

        Assert.Throws<ArgumentException>(() => new MakerFootprints("x", [entry, entry]));
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Calculate_Twice_GivesTheSameOutcome()
    {
        var line = Some.Line(Some.Epd());
        var calculator = new Calculator(Some.Snapshot, Some.Policy);

        Assert.Equal(calculator.Calculate(in line), calculator.Calculate(in line));
        Assert.Equal(calculator.Calculate(in line), Some.Calculate(line));
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Calculate_OnManyThreads_GivesTheSameOutcome()
    {
        var line = Some.Line(Some.Epd());
        var calculator = new Calculator(Some.Snapshot, Some.Policy);
        var expected = Some.Calculate(line);

        Parallel.For(0, 1_000, _ => Assert.Equal(expected, calculator.Calculate(in line)));
    }
}
