using Scope3Calc.Core;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads a policy message. What is absent takes the default.</summary>
internal static class PolicyReader
{
    // A name that is not known comes back in a trailer, and callers take only a few kilobytes of those.
    private const int MaxFactorPackLength = 128;
    private const decimal MaxCalibrationRatio = 1_000m;

    /// <param name="message">The policy, or null for the default one.</param>
    /// <param name="problems">Null where the policy can be used.</param>
    public static Policy Read(V1.Policy? message, out List<Problem>? problems)
    {
        problems = null;
        if (message is null)
        {
            return Policy.Default;
        }

        BookedModules.Check(message, ref problems);
        var policy = new Policy
        {
            FactorPackId = TextValue.Text(message.FactorPack, "policy.factor_pack", ref problems, MaxFactorPackLength)
                ?? Policy.Default.FactorPackId,
            DeflationOrder = EnumValue.Read(
                Enumerations.ToCore(message.DeflationOrder), "policy.deflation_order", (int)message.DeflationOrder, ref problems),
            Deflator = EnumValue.Read(
                Enumerations.ToCore(message.Deflator), "policy.deflator", (int)message.Deflator, ref problems),
            DeliveryCategory = EnumValue.Read(
                Enumerations.ToCore(message.DeliveryCategory),
                "policy.delivery_category",
                (int)message.DeliveryCategory,
                ref problems),
            ExpiredGraceDays = message.ExpiredGraceDays,
            UseMakerFootprints = message.HasUseMakerFootprints
                ? message.UseMakerFootprints
                : Policy.Default.UseMakerFootprints,
            UseDeviceAverages = message.HasUseDeviceAverages
                ? message.UseDeviceAverages
                : Policy.Default.UseDeviceAverages,
            Refurbished = EnumValue.Read(
                Enumerations.ToCore(message.Refurbished), "policy.refurbished", (int)message.Refurbished, ref problems),
            ReturnYear = EnumValue.Read(
                Enumerations.ToCore(message.ReturnYear), "policy.return_year", (int)message.ReturnYear, ref problems),
            OperatingLease = EnumValue.Read(
                Enumerations.ToCore(message.OperatingLease), "policy.operating_lease", (int)message.OperatingLease, ref problems),
            GapAlignment = EnumValue.Read(
                Enumerations.ToCore(message.GapAlignment), "policy.gap_alignment", (int)message.GapAlignment, ref problems),
            PriceTypeRatio = TextValue.Decimal(message.PriceTypeRatio, "policy.price_type_ratio", ref problems),
            Uncertainty = ReadUncertainty(message.Uncertainty, ref problems),
            DqiScheme = ReadScheme(message.DqiScheme, "policy.dqi_scheme", Policy.Default.DqiScheme, ref problems),
            Calibrations = new CalibrationTable(DeviceEntries.Read<V1.Calibration, FactorCalibration>(
                message.Calibrations, "policy.calibrations", ReadCalibration, entry => entry.Category, ref problems)),
            BookCalibratedSpend = message.BookCalibratedSpend,
            ReferencePrices = new ReferencePriceTable(DeviceEntries.Read<V1.ReferencePrice, DevicePrice>(
                message.ReferencePrices, "policy.reference_prices", ReadReferencePrice, entry => entry.Category, ref problems)),
        };

        // What could not be read needs no second remark that it contradicts something.
        if (problems is null && policy.Check() is { } contradiction)
        {
            problems = [contradiction];
        }

        return policy;
    }

    private static UncertaintyPolicy ReadUncertainty(V1.UncertaintyPolicy? message, ref List<Problem>? problems)
    {
        var defaults = UncertaintyPolicy.Default;
        return message is null ? defaults : new UncertaintyPolicy
        {
            ProductFloor = Sigma(message.ProductFloor, "product_floor", ref problems) ?? defaults.ProductFloor,
            VerifiedProductEpd =
                Sigma(message.VerifiedProductEpd, "verified_product_epd", ref problems) ?? defaults.VerifiedProductEpd,
            AssuredProductPcf =
                Sigma(message.ProductPcfAssured, "product_pcf_assured", ref problems) ?? defaults.AssuredProductPcf,
            SelfDeclaredProductPcf = Sigma(message.ProductPcfSelfDeclared, "product_pcf_self_declared", ref problems)
                ?? defaults.SelfDeclaredProductPcf,
            CategoryAverage = Sigma(message.CategoryAverage, "category_average", ref problems) ?? defaults.CategoryAverage,
            SpendFactor = Sigma(message.SpendFactor, "spend_factor", ref problems) ?? defaults.SpendFactor,
            SpendClassification =
                Sigma(message.SpendClassification, "spend_classification", ref problems) ?? defaults.SpendClassification,
            SpendDeflator = Sigma(message.SpendDeflator, "spend_deflator", ref problems) ?? defaults.SpendDeflator,
            SpendConversion = Sigma(message.SpendConversion, "spend_conversion", ref problems) ?? defaults.SpendConversion,
            PedigreeScheme = ReadScheme(
                message.PedigreeScheme, "policy.uncertainty.pedigree_scheme", defaults.PedigreeScheme, ref problems),
        };
    }

    private static decimal? Sigma(string text, string name, ref List<Problem>? problems) =>
        TextValue.Decimal(text, $"policy.uncertainty.{name}", ref problems);

    private static DqiScheme ReadScheme(
        V1.DqiScheme message, string field, DqiScheme byDefault, ref List<Problem>? problems)
    {
        var scheme = EnumValue.Read(Enumerations.ToCore(message), field, (int)message, ref problems);
        return scheme == DqiScheme.None ? byDefault : scheme;
    }

    private static FactorCalibration? ReadCalibration(V1.Calibration message, string path, ref List<Problem>? problems)
    {
        var before = problems?.Count ?? 0;
        var category = TextValue.Text(message.ProductCategory, $"{path}.product_category", ref problems);
        var ratio = TextValue.Decimal(message.Ratio, $"{path}.ratio", ref problems);
        var sigma = TextValue.Decimal(message.Sigma, $"{path}.sigma", ref problems);
        if (problems?.Count > before)
        {
            return null;
        }

        if (category is null || ratio is not (> 0m and <= MaxCalibrationRatio)
            || sigma is not (>= 0m and <= UncertaintyPolicy.MaxSigma))
        {
            TextValue.Add(ref problems, ReasonCode.ValueInvalid, path,
                "Give a product_category, a ratio above 0 to 1,000 and a sigma from 0 to 3.");
            return null;
        }

        return new FactorCalibration(category, ratio.Value, sigma.Value);
    }

    // What is missing or out of range is found with the policy's other contradictions, once everything could be read.
    private static DevicePrice? ReadReferencePrice(V1.ReferencePrice message, string path, ref List<Problem>? problems)
    {
        var category = TextValue.Text(message.ProductCategory, $"{path}.product_category", ref problems);
        var price = TextValue.Decimal(message.PricePerPiece, $"{path}.price_per_piece", ref problems);
        var currency = TextValue.Currency(message.CurrencyCode, $"{path}.currency_code", ref problems);
        return new DevicePrice(
            category ?? string.Empty, new ReferencePrice(price ?? 0m, new PriceBasis(currency, message.Year)));
    }
}
