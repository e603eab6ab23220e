using System.Globalization;

namespace Scope3Calc.Reference;

/// <summary>The words of the pack format, shared by the side that writes and the side that reads.</summary>
internal static class PackFormat
{
    public const string FirstLine = "scope3-pack\t1";

    public const string SpendFactors = "spend-factors";
    public const string ExchangeRates = "exchange-rates";
    public const string ConsumerPrices = "consumer-prices";
    public const string SectorPrices = "sector-prices";
    public const string MakerFootprints = "maker-footprints";
    public const string DeviceAverages = "device-averages";
    public const string DeviceCategories = "device-categories";
    public const string ReferencePrices = "reference-prices";
    public const string GwpSets = "gwp-sets";
    public const string Currencies = "currencies";

    /// <summary>How numbers are written: published ones may have an exponent.</summary>
    public const NumberStyles Numbers =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Enum names as packs write them: <c>PurchaserExclVat</c> is <c>purchaser_excl_vat</c>.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) =>
            i > 0 && char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}"
            : char.ToLowerInvariant(letter).ToString()));
}
