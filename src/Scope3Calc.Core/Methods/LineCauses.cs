using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Methods;

/// <summary>The sources of error in a line's figures, so that lines which share one err together in a total.</summary>
public static class LineCauses
{
    // A declaration nobody can recognise again is the line's own. So many different ones are as good as independent.
    private const uint OwnDeclarations = 65_536;

    /// <summary>Of the product-based figure: its declaration.</summary>
    public static CauseSet OfProduct(in PurchaseLine line, in ProductEstimate product) =>
        new(new Cause(KeyOf(in line, product.Declaration!), Limited(product.Sigma)));

    /// <summary>Of the spend-based figure: factor with classification, price index, exchange rate.</summary>
    public static CauseSet OfSpend(in SpendEstimate spend) => spend.Causes;

    /// <summary>Of a spend-based figure with a calibrated factor: what it was calibrated on.</summary>
    public static CauseSet OfCalibrated(Gap.FactorCalibration calibration) =>
        new(Cause.Of($"calibration {calibration.Category}", Limited((double)calibration.Sigma)));

    internal static double Limited(double sigma) => Math.Min(sigma, Cause.MaxSigma);

    // By its registration, else by the product it is for; the two never share a name.
    private static ulong KeyOf(in PurchaseLine line, Declaration declaration) =>
        declaration.Id.Length > 0 ? declaration.CauseKey
        : (declaration.Product ?? line.Product) is { } product ? Cause.KeyOf($"product {product.Key}")
        : Cause.KeyOf(line.LineId) % OwnDeclarations;
}
