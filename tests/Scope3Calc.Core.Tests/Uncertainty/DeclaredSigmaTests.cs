using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

public sealed class DeclaredSigmaTests
{
    // root(ln(1 + CV^2)). Makers' sheets declare 0.20 for laptops in the median, and 0.98 for servers.
    [Theory]
    [Trait("Behaviour", "39")]
    [InlineData("0.20", 0.1980)]
    [InlineData("0.2174", 0.2149)]
    [InlineData("0.80", 0.7033)]
    [InlineData("0.9815", 0.8214)]
    public void Of_Cv_IsTheRootOfItsLogarithm(string cv, double sigma) =>
        Assert.Equal(sigma, Sigma(UncertaintyKind.Cv, cv)!.Value, 4);

    [Fact]
    [Trait("Behaviour", "39")]
    public void Of_CvOfOneFifth_IsTheGsdThatBelongsToIt()
    {
        var value = new Lognormal(1, Sigma(UncertaintyKind.Cv, "0.20")!.Value);

        Assert.Equal(1.219, value.Gsd, 3);
        Assert.Equal(1.486, value.Gsd2, 3);
        Assert.Equal(0.20, value.Cv, 12);
    }

    [Fact]
    [Trait("Behaviour", "39")]
    public void Of_EightyPercent_DependsOnItsKind()
    {
        // ln 1.8 / 1.96 = 0.587787 / 1.96 = 0.2999; root(ln 1.64) = 0.7033.
        Assert.Equal(0.2999, Sigma(UncertaintyKind.PlusMinusAt95, "0.80")!.Value, 4);
        Assert.Equal(0.7033, Sigma(UncertaintyKind.Cv, "0.80")!.Value, 4);
        Assert.Equal(0.80, Sigma(UncertaintyKind.SigmaLn, "0.80"));
        Assert.Null(Sigma(UncertaintyKind.Gsd, "0.80"));
        Assert.Null(Sigma(UncertaintyKind.Gsd2At95, "0.80"));
        Assert.Null(Sigma(UncertaintyKind.Unknown, "0.80"));
    }

    [Fact]
    [Trait("Behaviour", "39")]
    public void Of_TheSameUncertaintyInEveryKind_IsOneSigma()
    {
        // sigma 0.198042: CV 0.2; GSD 1.219014; GSD squared 1.485995; e^(1.96 sigma) - 1 = 0.474269.
        Assert.Equal(0.198042, Sigma(UncertaintyKind.Cv, "0.2")!.Value, 6);
        Assert.Equal(0.198042, Sigma(UncertaintyKind.SigmaLn, "0.198042")!.Value, 6);
        Assert.Equal(0.198042, Sigma(UncertaintyKind.Gsd, "1.219014")!.Value, 5);
        Assert.Equal(0.198042, Sigma(UncertaintyKind.Gsd2At95, "1.485995")!.Value, 5);
        Assert.Equal(0.198042, Sigma(UncertaintyKind.PlusMinusAt95, "0.474269")!.Value, 5);
    }

    // The upper end of each class as a CV: root(ln(1 + 0.025^2)) and so on; E is taken as 100 %.
    [Theory]
    [Trait("Behaviour", "39")]
    [InlineData(UncertaintyKind.VariationClassA, 0.0250)]
    [InlineData(UncertaintyKind.VariationClassB, 0.0998)]
    [InlineData(UncertaintyKind.VariationClassC, 0.2462)]
    [InlineData(UncertaintyKind.VariationClassD, 0.4724)]
    [InlineData(UncertaintyKind.VariationClassE, 0.8326)]
    public void Of_VariationClass_IsItsUpperEnd(UncertaintyKind kind, double sigma)
    {
        Assert.Equal(sigma, Sigma(kind, null)!.Value, 4);
        Assert.Null(Sigma(kind, "0.1"));
    }

    // Certain to 1,000-fold: the ends of what can be meant.
    [Theory]
    [InlineData(UncertaintyKind.Cv, "0", "-0.01", "1000", null)]
    [InlineData(UncertaintyKind.SigmaLn, "0", "-0.01", "6.9", "6.91")]
    [InlineData(UncertaintyKind.Gsd, "1", "0.99", "1000", "1000.1")]
    [InlineData(UncertaintyKind.Gsd2At95, "1", "0.99", "1000000", "1000001")]
    [InlineData(UncertaintyKind.PlusMinusAt95, "0", "-0.01", "1000", null)]
    public void Of_TheEndsOfAKind_AreMeantAndWhatIsBeyondIsNot(
        UncertaintyKind kind, string certain, string below, string wide, string? beyond)
    {
        Assert.Equal(0, Sigma(kind, certain));
        Assert.Null(Sigma(kind, below));
        Assert.InRange(Sigma(kind, wide)!.Value, 3, Lognormal.MaxSigma);
        Assert.True(beyond is null || Sigma(kind, beyond) is null);
        Assert.Null(Sigma(kind, null));
    }

    [Fact]
    [Trait("Behaviour", "39")]
    public void IsMeaningful_AnyKind_IsWhetherThereIsASigma()
    {
        Assert.All(Enum.GetValues<UncertaintyKind>(), kind => Assert.All(
            new decimal?[] { null, -1m, 0m, 0.5m, 1m, 2m, 1_000m, decimal.MaxValue, decimal.MinValue },
            value =>
            {
                var declared = new DeclaredUncertainty(kind, value);
                Assert.Equal(DeclaredSigma.Of(declared) is not null, DeclaredSigma.IsMeaningful(declared));
            }));
        Assert.False(DeclaredSigma.IsMeaningful(default));
        Assert.True(DeclaredSigma.IsMeaningful(new DeclaredUncertainty(UncertaintyKind.Cv, 0.2m)));
    }

    private static double? Sigma(UncertaintyKind kind, string? value) => DeclaredSigma.Of(new DeclaredUncertainty(
        kind, value is null ? null : decimal.Parse(value, CultureInfo.InvariantCulture)));
}
