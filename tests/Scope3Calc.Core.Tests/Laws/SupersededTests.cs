using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>New data and new declarations change new calculations, never those of the data before.</summary>
public sealed class SupersededTests
{
    [Fact]
    [Trait("Behaviour", "20")]
    [Trait("Behaviour", "31")]
    public void Calculate_MakersSheetSuperseded_TheOldSnapshotGivesTheOldFigure()
    {
        var before = new Calculator(Some.SnapshotWith(Some.MakerSheet()), Some.Policy);
        var line = Some.Line();
        var first = before.Calculate(in line);

        // A newer sheet says 240 kg instead of 250.
        var newer = Some.Epd(
            kind: DeclarationKind.PcfManufacturer,
            verification: VerificationKind.SelfDeclared,
            product: Some.Xps13,
            modules: Some.Module(LifeCycleModule.A1ToA3, 240m));
        var after = new Calculator(Some.SnapshotWith(new MakerFootprint(newer, ReasonSet.None)), Some.Policy);

        // 500 x 240 = 120,000 kg by the newer one; 500 x 250 = 125,000 kg by the older, also when asked again.
        Assert.Equal(Some.Kg(120_000m), after.Calculate(in line).Booked);
        Assert.Equal(Some.Kg(125_000m), first.Booked);
        Assert.Equal(first, before.Calculate(in line));
    }

    [Fact]
    [Trait("Behaviour", "20")]
    public void Calculate_LineWithANewerDeclaration_LeavesTheOutcomeOfTheOlderAsItWas()
    {
        var older = Some.Line(Some.Epd());
        var newer = older with { Declaration = Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, 250m)) };
        var outcome = Some.Calculate(older);

        // 500 x 262.108 = 131,054 kg and 500 x 250 = 125,000 kg.
        Assert.Equal(Some.Kg(125_000m), Some.Calculate(newer).Booked);
        Assert.Equal(Some.Kg(131_054m), Some.Calculate(older).Booked);
        Assert.Equal(outcome, Some.Calculate(older));
    }
}
