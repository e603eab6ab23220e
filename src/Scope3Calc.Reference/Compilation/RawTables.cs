namespace Scope3Calc.Reference.Compilation;

/// <summary>The published tables the packs are compiled from, by path inside the data directory.</summary>
public sealed class RawTables
{
    public const string EpaV13 = "spend_factors/us_epa_supply_chain_v1.3_naics2017_co2e_usd2022.csv";
    public const string EpaV12 = "spend_factors/us_epa_supply_chain_v1.2_naics2017_co2e_usd2021.csv";
    public const string EpaV13ByGas = "spend_factors/us_epa_supply_chain_v1.3_naics2017_by_ghg_usd2022.csv";
    public const string UkMultipliers = "spend_factors/uk_defra_spend_multipliers_sic2007_2015_2023.csv";
    public const string Boavizta = "boavizta/boavizta_ict_product_footprints.csv";
    public const string EcbRates = "fx/ecb_euro_reference_rates_daily.csv";
    public const string WorldBankCpi = "prices/worldbank_cpi_inflation_annual_pct.csv";
    public const string BeaPrices = "prices/us_bea_chain_price_index_detail_2017_100.csv";
    public const string Iso4217 = "codes/iso_4217_currencies.csv";
    public const string Naics2017 = "codes/naics_2017_2_to_6_digit.csv";
    public const string CountryCodes = "codes/country_codes.csv";
    public const string Exiobase = "exiobase/exiobase_3.4_2011_products_by_region.csv";
    public const string Imports = "exiobase/us_import_factors_exiobase_2019_bea_detail.csv";
    public const string ImportsByRegion = "exiobase/us_import_factors_exiobase_2019_bea_detail_by_region.csv";
    public const string ExiobaseToBea = "codes/exiobase_to_useeio_commodity.csv";
    public const string Gwp100 = "gwp/ipcc_gwp100.csv";
    public const string ReferencePrices = "device_reference_prices.csv";
    public const string DeviceCategories = "device_categories.csv";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _bytes;

    /// <param name="bytes">Every table of <see cref="Files"/>, by path.</param>
    public RawTables(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> bytes) =>
        _bytes = new Dictionary<string, ReadOnlyMemory<byte>>(bytes, StringComparer.Ordinal);

    /// <summary>The paths of all tables, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. new[]
        {
            EpaV13, EpaV12, EpaV13ByGas, UkMultipliers, Boavizta, Exiobase, Imports, ImportsByRegion, EcbRates,
            WorldBankCpi, BeaPrices, Iso4217, Naics2017, CountryCodes, ExiobaseToBea, Gwp100, ReferencePrices,
            DeviceCategories,
        }.Order(StringComparer.Ordinal),
    ];

    /// <exception cref="PackFormatException">The table is missing.</exception>
    public ReadOnlyMemory<byte> this[string file] => _bytes.TryGetValue(file, out var bytes)
        ? bytes
        : throw new PackFormatException($"The table {file} is missing.");

    /// <summary>Reads all tables from a directory laid out as the project's data directory.</summary>
    /// <exception cref="IOException">A table is missing or cannot be read.</exception>
    public static RawTables Read(string dataDirectory) => new(Files.Select(file =>
        KeyValuePair.Create<string, ReadOnlyMemory<byte>>(file, File.ReadAllBytes(Path.Combine(dataDirectory, file)))));

    /// <summary>The same tables with one of them replaced.</summary>
    public RawTables With(string file, ReadOnlyMemory<byte> bytes) =>
        new(_bytes.Where(entry => entry.Key != file).Append(KeyValuePair.Create(file, bytes)));
}
