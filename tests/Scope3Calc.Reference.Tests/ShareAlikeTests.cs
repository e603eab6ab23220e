using System.Globalization;
using System.Text;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class ShareAlikeTests
{
    private const string Computers = "Office machinery and computers (30)";

    private static readonly Core.Snapshot Snapshot = ReferenceData.SnapshotWith(ReferenceData.ShareAlike());

    private static readonly string[] Compiled = ["exiobase-3.4-2011-DE", "us-import-2019-CN"];

    private static FactorPack Pack(string id) => Snapshot.FindPack(id)!;

    // The same computer in different tables, kg CO2e per unit of each table's money.
    [Theory]
    [InlineData("epa-sef-v1.2", 0.112)]
    [InlineData("epa-sef-v1.3", 0.058)]
    [InlineData("uk-sic-2023", 0.536)]
    [InlineData("exiobase-3.4-2011-DE", 0.268)]
    [InlineData("exiobase-3.4-2011-FR", 0.153)]
    [InlineData("exiobase-3.4-2011-SE", 0.170)]
    [InlineData("exiobase-3.4-2011-CN", 1.280)]
    [InlineData("exiobase-3.4-2011-TW", 0.504)]
    public void OneComputer_InEachTable_HasThePublishedFactor(string id, double expected)
    {
        var pack = Pack(id);
        var factor = pack.Find(Snapshot.Categories.SectorFor("laptop", pack.Classification)!)!;

        Assert.Equal((decimal)expected, decimal.Round(factor.KgPerUnitOfMoney(pack.DefaultScope)!.Value, 3));
    }

    // CO2 alone, kg per USD of 2019 at basic prices: 0.637 from China, 0.171 from the EU.
    [Theory]
    [InlineData("CN", 0.637)]
    [InlineData("EU", 0.171)]
    public void ImportedComputer_Co2Alone_IsThePublishedAmount(string region, double expected)
    {
        var co2 = CsvTable.Read(Tables.Published, RawTables.ImportsByRegion).Rows.Single(row =>
            (row["region"], row["sector"], row["flowable"]) == (region, "334111", "Carbon dioxide"));

        Assert.Equal((decimal)expected, decimal.Round(co2.Number("flow_amount")!.Value, 3));
    }

    // China, kg per USD: CO2 0.6366370, CH4 0.00334295 x 28 = 0.0936027, N2O 0.0000641406 x 265 = 0.0169973,
    // SF6 5.33681e-8 x 23,500 = 0.0012541, unspecified HFCs and PFCs 0.0196924: 0.7681835 in all.
    // EU: 0.1706577 + 0.00130443 x 28 (0.0365241) + 0.0000154501 x 265 (0.0040943) + 8.96914e-8 x 23,500 (0.0021077)
    // + 0.0068251 = 0.2202089.
    // All regions: 0.4923536 + 0.00273655 x 28 (0.0766234) + 0.0000462471 x 265 (0.0122555)
    // + 4.70416e-8 x 23,500 (0.0011055) + 0.0165013 = 0.5988393.
    [Theory]
    [InlineData("CN", 0.76818)]
    [InlineData("EU", 0.22021)]
    [InlineData("all", 0.59884)]
    public void ImportedComputer_AllGases_AreWeighedAndAdded(string region, double expected)
    {
        var factor = Pack($"us-import-2019-{region}").Find("334111")!;

        Assert.Equal((decimal)expected, decimal.Round(factor.WithoutMargins!.Value, 5));
        Assert.Equal("Electronic computer manufacturing", factor.Title, ignoreCase: true);
        Assert.Equal("334111", factor.PriceSector);
        Assert.Null(factor.WithMargins);
    }

    [Fact]
    public void Snapshot_Unasked_IsWithoutThem()
    {
        Assert.DoesNotContain(ReferenceData.Packs, info => info.Licence.Contains("EXIOBASE", StringComparison.Ordinal));
        Assert.All(Compiled, id => Assert.Null(ReferenceData.Snapshot.FindPack(id)));
        Assert.All(Compiled, id => Assert.DoesNotContain(ReferenceData.Embedded(), pack => pack.Id == id));
    }

    // Behaviour 31: what rests on a pack of the shipped snapshot stays the same when others lie beside it.
    [Fact]
    [Trait("Behaviour", "31")]
    public void SnapshotWith_FurtherPacks_LeavesTheOthersAsTheyAre()
    {
        Assert.NotEqual(ReferenceData.Snapshot.Id, Snapshot.Id);
        Assert.All(ReferenceData.Snapshot.Packs, pack => Assert.Equal(pack.ContentId, Pack(pack.Id).ContentId));
        Assert.Equal(Snapshot.Id, ReferenceData.SnapshotWith(ReferenceData.ShareAlike()).Id);
        Assert.NotEqual(
            Snapshot.Id, ReferenceData.SnapshotWith(ReferenceData.ShareAlike().Where(pack => pack.Id != Compiled[0])).Id);
    }

    [Fact]
    public void ShareAlike_BesideTheProgram_AreTheCompiledPacksByteForByte()
    {
        var compiled = PackCompiler.CompileShareAlike(Tables.Published);
        var beside = ReferenceData.ShareAlike();

        // 49 regions of EXIOBASE; 7 regions and all of them for imports.
        Assert.Equal(57, compiled.Count);
        Assert.Equal(compiled.Select(pack => pack.Id), beside.Select(pack => pack.Id));
        Assert.Equal(compiled.Select(pack => pack.Sha256), beside.Select(pack => pack.Sha256));
    }

    [Fact]
    public void ShareAlike_EveryPack_CarriesLicenceAndCheckedSources()
    {
        var sums = File.ReadAllLines(Path.Combine(Tables.DataDirectory, "SHA256SUMS"));

        Assert.All(ReferenceData.Describe(ReferenceData.ShareAlike()), info =>
        {
            Assert.StartsWith("CC BY-SA 4.0", info.Licence, StringComparison.Ordinal);
            Assert.StartsWith("exiobase/", info.Sources[0].File, StringComparison.Ordinal);
            Assert.All(info.Sources, source => Assert.Contains($"{source.Sha256}  {source.File}", sums));
        });
        Assert.Contains(
            "Attribution-ShareAlike 4.0",
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "share-alike", "LICENCE.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_Money_IsStatedWithTheCountryThatMovesIt()
    {
        Assert.All(Snapshot.Packs.Where(pack => pack.Region is not null), pack =>
        {
            var imports = pack.Id.StartsWith("us-import", StringComparison.Ordinal);
            Assert.Equal(
                imports ? new PriceBasis(CurrencyCode.Parse("USD"), 2019) : new PriceBasis(CurrencyCode.Parse("EUR"), 2011),
                pack.Basis);
            Assert.Equal((PriceType.Basic, MarginScope.WithoutMargins), (pack.PriceType, pack.DefaultScope));
            Assert.Equal(imports ? GwpSet.Ar5 : GwpSet.Unknown, pack.GwpSet);
            Assert.EndsWith(pack.Region!, pack.Id, StringComparison.Ordinal);
        });

        // Euro in 2011: Germany and Estonia, not Lithuania (2015), not Sweden; the rest of Asia is no country.
        Assert.Equal("DE", Pack("exiobase-3.4-2011-DE").Country.ToString());
        Assert.Equal("EE", Pack("exiobase-3.4-2011-EE").Country.ToString());
        Assert.All(["LT", "SE", "CN", "WA"], region => Assert.True(Pack($"exiobase-3.4-2011-{region}").Country.IsNone));
        Assert.Equal("US", Pack("us-import-2019-CN").Country.ToString());
    }

    // Of 9,800 rows 1,606 are 0, 10 more are below 0.00001 and 149 above 20 kg per euro: 8,035 stay. Of 2,379 sectors
    // of imports 17 are 0 and 4 above 20 kg per dollar: 2,358 stay.
    [Fact]
    public void Packs_TinyDenominators_AreHeldBackWithANote()
    {
        var (exiobase, imports) = (Factors("exiobase-"), Factors("us-import-"));

        Assert.Equal((8_035, 2_358), (exiobase.Count, imports.Count));
        Assert.All(exiobase.Concat(imports), factor => Assert.InRange(factor.WithoutMargins!.Value, 0.00001m, 20m));
        Assert.Null(Pack("exiobase-3.4-2011-CY").Find(Computers));
        Assert.Null(Pack("exiobase-3.4-2011-WF").Find("Gas Coke"));
        var notes = ReferenceData.Describe(ReferenceData.ShareAlike()).ToDictionary(info => info.Id, info => info.Notes);
        Assert.Contains(notes["exiobase-3.4-2011-CY"], note => note.Contains(Computers, StringComparison.Ordinal));
        Assert.Contains(
            notes["exiobase-3.4-2011-WF"],
            note => note.StartsWith("Held back, above 20 kg", StringComparison.Ordinal)
                && note.Contains("Gas Coke", StringComparison.Ordinal));

        static List<SpendFactor> Factors(string start) => [.. Snapshot.Packs
            .Where(pack => pack.Id.StartsWith(start, StringComparison.Ordinal)).SelectMany(pack => pack.Factors)];
    }

    // Behaviour 23: a table with one column has one. The producer's own emissions and those of its suppliers are inside.
    [Fact]
    [Trait("Behaviour", "23")]
    public void Packs_OneColumn_IsNeverMadeIntoThree() => Assert.All(
        Snapshot.Packs.Where(pack => pack.Region is not null).SelectMany(pack => pack.Factors),
        factor => Assert.Equal(((decimal?)null, (decimal?)null), (factor.MarginsOnly, factor.WithMargins)));

    // Neither cut sheets of paper nor rented machines are imports.
    [Fact]
    public void Categories_EveryType_HasASectorInBothClassifications() => Assert.All(Snapshot.Categories.Names, category =>
    {
        var product = Snapshot.Categories.SectorFor(category, "EXIOBASE_3_PRODUCTS")!;
        Assert.NotNull(Pack("exiobase-3.4-2011-DE").Find(product));
        Assert.NotNull(Pack("exiobase-3.4-2011-WA").Find(product));

        var industry = Snapshot.Categories.SectorFor(category, "BEA_2017_DETAIL")!;
        Assert.Equal(
            category is not ("printing_paper" or "hardware_rental"),
            Pack("us-import-2019-all").Find(industry) is not null);
    });

    // The EPA names the industry behind each of its NAICS factors: the categories must agree with it.
    [Fact]
    public void Categories_BeaIndustry_IsThatOfTheNaicsSector() => Assert.All(Snapshot.Categories.Names, category =>
        Assert.Equal(
            Pack("epa-sef-v1.3").Find(Snapshot.Categories.SectorFor(category, "NAICS_2017")!)!.PriceSector,
            Snapshot.Categories.SectorFor(category, "BEA_2017_DETAIL")));

    // 100 EUR of 2011 at basic prices in Germany x 0.26831798 kg = 26.831798 kg.
    [Fact]
    public void Calculate_WithAnExiobasePack_UsesItsFactor()
    {
        var outcome = new Core.Calculator(Snapshot, Core.Policy.Default with { FactorPackId = Compiled[0], UseDeviceAverages = false }).Calculate(
            new PurchaseLine
            {
                LineId = "1",
                PurchaseDate = new DateOnly(2011, 6, 1),
                AccountingTreatment = AccountingTreatment.Expensed,
                ProductCategory = "laptop",
                Quantity = 1m,
                SpendAmount = 100m,
                Currency = CurrencyCode.Parse("EUR"),
                PriceType = PriceType.Basic,
                Country = CountryCode.Parse("DE"),
            });

        Assert.Equal(26.831798m, outcome.Booked!.Value.Kilograms);
        Assert.Equal($"{Compiled[0]}/{Computers}", outcome.Spend.Factor!.Id);
    }

    [Theory]
    [InlineData("CN,334111,2019,kg,USD,Basic,Methane", "CN,334111,2019,kg,USD,Basic,Butane", "potential for 'Butane'")]
    [InlineData("CN,334111,2019,kg,USD,Basic,Methane", "CN,334111,2019,t,USD,Basic,Methane", "the unit is 't'")]
    [InlineData("CN,334111,2019,kg,USD,Basic,Methane", "CN,334111,2018,kg,USD,Basic,Methane", "the money is not")]
    [InlineData("CN,334111,2019,kg,USD,Basic,Methane", "CN,334111,2019,kg,USD,Basic,Nitrous oxide", "occurs twice")]
    public void CompileShareAlike_DamagedTable_NamesFileAndLine(string oldText, string newText, string message)
    {
        var error = Assert.Throws<PackFormatException>(() =>
            PackCompiler.CompileShareAlike(Tables.With(RawTables.ImportsByRegion, oldText, newText)));

        Assert.StartsWith(RawTables.ImportsByRegion + ", line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShareAlike_DamagedPack_NamesItself()
    {
        var pack = ReferenceData.ShareAlike().Single(pack => pack.Id == Compiled[0]);
        var damaged = Encoding.UTF8.GetString(pack.Bytes.Span).Replace("country\tDE", "country\tD", StringComparison.Ordinal);

        var error = Assert.Throws<PackFormatException>(() =>
            ReferenceData.SnapshotWith([new PackFile(pack.Id, Encoding.UTF8.GetBytes(damaged))]));
        Assert.StartsWith(Compiled[0], error.Message, StringComparison.Ordinal);
    }

    // IPCC AR4, WG1, table 2.14; AR5, WG1, table 8.A.1; AR6, WG1, tables 7.15 and 7.SM.7.
    [Theory]
    [InlineData("CH4", "25", "28", "27.9")]
    [InlineData("N2O", "298", "265", "273")]
    [InlineData("NF3", "17200", "16100", "17400")]
    [InlineData("CF4", "7390", "6630", "7380")]
    [InlineData("C2F6", "12200", "11100", "12400")]
    public void Gwp100_MainGases_AreThoseOfTheReports(string formula, string ar4, string ar5, string ar6)
    {
        var row = CsvTable.Read(Tables.Published, RawTables.Gwp100).Rows.Single(row => row["formula"] == formula);

        Assert.Equal([ar4, ar5, ar6], GwpTable.Sets.Select(set =>
            new GwpTable(Tables.Published).Weight(row, row["gas"], "kg", set).ToString(CultureInfo.InvariantCulture)));
    }
}
