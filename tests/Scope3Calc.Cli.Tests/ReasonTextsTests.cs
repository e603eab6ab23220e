using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>What a reader is told about a line that neither method could calculate.</summary>
public sealed class ReasonTextsTests
{
    [Fact]
    public void Of_EveryReasonOfTheContract_IsASentence()
    {
        var codes = Enum.GetValues<ReasonCode>().Except(
            [
                ReasonCode.Unspecified, ReasonCode.CategoryAverageMissing, ReasonCode.GapProductMissing, ReasonCode.GapSpendMissing,
            ]);

        Assert.All(codes, code => Assert.EndsWith(
            ".", ReasonTexts.Of(new LineOutcome { Reasons = { code } }), StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ConsequencesOfOtherReasons_AreLeftOut() => Assert.Equal(
        "No declaration came with the line. Ask the supplier for a third-party verified EPD.",
        ReasonTexts.Of(new LineOutcome
        {
            Reasons = { ReasonCode.DeclarationMissing, ReasonCode.CategoryAverageMissing, ReasonCode.GapProductMissing },
        }));
}
