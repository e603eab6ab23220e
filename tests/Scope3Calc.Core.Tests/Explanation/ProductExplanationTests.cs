using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Product-based figures: the trees and sentences worked by hand.</summary>
[Trait("Behaviour", "50")]
public sealed class ProductExplanationTests
{
    [Fact]
    public void Explain_LaptopsWithAnEpd_ShowsPiecesTimesModules()
    {
        var figures = Explained.Of(Some.Line(Some.Epd()));

        // W7. 500 x 262.108 = 131,054; 500 x 14.168 = 7,084; 500 x 44.758 = 22,379; 500 x 0.966 = 483.
        Is(131_054m, "round((262.108 * 500))", figures["booked_mg_co2e"]);
        Is(7_084m, "round((14.168 * 500))", figures["booked_category4_mg_co2e"]);
        Is(131_054m, "round((262.108 * 500))", figures["product.cradle_to_gate_mg_co2e"]);
        Is(7_084m, "round((14.168 * 500))", figures["product.distribution_mg_co2e"]);
        Is(22_379m, "round((44.758 * 500))", figures["product.memo.energy_in_use_mg_co2e"]);
        Is(483m, "round((0.966 * 500))", figures["product.memo.end_of_life_mg_co2e"]);
        Assert.Equal(
            "Booked in category 2 (capital goods): 500 pieces x 262.108 kg CO2e per piece (A1-A3, epd-1) = 131,054 kg CO2e.",
            figures["booked_mg_co2e"].Sentence);
        Assert.Equal(
            "Not booked, energy over the service life (B6): 500 pieces x 44.758 kg CO2e per piece (B6, epd-1) = 22,379 kg CO2e.",
            figures["product.memo.energy_in_use_mg_co2e"].Sentence);
    }

    [Fact]
    public void Explain_LaptopsWithAnEpd_NamesEachLeafsUnitAndField()
    {
        var tree = Explained.Of(Some.Line(Some.Epd()))["booked_mg_co2e"].Expression;

        Expression expected = new Expression.Rounded(
            "cradle to gate of the line",
            "kg CO2e",
            new Expression.Product(
                "declared figure times units bought",
                "kg CO2e",
                new Expression.Constant(
                    "A1-A3, GWP-GHG", 262.108m, "kg CO2e per piece", "line.declaration.modules[0].gwp_ghg"),
                new Expression.Constant("quantity", 500m, "pieces", "line.quantity")));
        Assert.Equal(expected, tree);
    }

    [Fact]
    public void Explain_DeliveryWithProduct_AddsBothRounded()
    {
        var booked = Explained.Of(
            Some.Line(Some.Epd()), Some.Policy with { DeliveryCategory = DeliveryCategory.WithProduct })["booked_mg_co2e"];

        // 131,054 + 7,084 = 138,138.
        Is(138_138m, "(round((262.108 * 500)) + round((14.168 * 500)))", booked);
        Assert.Equal(
            "Booked in category 2 (capital goods): 500 pieces x 262.108 kg CO2e per piece (A1-A3, epd-1) plus "
            + "500 pieces x 14.168 kg CO2e per piece (A4, epd-1) = 138,138 kg CO2e.",
            booked.Sentence);
    }

    [Fact]
    public void Explain_PerKilogram_TakesTheMassOfAPiece()
    {
        var booked = Explained.Of(Some.Line(Some.Epd(
            unit: DeclaredUnit.Kilogram, massKg: 1.31m, modules: Some.Module(LifeCycleModule.A1ToA3, 95m))))["booked_mg_co2e"];

        // W16. 95 kg/kg x 1.31 kg x 500 = 62,225 kg.
        Is(62_225m, "round((95 * (1.31 * 500)))", booked);
        Assert.Equal(
            "Booked in category 2 (capital goods): 500 pieces x 1.31 kg per piece x 95 kg CO2e per kg (A1-A3, epd-1) "
            + "= 62,225 kg CO2e.",
            booked.Sentence);
        Assert.Equal("line.declaration.mass_kg", SourceOf(booked.Expression.Operands[0].Operands[1].Operands[0]));
    }

    [Fact]
    public void Explain_PerDeviceYear_TakesTheServiceLife()
    {
        var figures = Explained.Of(Some.Line(Some.Epd(
            unit: DeclaredUnit.PieceYear, years: 4m, modules: Some.Module(LifeCycleModule.A1ToA3, 55.3m))));

        // W16. 55.3 kg/(device and year) x 4 years x 500 = 110,600 kg; over 4 years again 27,650 kg a year.
        Is(110_600m, "round((55.3 * (4 * 500)))", figures["booked_mg_co2e"]);
        Is(
            27_650m,
            "round((round((55.3 * (4 * 500))) / 4))",
            figures["product.memo.amortised_mg_co2e_per_year"]);
        Assert.Equal(
            "Not reportable, spread over the service life: 500 pieces x 4 years x 55.3 kg CO2e per piece and year "
            + "(A1-A3, epd-1) = 110,600 kg CO2e, over 4 years = 27,650 kg CO2e per year.",
            figures["product.memo.amortised_mg_co2e_per_year"].Sentence);
    }

    [Fact]
    public void Explain_PactLitres_DividesByTheDeclaredAmountLast()
    {
        var line = Some.Line(Some.Epd(
            kind: DeclarationKind.PcfPact, unit: DeclaredUnit.Liter, amount: 12.5m,
            modules: Some.Module(LifeCycleModule.A1ToA3, 2m))) with
        { Quantity = 40m, QuantityUnit = QuantityUnit.Liter };

        var booked = Explained.Of(line)["booked_mg_co2e"];

        // W16. 2 kg per 12.5 l; 40 l bought: 2 x 40 / 12.5 = 6.40 kg.
        Is(6.4m, "round(((2 * 40) / 12.5))", booked);
        Assert.Equal(
            "Booked in category 2 (capital goods): 40 l x 2 kg CO2e per 12.5 l (A1-A3, epd-1) = 6.4 kg CO2e.", booked.Sentence);
    }

    [Fact]
    public void Explain_PartsByIndicator_AddsWhatWasAdded()
    {
        var figures = Explained.Of(Some.Line(Some.Epd(modules: [
            new ModuleGwp
            {
                Module = LifeCycleModule.A1, Total = 199m, Fossil = 200m, Luluc = 0.4m, Biogenic = -1.4m, BiogenicNonCo2 = 0.1m,
            },
            Some.Module(LifeCycleModule.A2, ModuleState.NotRelevant),
            new ModuleGwp { Module = LifeCycleModule.A3, Total = 29m, Ghg = 30m }])) with { Quantity = 2m });

        // 200 + 0.4 + 0.1 = 200.5; A2 does not occur; + 30 = 230.5; x 2 = 461.
        Is(461m, "round((((200 + 0.4 + 0.1) + 30) * 2))", figures["booked_mg_co2e"]);
        Assert.Equal(
            "Booked in category 2 (capital goods): 2 pieces x 230.5 kg CO2e per piece (A1 + A3, epd-1) = 461 kg CO2e.",
            figures["booked_mg_co2e"].Sentence);
    }

    [Fact]
    public void Explain_BiogenicCo2_IsTakenFromEitherPairOfIndicators()
    {
        var figures = Explained.Of(Some.Line(Some.Epd(modules: [
            new ModuleGwp { Module = LifeCycleModule.A1, Ghg = 200m, Biogenic = -2.0m, BiogenicNonCo2 = 0.1m },
            new ModuleGwp { Module = LifeCycleModule.A2, Ghg = 1m, Total = 1m },
            new ModuleGwp { Module = LifeCycleModule.A3, Ghg = 30m, Total = 29m }])) with { Quantity = 2m });

        // -2.0 - 0.1 = -2.1; 1 - 1 = 0; 29 - 30 = -1; together -3.1; x 2 = -6.2.
        Is(-6.2m, "round((((-2 - 0.1) + (1 - 1) + (29 - 30)) * 2))", figures["product.memo.biogenic_mg_co2"]);
    }

    [Fact]
    public void Explain_Hybrid_TellsTheSuppliersPart()
    {
        var figures = Explained.Of(Some.Line(Some.Epd(modules: [
            Some.Module(LifeCycleModule.A1, 100m),
            new ModuleGwp { Module = LifeCycleModule.A2, Ghg = 4m, IsAverage = true },
            new ModuleGwp { Module = LifeCycleModule.A3, Ghg = 50m, IsAverage = true },
            new ModuleGwp { Module = LifeCycleModule.A4, Ghg = 6m, IsAverage = true }])) with { Quantity = 10m });

        // 154 x 10 = 1,540; A4 60. Averages: (4 + 50) x 10 = 540 and 60. The supplier's: 1,600 - 540 - 60 = 1,000.
        Is(1_540m, "round(((100 + 4 + 50) * 10))", figures["booked_mg_co2e"]);
        Is(
            1_000m,
            "((round(((100 + 4 + 50) * 10)) + round((6 * 10))) - round(((4 + 50) * 10)) - round((6 * 10)))",
            figures["supplier_part_mg_co2e"]);
        Assert.Equal(
            "Of it from the supplier's own data: 1,600 kg CO2e booked less 10 pieces x 54 kg CO2e per piece (A2 + A3, epd-1) "
            + "= 540 kg CO2e from averages less 10 pieces x 6 kg CO2e per piece (A4, epd-1) = 60 kg CO2e from averages "
            + "= 1,000 kg CO2e.",
            figures["supplier_part_mg_co2e"].Sentence);
    }

    [Fact]
    public void Explain_RefurbishedUnderCutOff_TakesB5InThePlaceOfA1ToA3()
    {
        var line = Some.Line(Some.Epd(modules: [
            Some.Module(LifeCycleModule.A1ToA3, 262.108m),
            Some.Module(LifeCycleModule.A4, 14.168m),
            Some.Module(LifeCycleModule.B5, 21.5m)])) with
        { Condition = DeviceCondition.Refurbished };

        var figures = Explained.Of(line, Some.Policy with { Refurbished = RefurbishedTreatment.CutOff });

        // 500 x 21.5 = 10,750; 500 x 14.168 = 7,084.
        Is(10_750m, "round((21.5 * 500))", figures["booked_mg_co2e"]);
        Is(7_084m, "round((14.168 * 500))", figures["booked_category4_mg_co2e"]);
        Assert.Equal(
            "Product-based, refurbishing (B5), since the first life bears the making: "
            + "500 pieces x 21.5 kg CO2e per piece (B5, epd-1) = 10,750 kg CO2e.",
            figures["product.cradle_to_gate_mg_co2e"].Sentence);
    }

    [Fact]
    public void Explain_Discarded_BooksC1ToC4InCategory5()
    {
        var figures = Explained.Of(Some.Line(Some.Epd(modules: [
            Some.Module(LifeCycleModule.A1ToA3, 262.108m),
            Some.Module(LifeCycleModule.C1, 0.1m),
            Some.Module(LifeCycleModule.C2, 0.2m),
            Some.Module(LifeCycleModule.C3, 0.6m),
            Some.Module(LifeCycleModule.C4, 0.066m)])) with
        { Disposal = DisposalKind.Discarded });

        // 0.1 + 0.2 + 0.6 + 0.066 = 0.966; x 500 = 483.
        var figure = figures["booked_mg_co2e"];
        Assert.All(
            figures.Keys.Where(name => name != "booked_mg_co2e"),
            name => Assert.Matches(@"^product\.(sigma$|data_quality\.)", name));
        Is(483m, "round(((0.1 + 0.2 + 0.6 + 0.066) * 500))", figure);
        Assert.Equal(
            "Booked in category 5 (waste generated in operations): 500 pieces x 0.966 kg CO2e per piece "
            + "(C1 + C2 + C3 + C4, epd-1) = 483 kg CO2e.",
            figure.Sentence);
    }

    [Fact]
    public void Explain_MakersFootprint_NamesTheTableAndItsContent()
    {
        var booked = Explained.Of(Some.Line(), snapshot: Some.SnapshotWith(Some.MakerSheet()))["booked_mg_co2e"];

        // 500 x 250 = 125,000.
        Is(125_000m, "round((250 * 500))", booked);
        Assert.Equal("maker-footprints/epd-1/A1-A3@makers", SourceOf(booked.Expression.Operands[0].Operands[0]));
        Assert.Contains("per piece (A1-A3, maker's sheet epd-1) = ", booked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AverageOfTheType_NamesTheTableAndItsContent()
    {
        var snapshot = new Snapshot(
            Some.Snapshot.Packs, Some.Snapshot.Categories, Some.Snapshot.MakerFootprints, Some.Snapshot.Currencies,
            Some.Snapshot.ExchangeRates, Some.Snapshot.ConsumerPrices, Some.Snapshot.SectorPrices,
            new DeviceAverages("averages", [KeyValuePair.Create(
                "laptop", new DeviceAverage { Manufacturing = new StageAverage(50, 90m, 199.5m, 400m) })]));

        var booked = Explained.Of(Some.Line(), snapshot: snapshot)["booked_mg_co2e"];

        // 500 x 199.5 = 99,750.
        Is(99_750m, "round((199.5 * 500))", booked);
        Assert.Equal("device-averages/laptop/A1-A3@averages", SourceOf(booked.Expression.Operands[0].Operands[0]));
        Assert.Contains("per piece (A1-A3, average laptop) = ", booked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NothingCalculable_HasNoFigures() =>
        Assert.Empty(Explained.Of(Some.Line() with { SpendAmount = null }));

    [Fact]
    public void Explain_SoldOn_HasNoFigures() =>
        Assert.Empty(Explained.Of(Some.Line(Some.Epd()) with { Disposal = DisposalKind.Resold }));

    private static void Is(decimal value, string formula, ExplainedFigure figure)
    {
        Assert.Equal(formula, figure.Expression.ToString());
        Assert.Equal(value, figure.Expression.Evaluate());
    }

    private static string SourceOf(Expression expression) => Assert.IsType<Expression.Constant>(expression).Source;
}
