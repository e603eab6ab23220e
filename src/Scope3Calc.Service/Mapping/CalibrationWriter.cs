using System.Globalization;
using Scope3Calc.Core.Gap;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes calibrated factors as the contract's messages, ready to be sent back in a policy.</summary>
internal static class CalibrationWriter
{
    // Ratios are read off bins 0.1 % wide; more digits would only look exact.
    private const int Digits = 9;

    public static V1.CalibratedFactor ToMessage(CalibratedFactor factor) => new()
    {
        ProductCategory = factor.Category,
        Lines = factor.Count,
        MedianRatio = Text(factor.MedianRatio),
        Ratio = Text(factor.ShrunkRatio),
        RatioLower95 = (double)factor.Lower,
        RatioUpper95 = (double)factor.Upper,
        Sigma = Text((decimal)factor.LineSigmaLn),
    };

    // A ratio far below one still needs digits of its own: zero is none.
    private static string Text(decimal value)
    {
        var rounded = decimal.Round(value, Digits);
        return (rounded == 0m ? value : rounded).ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
