using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.WorkedExamples;

/// <summary>W12: the laptops of W7 and W8 with the uncertainty their sources state.</summary>
internal static class GapWithinNoise
{
    /// <summary>The spend side is given 0.36235 altogether.</summary>
    public static readonly Policy Policy = Some.ConvertFirst with
    {
        GapAlignment = GapAlignment.Unaligned,
        Uncertainty = new UncertaintyPolicy
        {
            SpendFactor = 0.36235m,
            SpendClassification = 0m,
            SpendDeflator = 0m,
            SpendConversion = 0m,
        },
    };

    /// <summary>A coefficient of variation of 0.2174: sigma 0.21490.</summary>
    public static readonly Declaration Sheet = new()
    {
        Kind = DeclarationKind.PcfManufacturer,
        Verification = VerificationKind.SelfDeclared,
        Uncertainty = new DeclaredUncertainty(UncertaintyKind.Cv, 0.2174m),
        Modules = Some.Xps13Modules,
    };
}
