using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Reference.Loading;

/// <summary>Makes the parts of a snapshot from packs, one method per kind.</summary>
/// <remarks>
/// Each throws <see cref="PackFormatException"/>, which names pack and line, on the first thing it cannot read.
/// </remarks>
internal static class PackReaders
{
    private static readonly Dictionary<string, ReasonCode> ReasonsByName =
        Enum.GetValues<ReasonCode>().ToDictionary(Reasons.Name, code => code, StringComparer.Ordinal);

    public static FactorPack SpendFactors(PackText pack)
    {
        Expect(pack, "sector_code", "title", "without_margins", "margins_only", "with_margins", "price_sector");
        var factors = new Dictionary<string, SpendFactor>(pack.Rows.Count, StringComparer.Ordinal);
        Span<Range> cells = stackalloc Range[6];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var factor = new SpendFactor(row.Text(0), row.Text(1), row.Optional(2), row.Optional(3), row.Optional(4))
            {
                PriceSector = row.Span(5).IsEmpty ? null : row.Text(5),
            };
            AddOnce(factors, factor.SectorCode, factor, row);
        }

        return new FactorPack(pack.File.Id, pack.File.Sha256, factors.Values)
        {
            Title = $"{pack.Header("title")}, {pack.Header("publisher")}",
            Classification = pack.Header("classification"),
            Basis = Basis(pack),
            PriceType = Named<PriceType>(pack, "price_type"),
            DefaultScope = Named<MarginScope>(pack, "default_scope"),
            GwpSet = Named<GwpSet>(pack, "gwp_set"),
            Country = pack.Header("country") is { Length: > 0 } country
                ? CountryCode.TryParse(country) ?? throw pack.Wrong(1, "the country has no two letters.")
                : default,
            Region = pack.Optional("region"),
        };
    }

    public static ExchangeRates ExchangeRates(PackText pack)
    {
        Expect(pack, "currency", "year", "per_eur", "days");
        var averages = new Dictionary<PriceBasis, decimal>(pack.Rows.Count);
        Span<Range> cells = stackalloc Range[4];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var currency = CurrencyCode.TryParse(row.Span(0)) ?? throw row.Wrong(0);
            var rate = row.Number(2) is var value and > 0m ? value : throw row.Wrong(2);
            AddOnce(averages, new PriceBasis(currency, row.Year(1)), rate, row);
        }

        return new ExchangeRates(pack.File.Sha256, averages);
    }

    public static ConsumerPrices ConsumerPrices(PackText pack)
    {
        Expect(pack, "country", "year", "change_pct");
        var changes = new Dictionary<(CountryCode, int), decimal>(pack.Rows.Count);
        Span<Range> cells = stackalloc Range[3];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var country = CountryCode.TryParse(row.Span(0)) ?? throw row.Wrong(0);
            var change = row.Number(2) is var value and > -100m ? value : throw row.Wrong(2);
            AddOnce(changes, (country, row.Year(1)), change, row);
        }

        return new ConsumerPrices(pack.File.Sha256, changes);
    }

    public static SectorPrices SectorPrices(PackText pack)
    {
        var years = new int[pack.Columns.Count - 2];
        for (var i = 0; i < years.Length; i++)
        {
            var column = pack.Columns[i + 2];
            years[i] = int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? year
                : throw pack.Wrong(pack.FirstRowLine - 1, $"'{column}' is not a year.");
        }

        var indices = new Dictionary<(string, int), decimal>(pack.Rows.Count * years.Length);
        var cells = new Range[pack.Columns.Count];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var sector = row.Text(0);
            for (var j = 0; j < years.Length; j++)
            {
                var index = row.Number(j + 2) is var value and > 0m ? value : throw row.Wrong(j + 2);
                AddOnce(indices, (sector, years[j]), index, row);
            }
        }

        return new SectorPrices(pack.File.Sha256, indices);
    }

    public static Currencies Currencies(PackText pack)
    {
        Expect(pack, "code", "name", "state");
        var codes = new List<CurrencyCode>(pack.Rows.Count);
        Span<Range> cells = stackalloc Range[3];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            codes.Add(CurrencyCode.TryParse(row.Span(0)) ?? throw row.Wrong(0));
        }

        return new Currencies(pack.File.Sha256, codes);
    }

    public static MakerFootprints MakerFootprints(PackText pack)
    {
        Expect(
            pack, "key", "manufacturer", "model", "id", "reason", "note", "a1_a3_kg", "a4_kg", "b6_kg", "c_kg",
            "service_life_years", "mass_kg", "error_ratio");
        var footprints = new Dictionary<string, MakerFootprint>(pack.Rows.Count, StringComparer.Ordinal);
        Span<Range> cells = stackalloc Range[13];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var product = new ProductIdentity(row.Text(1), row.Text(2));
            if (!row.Span(0).SequenceEqual(product.Key))
            {
                throw row.Wrong(0);
            }

            var reasons = row.Span(4).IsEmpty ? ReasonSet.None
                : ReasonsByName.TryGetValue(row.Text(4), out var code) ? ReasonSet.Of(code)
                : throw row.Wrong(4);
            AddOnce(footprints, product.Key, FootprintOf(row, product, reasons), row);
        }

        return new MakerFootprints(pack.File.Sha256, footprints);
    }

    private static MakerFootprint FootprintOf(PackRow row, ProductIdentity product, ReasonSet reasons)
    {
        if (!reasons.IsEmpty && !reasons.Contains(ReasonCode.MakerFootprintFlagged))
        {
            return new MakerFootprint(null, reasons);
        }

        var modules = new List<ModuleGwp>(4);
        Add(LifeCycleModule.A1ToA3, row.Number(6));
        Add(LifeCycleModule.A4, row.Optional(7));
        Add(LifeCycleModule.B6, row.Optional(8));
        Add(LifeCycleModule.C1ToC4, row.Optional(9));
        var declaration = new Declaration
        {
            Id = row.Text(3),
            Kind = DeclarationKind.PcfManufacturer,
            Verification = VerificationKind.SelfDeclared,
            Product = product,
            Unit = DeclaredUnit.Piece,
            ServiceLifeYears = row.Optional(10),
            MassKg = row.Optional(11),
            Uncertainty = row.Optional(12) is { } ratio
                ? new DeclaredUncertainty(UncertaintyKind.Unknown, ratio)
                : null,
            Modules = modules,
            SourceWarnings = reasons,
        };
        return new MakerFootprint(declaration, ReasonSet.None);

        // The sheets state one figure and do not say how biogenic CO2 is counted in it.
        void Add(LifeCycleModule module, decimal? kg)
        {
            if (kg is not null)
            {
                modules.Add(new ModuleGwp { Module = module, Total = kg });
            }
        }
    }

    internal static PriceBasis Basis(PackText pack) => new(
        CurrencyCode.TryParse(pack.Header("currency")) ?? throw pack.Wrong(1, "the currency has no three letters."),
        int.TryParse(pack.Header("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw pack.Wrong(1, "the year is no number."));

    internal static T Named<T>(PackText pack, string header)
        where T : struct, Enum
    {
        var name = pack.Header(header);
        foreach (var value in Enum.GetValues<T>())
        {
            if (PackFormat.NameOf(value) == name)
            {
                return value;
            }
        }

        throw pack.Wrong(1, $"'{name}' cannot be the {header}.");
    }

    internal static void Expect(PackText pack, params ReadOnlySpan<string> columns)
    {
        if (!pack.Columns.SequenceEqual(columns.ToArray(), StringComparer.Ordinal))
        {
            throw pack.Wrong(pack.FirstRowLine - 1, $"expected the columns {string.Join(", ", columns!)}.");
        }
    }

    internal static void AddOnce<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key, TValue value, PackRow row)
        where TKey : notnull
    {
        if (!values.TryAdd(key, value))
        {
            throw row.Wrong($"{key} occurs twice.");
        }
    }
}
