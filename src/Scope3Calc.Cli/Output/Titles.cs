using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>What reports call categories, methods and tiers.</summary>
internal static class Titles
{
    public static string Of(Scope3Category category) => category switch
    {
        Scope3Category.Cat1 => "1  Purchased goods and services",
        Scope3Category.Cat2 => "2  Capital goods",
        Scope3Category.Cat4 => "4  Upstream transport and distribution",
        Scope3Category.Cat5 => "5  Waste generated in operations",
        Scope3Category.Cat8 => "8  Upstream leased assets",
        _ => category.ToString(),
    };

    public static string Of(DataQualityTier tier) => tier switch
    {
        DataQualityTier.VerifiedProductEpd => "1  Verified EPD of the product",
        DataQualityTier.ProductPcfAssured => "2  Assured product footprint",
        DataQualityTier.ProductPcfSelfDeclared => "3  Maker's own footprint",
        DataQualityTier.CategoryAverage => "4  Average of its kind",
        DataQualityTier.SpendEeio => "5  Spend-based",
        _ => tier.ToString(),
    };

    public static string Of(CalculationMethod method) => method switch
    {
        CalculationMethod.SupplierSpecific => "Supplier-specific",
        CalculationMethod.Hybrid => "Hybrid",
        CalculationMethod.AverageData => "Average data",
        CalculationMethod.SpendBased => "Spend-based",
        _ => method.ToString(),
    };

    public static string Of(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Technology => "Technology: data of this very product",
        DqiIndicator.Time => "Time: data of the year of purchase",
        DqiIndicator.Geography => "Geography: data of where it is made",
        DqiIndicator.Completeness => "Completeness: nothing is left out",
        DqiIndicator.Reliability => "Reliability: measured and verified",
        _ => indicator.ToString(),
    };

    public static string Of(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => "GHG Protocol",
        DqiScheme.EcoinventV3 => "ecoinvent 3",
        DqiScheme.CirothGsd or DqiScheme.CirothGsd2 => "Ciroth et al. 2016",
        DqiScheme.PactV2 => "PACT 2",
        DqiScheme.PactV3 => "PACT 3",
        DqiScheme.Useeio5 => "USEEIO",
        DqiScheme.Pef5 => "PEF",
        _ => scheme.ToString(),
    };

    public static string Of(GwpSet set) => set switch
    {
        GwpSet.Unspecified => "not stated",
        GwpSet.Ef30 => "EF 3.0",
        GwpSet.Ef31 => "EF 3.1",
        GwpSet.Mixed => "mixed",
        _ => set.ToString().ToUpperInvariant(),
    };
}
