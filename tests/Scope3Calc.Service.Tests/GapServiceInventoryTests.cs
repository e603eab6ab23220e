using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>The inventory of a stream of lines: what chapter 11 of the Scope 3 Standard asks a report to say.</summary>
public sealed class GapServiceInventoryTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    [Trait("Behaviour", "44")]
    public async Task GetInventory_NoLines_HasZerosAndEmptyTexts()
    {
        var inventory = await service.InventoryAsync();

        SummaryAssert.IsOfNothing(inventory.Total);
        Assert.Empty(inventory.Categories);
        Assert.Empty(inventory.Exclusions);
        Assert.Empty(inventory.Sources);
        Assert.Equal(
            new Coverage { ShareBooked = string.Empty, ExcludedKgCo2E = "0.000000" }, inventory.Coverage);
        Assert.Equal(Core.Policy.Default.Id, inventory.Basis.PolicyId);
        Assert.NotEmpty(inventory.Limits);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_LaptopsWithTheirEpd_TellsEverythingTheStandardAsksFor()
    {
        var inventory = await service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line() }, ReportingYear = 2023 });

        // 500 x 262.108 kg of making and 500 x 14.168 kg of delivery, all on one verified EPD whose set is not stated.
        Assert.Equal(2023, inventory.ReportingYear);
        Assert.Equal(
            [
                new InventoryCategory
                {
                    Scope3Category = Scope3Category.Cat2,
                    Lines = 1,
                    BookedKgCo2E = "131054.000000",
                    ShareSupplierData = "1",
                    ShareVerified = "1",
                    SpecificKgCo2E = "131054.000000",
                    AverageKgCo2E = "0.000000",
                    SpendKgCo2E = "0.000000",
                    Methods = { Method(CalculationMethod.SupplierSpecific, 1, "131054.000000") },
                    GwpSets = { new GwpSetTotal { BookedKgCo2E = "131054.000000" } },
                },
                new InventoryCategory
                {
                    Scope3Category = Scope3Category.Cat4,
                    Lines = 1,
                    BookedKgCo2E = "7084.000000",
                    ShareSupplierData = "1",
                    ShareVerified = "1",
                    SpecificKgCo2E = "7084.000000",
                    AverageKgCo2E = "0.000000",
                    SpendKgCo2E = "0.000000",
                    Methods = { Method(CalculationMethod.SupplierSpecific, 1, "7084.000000") },
                    GwpSets = { new GwpSetTotal { BookedKgCo2E = "7084.000000" } },
                },
            ],
            inventory.Categories);
        Assert.Equal("138138.000000", inventory.Total.BookedKgCo2E);
        Assert.Equal(
            [new DataSource { Id = "line-declarations", Title = "Declarations given with the lines", Lines = 1 }],
            inventory.Sources);
        Assert.Equal(
            new Coverage { ShareBooked = "1", ExcludedKgCo2E = "0.000000", Reaches95Percent = true }, inventory.Coverage);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_HybridWithBiogenicCo2_IsSplitAndToldApart()
    {
        // A1 60 kg with biogenic CO2 of -5 beside it, A2 30 kg from averages, A3 10 kg; one piece.
        var line = Some.Line();
        line.Quantity = "1";
        line.SpendAmount = string.Empty;
        line.CurrencyCode = string.Empty;
        line.Declaration.GwpSet = GwpSet.Ar6;
        line.Declaration.Modules.Clear();
        line.Declaration.Modules.Add(
        [
            new ModuleGwp { Module = LifeCycleModule.A1, GwpGhg = "60", GwpTotal = "55" },
            new ModuleGwp { Module = LifeCycleModule.A2, GwpGhg = "30", GwpTotal = "30", IsAverage = true },
            new ModuleGwp { Module = LifeCycleModule.A3, GwpGhg = "10", GwpTotal = "10" },
        ]);

        var category = Assert.Single((await service.InventoryAsync(new GetInventoryRequest { Lines = { line } })).Categories);

        Assert.Equal("100.000000", category.BookedKgCo2E);
        Assert.Equal("-5.000000", category.BiogenicKgCo2);
        Assert.Equal("0.7", category.ShareSupplierData);
        Assert.Equal("0", category.ShareVerified);
        Assert.Equal(("70.000000", "30.000000", "0.000000"), (category.SpecificKgCo2E, category.AverageKgCo2E, category.SpendKgCo2E));
        Assert.Equal(CalculationMethod.Hybrid, Assert.Single(category.Methods).Method);
        Assert.Equal(GwpSet.Ar6, Assert.Single(category.GwpSets).GwpSet);
    }

    [Fact]
    [Trait("Behaviour", "51")]
    [Trait("Behaviour", "54")]
    public async Task GetInventory_LinesOfEveryKindInBatches_AddUpToTheSumOfTheirOutcomes()
    {
        var lines = Some.Mixed(1_000).ToList();
        var calculated = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

        var inventory = await service.InventoryAsync(
            lines.Chunk(128).Select(batch => new GetInventoryRequest { Lines = { batch } }));

        SummaryAssert.AddsUp(inventory.Total, calculated.Outcomes);
        Assert.Equal(calculated.Summary, inventory.Total);
        Assert.Equal(
            calculated.Summary.Categories,
            inventory.Categories.Select(category => new CategoryTotal
            {
                Scope3Category = category.Scope3Category,
                Lines = category.Lines,
                BookedKgCo2E = category.BookedKgCo2E,
            }));
        Assert.Equal(Number(inventory.Total.BookedKgCo2E), inventory.Categories.Sum(category => Number(category.BookedKgCo2E)));
        Assert.All(inventory.Categories, category =>
        {
            var booked = Number(category.BookedKgCo2E);
            Assert.Equal(
                booked, Number(category.SpecificKgCo2E) + Number(category.AverageKgCo2E) + Number(category.SpendKgCo2E));
            Assert.Equal(booked, category.Methods.Sum(method => Number(method.BookedKgCo2E)));
            Assert.Equal(booked, category.GwpSets.Sum(set => Number(set.BookedKgCo2E)));
        });

        // Every tenth line cannot be read; everything else is booked.
        Assert.Equal(100, inventory.Coverage.LinesWithoutFigure);
        Assert.False(inventory.Coverage.Reaches95Percent);
        Assert.Equal(
            inventory.Total.Lines,
            inventory.Coverage.LinesWithoutFigure + calculated.Outcomes.LongCount(outcome => outcome.HasBookedMgCo2E));
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_Exclusions_SayWhyAndHowMuch()
    {
        // Expired and without a price: 131,054 kg it would be. And a line that cannot be read.
        var expired = Some.Line("a");
        expired.SpendAmount = string.Empty;
        expired.CurrencyCode = string.Empty;
        expired.Declaration.ValidUntil = "2023-01-01";
        expired.ProductCategory = string.Empty;
        var unreadable = Some.Line("b");
        unreadable.Quantity = "NaN";

        var inventory = await service.InventoryAsync(new GetInventoryRequest { Lines = { expired, unreadable } });

        var expiry = Assert.Single(inventory.Exclusions, exclusion => exclusion.Reason == ReasonCode.EpdExpired);
        Assert.Equal((1, "131054.000000"), (expiry.Lines, expiry.EstimatedKgCo2E));
        Assert.StartsWith("The declaration had expired", expiry.Explanation, StringComparison.Ordinal);
        var invalid = Assert.Single(inventory.Exclusions, exclusion => exclusion.Reason == ReasonCode.ValueInvalid);
        Assert.Equal((1, "0.000000"), (invalid.Lines, invalid.EstimatedKgCo2E));
        Assert.Equal(
            new Coverage { ShareBooked = "0", ExcludedKgCo2E = "131054.000000", LinesWithoutFigure = 1 }, inventory.Coverage);
    }

    [Fact]
    [Trait("Behaviour", "47")]
    public async Task GetInventory_FivePercentLeftOutAndEstimated_ReachesTheCoverageOfTheDraft()
    {
        // 19 pieces booked and one under an expired declaration without a price: 95 %. With two, 19 of 21 are 90.48 %.
        var one = await service.InventoryAsync(new GetInventoryRequest { Lines = { Pieces("19", "a"), LeftOut("b") } });
        var two = await service.InventoryAsync(
            new GetInventoryRequest { Lines = { Pieces("19", "a"), LeftOut("b"), LeftOut("c") } });

        Assert.True(one.Coverage.Reaches95Percent);
        Assert.Equal("0.95", one.Coverage.ShareBooked);
        Assert.False(two.Coverage.Reaches95Percent);
        Assert.Equal("0.904761904762", two.Coverage.ShareBooked);

        static PurchaseLine Pieces(string count, string id)
        {
            var line = Some.Line(id);
            line.Quantity = count;
            line.SpendAmount = string.Empty;
            line.CurrencyCode = string.Empty;
            line.ProductCategory = string.Empty;
            line.Declaration.Modules.Clear();
            line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = "262.108" });
            return line;
        }

        static PurchaseLine LeftOut(string id)
        {
            var line = Pieces("1", id);
            line.Declaration.ValidUntil = "2023-01-01";
            return line;
        }
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_EverySource_IsNamedWithTitleAndContent()
    {
        var apple = Some.SpendOnly("maker");
        apple.Manufacturer = "Apple";
        apple.Model = "13-inch MacBook Air (M1 CPU) 256GB - 2020";
        var unknownType = Some.SpendOnly("spend");
        unknownType.ProductCategory = string.Empty;
        unknownType.SectorCode = "334111";

        var inventory = await service.InventoryAsync(new GetInventoryRequest
        {
            Lines = { Some.Line("own"), apple, Some.SpendOnly("average"), unknownType },
        });

        // The spend of 2023 in euros goes to dollars of 2022.
        Assert.Equal(
            ["line-declarations", "maker-footprints", "device-averages", "epa-sef-v1.3", "worldbank-cpi", "ecb-annual-averages"],
            inventory.Sources.Select(source => source.Id));
        Assert.All(inventory.Sources, source => Assert.Equal(1, source.Lines));
        Assert.All(inventory.Sources.Skip(1), source =>
        {
            var pack = Reference.ReferenceData.Packs.Single(pack => pack.Id == source.Id);
            Assert.Equal(pack.Sha256, source.ContentId);
            Assert.Equal($"{pack.Title}, {pack.Publisher}", source.Title);
        });
        var averages = Assert.Single(inventory.Categories, category => category.Scope3Category == Scope3Category.Cat2);
        Assert.Equal(2, averages.BiogenicNotSeparatedLines);
    }

    [Fact]
    public async Task GetInventory_YearGiven_CountsOtherYearsApartAndDisposalsInTheirOwn()
    {
        var discarded = Some.Line("b");
        discarded.PurchaseDate = "2024-02-29";
        discarded.Disposal = DisposalKind.Discarded;
        var unreadable = Some.Line("c");
        unreadable.PurchaseDate = "29.2.2024";
        var faulty = Some.Line("d");
        faulty.Quantity = "0";

        var inventory = await service.InventoryAsync(
            new GetInventoryRequest { Lines = { Some.Line("a"), discarded }, ReportingYear = 2024 },
            new GetInventoryRequest { Lines = { unreadable, faulty } });

        // 500 x 0.966 kg of C1 to C4. The line of 2023 and the faulty one of 2023 are of another year.
        var category = Assert.Single(inventory.Categories);
        Assert.Equal((Scope3Category.Cat5, "483.000000"), (category.Scope3Category, category.BookedKgCo2E));
        Assert.Equal(2, inventory.LinesOfOtherYears);
        Assert.Equal(2, inventory.Total.Lines);
        Assert.Equal("483.000000", inventory.Total.BookedKgCo2E);
        Assert.Equal([ReasonCode.ValueInvalid], inventory.Exclusions.Select(exclusion => exclusion.Reason));
    }

    [Fact]
    public async Task GetInventory_IdentifierRepeated_IsRefusedWithinAMessageOnly()
    {
        var within = await service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line(), Some.Line() } });
        var across = await service.InventoryAsync(
            new GetInventoryRequest { Lines = { Some.Line() } }, new GetInventoryRequest { Lines = { Some.Line() } });

        Assert.Equal("138138.000000", within.Total.BookedKgCo2E);
        Assert.Equal([ReasonCode.DuplicateLine], within.Exclusions.Select(exclusion => exclusion.Reason));
        Assert.Equal("276276.000000", across.Total.BookedKgCo2E);
    }

    [Fact]
    public async Task GetInventory_SummaryAskedFor_HasTheUncertaintyOfTheTotal()
    {
        var plain = await service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line() } });
        var full = await service.InventoryAsync(new GetInventoryRequest
        {
            Lines = { Some.Line() },
            Summary = new SummaryOptions { FactorSpread = true },
        });

        Assert.Null(plain.Total.BookedUncertainty);
        Assert.Empty(plain.Total.FactorSpread);
        Assert.Equal(AggregationMethod.FentonWilkinson, full.Total.BookedUncertainty.Method);
        Assert.Equal(
            Reference.ReferenceData.Snapshot.Packs.Select(pack => pack.Id),
            full.Total.FactorSpread.Select(total => total.FactorPack));
    }

    [Fact]
    [Trait("Behaviour", "58")]
    public async Task GetInventory_Limits_SayWhatTheFiguresAreNotFor()
    {
        var limits = (await service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line() } })).Limits;

        Assert.Contains(limits, text => text.Contains("not for ranking products", StringComparison.Ordinal));
        Assert.Contains(limits, text => text.StartsWith("EPDs of different makers", StringComparison.Ordinal)
            && text.Contains("are not comparable", StringComparison.Ordinal));
        Assert.Contains(limits, text => text.StartsWith("Spend-based figures are a first overview", StringComparison.Ordinal));
        Assert.All(limits, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_989)]
    [InlineData(-1)]
    [InlineData(9_999)]
    public async Task GetInventory_YearThatCannotBe_IsInvalid(int year) => await ServiceAsserts.AssertInvalidAsync(
        () => service.InventoryAsync(new GetInventoryRequest { ReportingYear = year }),
        ReasonCode.ValueOutOfRange,
        "reporting_year");

    [Theory]
    [InlineData("policy")]
    [InlineData("reporting_year")]
    [InlineData("summary")]
    public async Task GetInventory_LateChoice_IsInvalid(string field)
    {
        var late = field switch
        {
            "policy" => new GetInventoryRequest { Policy = new Policy() },
            "summary" => new GetInventoryRequest { Summary = new SummaryOptions() },
            _ => new GetInventoryRequest { ReportingYear = 2023 },
        };

        await ServiceAsserts.AssertInvalidAsync(
            () => service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line() } }, late),
            ReasonCode.ValueInvalid,
            field);
    }

    [Fact]
    public async Task GetInventory_FaultyRequest_IsInvalidAndNamesTheField()
    {
        await ServiceAsserts.AssertInvalidAsync(
            () => service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Mixed(1_001) } }),
            ReasonCode.ValueOutOfRange,
            "lines");
        await ServiceAsserts.AssertInvalidAsync(
            () => service.InventoryAsync(new GetInventoryRequest { Policy = new Policy { FactorPack = "none" } }),
            ReasonCode.FactorNotFound,
            "policy.factor_pack");
        await ServiceAsserts.AssertInvalidAsync(
            () => service.InventoryAsync(new GetInventoryRequest { Policy = new Policy { OperatingLease = (OperatingLeaseTreatment)9 } }),
            ReasonCode.UnknownEnumValue,
            "policy.operating_lease");
        await ServiceAsserts.AssertInvalidAsync(
            () => service.InventoryAsync(new GetInventoryRequest
            {
                Summary = new SummaryOptions { MonteCarlo = new MonteCarloOptions { Draws = 999 } },
            }),
            ReasonCode.ValueOutOfRange,
            "summary.monte_carlo.draws");
    }

    private static MethodTotal Method(CalculationMethod method, long lines, string kg) =>
        new() { Method = method, Lines = lines, BookedKgCo2E = kg };
}
