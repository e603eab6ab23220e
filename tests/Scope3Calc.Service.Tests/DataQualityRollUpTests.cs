using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Mean data-quality indicators of a summary: three kilograms on a verified EPD for each one on spend.</summary>
/// <remarks>
/// The laptops' EPD books 500 x 276.276 = 138,138 kg. 411,125 USD of 2021 x 0.112 = 46,046 kg, a third of it. Their scores are
/// those of single lines.
/// </remarks>
public sealed class DataQualityRollUpTests(RunningService service) : IClassFixture<RunningService>
{
    // GHG Protocol: technology (3 x 1 + 4) / 4, geography (3 x 4 + 3) / 4, reliability (3 x 2 + 3) / 4.
    // ecoinvent: technology (3 x 1 + 5) / 4, reliability (3 x 2 + 4) / 4. The rest is alike on both lines.
    [Theory]
    [InlineData(DqiScheme.Ghgp4, 4, "Reliability 2.25, Completeness 2, Time 1, Geography 3.75, Technology 1.75")]
    [InlineData(DqiScheme.EcoinventV3, 5, "Reliability 2.5, Completeness 2, Time 1, Geography 5, Technology 2")]
    [InlineData(DqiScheme.PactV3, 5, "Time 1, Geography 5, Technology 2")]
    public async Task GetQualityGap_MeansByEmissions_AreOnTheSchemesScale(DqiScheme scheme, int worst, string means)
    {
        var report = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Policy = new Policy { FactorPack = "epa-sef-v1.2", DqiScheme = scheme, UseDeviceAverages = false },
            Lines = { InDollars(Some.Line("a"), "600000"), InDollars(Some.SpendOnly("b"), "411125") },
        });

        var rollUp = report.Total.DataQuality.Single(mean => mean.WeightedBy == DataQualityWeight.Emissions);
        Assert.Equal(scheme, rollUp.Scheme);
        Assert.Equal(means, string.Join(", ", rollUp.Means.Select(mean => $"{mean.Indicator} {mean.Mean}")));
        Assert.All(rollUp.Means, mean => Assert.Equal(worst, mean.WorstScore));
    }

    // Reliability, completeness and geography are scored to 4 in this scheme, time and technology to 5.
    [Fact]
    public async Task GetQualityGap_SchemeOfSeveralScales_TellsEachIndicatorsOwn()
    {
        var report = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Policy = new Policy { DqiScheme = DqiScheme.CirothGsd }, Lines = { Some.Line() },
        });

        Assert.Equal(
            [4, 4, 5, 4, 5],
            report.Total.DataQuality.Single(mean => mean.WeightedBy == DataQualityWeight.Emissions).Means.Select(mean => mean.WorstScore));
    }

    // In the pack's own money. The line without a declaration says no number, so that no price per piece is implausible.
    private static PurchaseLine InDollars(PurchaseLine line, string amount)
    {
        (line.PurchaseDate, line.SpendAmount, line.CurrencyCode, line.CountryCode) = ("2021-06-15", amount, "USD", "US");
        if (line.Declaration is { } declaration)
        {
            (declaration.IssueDate, declaration.ValidUntil) = ("2020-01-01", "2024-12-31");
        }
        else
        {
            line.Quantity = string.Empty;
        }

        return line;
    }
}
