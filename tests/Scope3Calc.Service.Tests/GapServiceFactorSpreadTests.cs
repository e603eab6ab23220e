using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>The spend-based figure by every factor pack, side by side.</summary>
public sealed class GapServiceFactorSpreadTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task GetFactorSpread_ThousandDollarsOf2022_IsAsThePacksHaveIt()
    {
        var line = Dollars("2022-05-01");
        line.PriceTypeRatio = "0.82";

        var spread = await SpreadAsync(line);

        Assert.Equal(
            Reference.ReferenceData.Snapshot.Packs.Select(pack => pack.Id), spread.Packs.Select(pack => pack.FactorPack));

        // 1,000 USD x 0.058 kg.
        Assert.Equal(
            new PackFigure
            {
                FactorPack = "epa-sef-v1.3",
                SpendFactorId = "epa-sef-v1.3/334111",
                KgCo2EPerUnitOfMoney = "0.058",
                Money = "USD 2022",
                EmissionsMgCo2E = 58_000_000,
            },
            Of(spread, "epa-sef-v1.3"));

        // To basic prices 820 USD, at 0.852761 / 1.053049 GBP for a USD 664.037611 GBP, x 0.552986 kg = 367.203502 kg.
        Assert.Equal(
            new PackFigure
            {
                FactorPack = "uk-sic-2022",
                SpendFactorId = "uk-sic-2022/26",
                KgCo2EPerUnitOfMoney = "0.552986",
                Money = "GBP 2022",
                EmissionsMgCo2E = 367_203_502,
            },
            Of(spread, "uk-sic-2022"));
        Assert.Equal(spread.Packs.Min(pack => pack.EmissionsMgCo2E), spread.LowestMgCo2E);
        Assert.Equal(spread.Packs.Max(pack => pack.EmissionsMgCo2E), spread.HighestMgCo2E);
    }

    [Fact]
    public async Task GetFactorSpread_WithoutARatio_SaysMismatchForBasicPrices()
    {
        var spread = await SpreadAsync(Dollars("2022-05-01"));

        var uk = Of(spread, "uk-sic-2022");
        Assert.False(uk.HasEmissionsMgCo2E);
        Assert.Equal([ReasonCode.FactorPriceTypeMismatch], uk.Reasons);
        Assert.Equal("uk-sic-2022/26", uk.SpendFactorId);
        Assert.True(Of(spread, "epa-sef-v1.2").HasEmissionsMgCo2E);
    }

    [Fact]
    public async Task GetFactorSpread_NoCountryToDeflateBy_HasThePackOfThatYearAlone()
    {
        var line = Dollars("2021-05-01");
        line.CountryCode = string.Empty;

        var spread = await SpreadAsync(line);

        // 1,000 USD of 2021 x 0.112 kg.
        Assert.Equal(112_000_000, Of(spread, "epa-sef-v1.2").EmissionsMgCo2E);
        Assert.Equal([ReasonCode.DeflatorMissing], Of(spread, "epa-sef-v1.3").Reasons);
        Assert.Equal((112_000_000, 112_000_000), (spread.LowestMgCo2E, spread.HighestMgCo2E));
    }

    [Fact]
    public async Task GetFactorSpread_SectorPrices_FitOnlyThePacksTheyAreFor()
    {
        var line = Dollars("2023-05-01");
        line.PriceTypeRatio = "0.82";

        var response = await service.Gap().GetFactorSpreadAsync(new GetFactorSpreadRequest
        {
            Lines = { line },
            Policy = new Policy { Deflator = Deflator.SectorPrices, DeflationOrder = DeflationOrder.ConvertThenDeflate },
        });

        Assert.True(Of(response.Lines.Single(), "epa-sef-v1.3").HasEmissionsMgCo2E);
        Assert.Equal([ReasonCode.DeflatorMissing], Of(response.Lines.Single(), "uk-sic-2022").Reasons);
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task GetFactorSpread_ThousandLines_AreInOrderAndThoseOfThePackAgreeWithTheCalculation()
    {
        var lines = Some.Mixed(1_000).ToList();
        lines[7].LineId = lines[0].LineId;
        var calculated = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

        var response = await service.Gap().GetFactorSpreadAsync(new GetFactorSpreadRequest { Lines = { lines } });

        Assert.Equal(lines.Select(line => line.LineId), response.Lines.Select(line => line.LineId));
        Assert.Equal(calculated.Basis, response.Basis);
        Assert.All(calculated.Outcomes.Zip(response.Lines), pair =>
        {
            Assert.Equal(pair.First.Problems, pair.Second.Problems);
            if (pair.First.Problems.Count > 0)
            {
                Assert.Empty(pair.Second.Packs);
                return;
            }

            var own = Of(pair.Second, "epa-sef-v1.3");
            Assert.Equal(pair.First.Spend is not null, own.HasEmissionsMgCo2E);
            Assert.Equal(pair.First.Spend?.EmissionsMgCo2E ?? 0, own.EmissionsMgCo2E);
        });
        Assert.Contains(response.Lines, line => line.Problems.Any(problem => problem.Code == ReasonCode.DuplicateLine));
    }

    [Fact]
    public async Task FactorSpread_OfASummary_IsTheSumOfTheLines()
    {
        var lines = Some.Mixed(200).ToList();
        var byLine = await service.Gap().GetFactorSpreadAsync(new GetFactorSpreadRequest { Lines = { lines } });

        var inventory = await service.InventoryAsync(
            lines.Chunk(50).Select((batch, i) => new GetInventoryRequest
            {
                Lines = { batch },
                Summary = i == 0 ? new SummaryOptions { FactorSpread = true } : null,
            }));

        Assert.All(inventory.Total.FactorSpread, total =>
        {
            var figures = byLine.Lines.Where(line => line.Problems.Count == 0)
                .Select(line => Of(line, total.FactorPack)).ToList();
            var known = figures.Where(figure => figure.HasEmissionsMgCo2E).ToList();
            Assert.Equal(known.Count, total.Lines);
            Assert.Equal(known.Sum(figure => figure.EmissionsMgCo2E), Number(total.SpendKgCo2E) * 1_000_000);
            Assert.Equal(20, total.Missing.Single(missing => missing.Reason == ReasonCode.ValueInvalid).Lines);
            Assert.Equal(
                figures.LongCount(figure => figure.Reasons.Contains(ReasonCode.PriceMissing)),
                total.Missing.SingleOrDefault(missing => missing.Reason == ReasonCode.PriceMissing)?.Lines ?? 0);
        });
    }

    [Fact]
    public async Task GetFactorSpread_FaultyRequest_IsInvalidAndNamesTheField()
    {
        await ServiceAsserts.AssertInvalidAsync(
            () => service.Gap().GetFactorSpreadAsync(new GetFactorSpreadRequest { Lines = { Some.Mixed(1_001) } }).ResponseAsync,
            ReasonCode.ValueOutOfRange,
            "lines");
        await ServiceAsserts.AssertInvalidAsync(
            () => service.Gap().GetFactorSpreadAsync(
                new GetFactorSpreadRequest { Policy = new Policy { GapAlignment = (GapAlignment)9 } }).ResponseAsync,
            ReasonCode.UnknownEnumValue,
            "policy.gap_alignment");
    }

    private static PurchaseLine Dollars(string day)
    {
        var line = Some.SpendOnly(amount: "1000");
        line.PurchaseDate = day;
        line.CurrencyCode = "USD";
        line.CountryCode = "US";
        return line;
    }

    private static PackFigure Of(LineSpread spread, string pack) => spread.Packs.Single(figure => figure.FactorPack == pack);

    private async Task<LineSpread> SpreadAsync(PurchaseLine line) =>
        (await service.Gap().GetFactorSpreadAsync(new GetFactorSpreadRequest { Lines = { line } })).Lines.Single();
}
