using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class MakerFootprintTests
{
    private const string Header =
        "manufacturer,name,category,gwp_total,gwp_manufacturing_ratio,gwp_transport_ratio,gwp_use_ratio,gwp_eol_ratio,"
        + "gwp_error_ratio,lifetime,yearly_tec,weight\n";

    private static MakerFootprint? Find(string manufacturer, string model) =>
        ReferenceData.Snapshot.MakerFootprints.Find(new ProductIdentity(manufacturer, model));

    private static MakerFootprint? FindIn(string rows, string manufacturer, string model)
    {
        var pack = MakerFootprintPack.Compile(Tables.With(RawTables.Boavizta, Header + rows));
        var snapshot = ReferenceData.Load(ReferenceData.Embedded().Where(other => other.Id != pack.Id).Append(pack));
        return snapshot.MakerFootprints.Find(new ProductIdentity(manufacturer, model));
    }

    private static decimal? Kg(MakerFootprint? footprint, LifeCycleModule module) =>
        footprint!.Declaration!.Modules.SingleOrDefault(gwp => gwp.Module == module)?.Total;

    // 161 kg: manufacturing 0.76 x 161 = 122.36, transport 0.08 x 161 = 12.88, use 0.15 x 161 = 24.15; 0.99 in all.
    [Fact]
    public void MacBookAir_Stages_AreTotalTimesShare()
    {
        var found = Find("Apple", "13-inch MacBook Air (M1 CPU) 256GB - 2020");

        Assert.Equal(122.36m, Kg(found, LifeCycleModule.A1ToA3));
        Assert.Equal(12.88m, Kg(found, LifeCycleModule.A4));
        Assert.Equal(24.15m, Kg(found, LifeCycleModule.B6));

        // End of life is an empty cell, the error ratio is 0.0000: neither is stated.
        Assert.Null(Kg(found, LifeCycleModule.C1ToC4));
        Assert.Null(found!.Declaration!.Uncertainty);
        Assert.Null(found.Declaration.MassKg);
        Assert.Equal(3m, found.Declaration.ServiceLifeYears);
        Assert.Equal("boavizta:apple/13-inch-macbook-air-m1-cpu-256gb-2020", found.Declaration.Id);
    }

    // 8640 kg x 0.152 = 1313.28; use 8640 x 0.843 = 7283.52, which is 1.034 kg for each of 4 x 1760.3 kWh.
    [Fact]
    public void PowerEdgeR740_Declaration_IsSelfDeclaredAndKeepsItsUncertainty()
    {
        var declaration = Find("Dell", "PowerEdge R740")!.Declaration!;

        Assert.Equal(1313.28m, declaration.Modules.Single(gwp => gwp.Module == LifeCycleModule.A1ToA3).Total);
        Assert.Equal(7283.52m, declaration.Modules.Single(gwp => gwp.Module == LifeCycleModule.B6).Total);
        Assert.Equal(DeclarationKind.PcfManufacturer, declaration.Kind);
        Assert.Equal(VerificationKind.SelfDeclared, declaration.Verification);
        Assert.Equal(DeclaredUnit.Piece, declaration.Unit);
        Assert.Equal(default, declaration.Validity);
        Assert.Equal(26.3m, declaration.MassKg);
        Assert.Equal(new DeclaredUncertainty(UncertaintyKind.Unknown, 0.9815m), declaration.Uncertainty);
        Assert.True(declaration.SourceWarnings.IsEmpty);
    }

    // 182 kg: 0.80 + 0.06 + 0.14 = 1.00, and an end of life of 0.0 that is not zero but not stated.
    [Fact]
    [Trait("Behaviour", "8")]
    public void FortisX360_ShareOfZero_IsNotDeclared()
    {
        var found = Find("HP", "Fortis x360 11 inch G4 Chromebook");

        Assert.Equal(145.6m, Kg(found, LifeCycleModule.A1ToA3));
        Assert.Equal(10.92m, Kg(found, LifeCycleModule.A4));
        Assert.Null(Kg(found, LifeCycleModule.C1ToC4));
        Assert.Null(found!.Declaration!.Footprint.EndOfLife);
    }

    [Theory]
    [InlineData("Dell", "XPS 13 9310")] // 0.814 + 0 + 0.139 + 0 = 0.953
    [InlineData("Dell", "OptiPlex 7070 Ultra")] // a manufacturing share of 7.76
    [InlineData("Microsoft", "Surface Studio")] // 0.626 + 0.003 + 0.062 + 0.001 = 0.692
    [InlineData("Microsoft", "Surface Studio 2")]
    [InlineData("Lexmark", "B3340dw")] // use only
    [InlineData("Lexmark", "C3224dw")]
    [InlineData("Seagate", "OneStor SP2584 Extensible Storage Platform")] // use only
    [InlineData("Lenovo", "ideapad D330-10")] // use only
    public void SheetThatDoesNotTellItsStages_IsHeldBack(string manufacturer, string model)
    {
        var found = Find(manufacturer, model)!;

        Assert.Null(found.Declaration);
        Assert.Equal(ReasonSet.Of(ReasonCode.MakerFootprintHeldBack), found.HeldBack);
    }

    // T630: 8560 x 0.845 / (858.918 x 4) = 2.105 kg per kWh; DL380: 4780 x 0.883 / (745.62 x 4) = 1.415.
    [Theory]
    [InlineData("Dell", "PowerEdge T630", "1249.76")] // 8560 x 0.146
    [InlineData("HP", "ProLiant DL380 Gen10 server", "497.12")] // 4780 x 0.104
    public void UsePhaseBeyondAnyGrid_IsFlaggedButUsable(string manufacturer, string model, string kg)
    {
        var declaration = Find(manufacturer, model)!.Declaration!;

        Assert.Equal(ReasonSet.Of(ReasonCode.MakerFootprintFlagged), declaration.SourceWarnings);
        Assert.Equal(decimal.Parse(kg, CultureInfo.InvariantCulture), declaration.Footprint.CradleToGate);
    }

    [Theory]
    [InlineData("Google", "pixel 5")]
    [InlineData("Google", "Pixel\u00a05")]
    [InlineData("GOOGLE", "  Pixel   5 ")]
    [InlineData("HP", "Fortis 14 G10 Chromebook")]
    [InlineData("HP", "Fortis 14\" G10 Chromebook")]
    [InlineData("HP", "Fortis 14\u2033 G10 Chromebook")]
    [InlineData("HP", "Fortis 14\u201d G10 Chromebook")]
    [InlineData("Microsoft", "Surface Laptop 4 13.5-inch display Alcantara palm rest")]
    [InlineData("Microsoft", "Surface Laptop 4 13.5-inch display Alcantara\u2122 palm rest")]
    [InlineData("Microsoft", "Surface\u00ae Laptop(TM) 4 13.5\u2011inch display Alcantara(R) palm rest")]
    [InlineData("HP", "ProLiant DL380 Gen10 server4")]
    [InlineData("HP", "ProLiant DL380 Gen10 server\u2074")]
    [InlineData("HPE", "PROLIANT DL380 GEN10 SERVER")]
    [InlineData("HPE", "ProLiant DL380 Gen10 server4")]
    [InlineData("Hpe", "ProLiant MicroServer Gen10 Plus")]
    [InlineData("\uff21\uff50\uff50\uff4c\uff45", "13-inch MacBook Air (M1 CPU) 256GB \u2013 2020")]
    public void Find_SpelledVariant_GivesTheSameProduct(string manufacturer, string model)
    {
        var declaration = Find(manufacturer, model)!.Declaration!;

        // The declaration is for the product as it was asked for: no mismatch of models arises from a spelling.
        Assert.Equal(new ProductIdentity(manufacturer, model).Key, declaration.Product!.Key);
    }

    [Theory]
    [InlineData("Google", "Pixel 55")]
    [InlineData("Apple", "13-inch MacBook Air (M1 CPU) 1TB - 2020")]
    [InlineData("Apple", "13-inch MacBook Air (M1 CPU)")]
    [InlineData("HP", "PowerEdge R740")]
    public void Find_AnotherProduct_GivesNothing(string manufacturer, string model) =>
        Assert.Null(Find(manufacturer, model));

    [Theory]
    [InlineData("Datacenter", "ProLiant DL380 Gen10 server4", "ProLiant DL380 Gen10 server")]
    [InlineData("Datacenter", "ProLiant MicroServer Gen10 Plus4", "ProLiant MicroServer Gen10 Plus")]
    [InlineData("Datacenter", "Synergy 480 Gen10 Compute Module4", "Synergy 480 Gen10 Compute Module")]
    [InlineData("Datacenter", "PowerEdge R740", "PowerEdge R740")]
    [InlineData("Datacenter", "ProLiant Gen9", "ProLiant Gen9")]
    [InlineData("Workplace", "Mini server4", "Mini server4")]
    public void WithoutFootnote_Name_LosesOnlyTheMark(string category, string name, string expected) =>
        Assert.Equal(expected, MakerFootprintPack.WithoutFootnote(category, name));

    [Fact]
    public void Compile_SameNameOtherFigures_IsAmbiguous()
    {
        var found = FindIn(
            "Acme,Book 1,Workplace,200,0.80,0.05,0.14,0.01,,4,,\nACME,book  1,Workplace,210,0.80,0.05,0.14,0.01,,4,,\n",
            "Acme", "Book 1");

        Assert.Null(found!.Declaration);
        Assert.Equal(ReasonSet.Of(ReasonCode.MakerFootprintAmbiguous), found.HeldBack);
    }

    [Fact]
    public void Compile_SameNameSameFigures_IsOneProduct()
    {
        var found = FindIn(
            "Acme,Book 1,Workplace,200,0.80,0.05,0.14,0.01,,4,,\n"
            + "Acme,Book\u00a01,Workplace,200.0,0.8,0.05,0.14,0.01,,4.0,,\n",
            "Acme", "Book 1");

        // 200 x 0.80 = 160 kg.
        Assert.Equal(160m, Kg(found, LifeCycleModule.A1ToA3));
    }

    [Theory]
    [InlineData("200,0.80,0.05,0.14,0.03", true)] // 1.02
    [InlineData("200,0.80,0.05,0.13,", true)] // 0.98
    [InlineData("200,0.80,0.05,0.14,0.031", false)] // 1.021
    [InlineData("200,0.80,0.05,0.129,", false)] // 0.979
    [InlineData("200,1.00,,,", true)]
    [InlineData("200,,0.50,0.50,", false)]
    [InlineData("200,0,0.50,0.50,", false)]
    [InlineData("200,1.10,-0.10,,", false)]
    [InlineData("0,0.80,0.05,0.14,0.01", false)]
    [InlineData(",0.80,0.05,0.14,0.01", false)]
    public void Compile_SumOfShares_DecidesWhetherASheetIsUsable(string figures, bool usable)
    {
        var found = FindIn($"Acme,Book 1,Workplace,{figures},,4,,\n", "Acme", "Book 1")!;

        Assert.Equal(usable, found.Declaration is not null);
        Assert.Equal(!usable, found.HeldBack.Contains(ReasonCode.MakerFootprintHeldBack));
    }

    // Use phase 200 x 0.2 = 40 kg over 4 years.
    [Theory]
    [InlineData("100", true)] // 40 / 400 = 0.1 kg per kWh
    [InlineData("101", false)] // 0.099
    [InlineData("7.64", true)] // 1.309
    [InlineData("7.63", false)] // 1.311
    [InlineData("", true)] // electricity not stated: nothing to check
    [InlineData("0", true)]
    public void Compile_UsePhasePerKilowattHour_IsFlaggedOutsideTheBand(string yearlyKwh, bool plausible)
    {
        var found = FindIn($"Acme,Book 1,Workplace,200,0.80,,0.20,,,4,{yearlyKwh},\n", "Acme", "Book 1")!;

        Assert.Equal(plausible, found.Declaration!.SourceWarnings.IsEmpty);
    }

    [Theory]
    [InlineData("0", "0", null, null)]
    [InlineData("101", "-1", null, null)]
    [InlineData("3.5", "0.04", "3.5", "0.04")]
    public void Compile_LifetimeAndWeightOutOfRange_AreNotStated(
        string lifetime, string weight, string? years, string? kg)
    {
        var declaration = FindIn(
            $"Acme,Book 1,Workplace,200,0.80,,0.20,,,{lifetime},,{weight}\n", "Acme", "Book 1")!.Declaration!;

        Assert.Equal(years, declaration.ServiceLifeYears?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(kg, declaration.MassKg?.ToString(CultureInfo.InvariantCulture));
    }

    // 953 rows are 949 products, since 4 Apple rows stand twice; 9 HPE servers have 3 more spellings each.
    [Fact]
    public void Pack_Counts_AreThoseOfTheReadme()
    {
        var rows = Tables.Rows(Tables.Compile(Tables.Published, "maker-footprints"));
        var published = rows.Where(row => row[1] != "HPE" && !IsFootnoted(row[2])).ToList();

        Assert.Equal(976, rows.Count);
        Assert.Equal(949, published.Count);
        Assert.Equal(318, published.Count(row => row[4].Length == 0));
        Assert.Equal(10, published.Count(row => row[4] == "MAKER_FOOTPRINT_FLAGGED"));
        Assert.Equal(621, published.Count(row => row[4] == "MAKER_FOOTPRINT_HELD_BACK"));
        Assert.Equal(359, published.Count(row => row[5] == "no manufacturing share"));
        Assert.Equal(261, published.Count(row => row[5].StartsWith("shares add up to", StringComparison.Ordinal)));
        Assert.Equal(1, published.Count(row => row[5] == "a share is outside 0 to 1"));
        Assert.Equal(0, published.Count(row => row[4] == "MAKER_FOOTPRINT_AMBIGUOUS"));

        static bool IsFootnoted(string model) =>
            model.Contains("Gen10", StringComparison.Ordinal) && model.EndsWith('4')
            || model.StartsWith("Edgeline", StringComparison.Ordinal) && model.EndsWith('4');
    }

    [Fact]
    public void Pack_Ids_NameOneProductEach()
    {
        var ids = Tables.Rows(Tables.Compile(Tables.Published, "maker-footprints"))
            .Where(row => row[3].Length > 0)
            .GroupBy(row => row[3], StringComparer.Ordinal);

        // The spellings of one product share its id and its figures.
        Assert.All(ids, same => Assert.Single(same.Select(row => string.Join('\t', row[3..])).Distinct()));
        Assert.Equal(328, ids.Count());
    }

    [Fact]
    [Trait("Behaviour", "16")]
    public void Pack_EveryUsableSheet_IsTierThreeAtBest()
    {
        var declarations = Tables.Rows(Tables.Compile(Tables.Published, "maker-footprints"))
            .Select(row => Find(row[1], row[2])!.Declaration)
            .OfType<Declaration>()
            .ToList();

        Assert.NotEmpty(declarations);
        Assert.All(declarations, declaration =>
        {
            Assert.Equal(DeclarationKind.PcfManufacturer, declaration.Kind);
            Assert.Equal(VerificationKind.SelfDeclared, declaration.Verification);
            Assert.True(declaration.Footprint.CradleToGate > 0m);
        });
    }
}
