using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Sums of a run are the sums of its lines, to the milligram, however they are grouped.</summary>
public sealed class RunTotalsTests : OwnLedger
{
    private readonly Dictionary<string, PurchaseLine> _lines =
        RunServiceTests.Lines(60).ToDictionary(line => line.LineId, StringComparer.Ordinal);

    private Run _run = null!;
    private List<LineResult> _results = null!;

    public static TheoryData<TotalsDimension> Dimensions =>
        [.. Enum.GetValues<TotalsDimension>().Where(dimension => dimension != TotalsDimension.Unspecified)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Ledger.AddAsync([.. _lines.Values]);
        _run = await Running.Runs().RunAsync();
        _results = await Running.Runs().ExportAsync(_run.RunId);
    }

    [Fact]
    public async Task GetTotals_OfAllLines_AreTheirSums()
    {
        var answer = await TotalsAsync();

        AssertSums(_results, answer.Total);
        Assert.Empty(answer.Groups);
        Assert.Equal(_run.Basis, answer.Basis);
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task GetTotals_ByOneDimension_AreTheSumsOfEachGroup(TotalsDimension dimension)
    {
        var answer = await TotalsAsync(dimension);

        var expected = _results.GroupBy(line => KeyOf(line, dimension)).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(group => group.Key), answer.Groups.Select(group => Assert.Single(group.Key)));
        Assert.All(expected.Zip(answer.Groups), pair => AssertSums(pair.First, pair.Second.Totals));
        AssertSums(_results, answer.Total);
    }

    [Theory]
    [InlineData(TotalsDimension.Supplier, TotalsDimension.Year)]
    [InlineData(TotalsDimension.Month, TotalsDimension.Scope3Category)]
    [InlineData(TotalsDimension.Tier, TotalsDimension.Method)]
    public async Task GetTotals_ByTwoDimensions_AreTheSumsOfEachPair(TotalsDimension one, TotalsDimension other)
    {
        var answer = await TotalsAsync(one, other);

        var expected = _results.GroupBy(line => (One: KeyOf(line, one), Other: KeyOf(line, other)))
            .OrderBy(group => group.Key.One, StringComparer.Ordinal).ThenBy(group => group.Key.Other, StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(group => group.Key), answer.Groups.Select(group => (group.Key[0], group.Key[1])));
        Assert.All(expected.Zip(answer.Groups), pair => AssertSums(pair.First, pair.Second.Totals));
    }

    [Theory]
    [InlineData("group_by[0]", TotalsDimension.Unspecified)]
    [InlineData("group_by[0]", (TotalsDimension)99)]
    [InlineData("group_by[1]", TotalsDimension.Year, TotalsDimension.Year)]
    [InlineData("group_by", TotalsDimension.Year, TotalsDimension.Month, TotalsDimension.Tier)]
    public async Task GetTotals_ByWhatCannotBe_NamesTheField(string field, params TotalsDimension[] dimensions)
    {
        var details = await ServiceAsserts.AssertInvalidAsync(() => TotalsAsync(dimensions));

        Assert.Equal(field, Assert.Single(details).Unpack<Problem>().Field);
    }

    private async Task<GetTotalsResponse> TotalsAsync(params TotalsDimension[] by) =>
        await Running.Runs().GetTotalsAsync(new GetTotalsRequest { RunId = _run.RunId, GroupBy = { by } });

    private string KeyOf(LineResult result, TotalsDimension dimension)
    {
        var line = _lines[result.LineId];
        return dimension switch
        {
            TotalsDimension.Supplier => line.Supplier,
            TotalsDimension.Contract => line.Contract,
            TotalsDimension.BuyerUnit => line.BuyerUnit,
            TotalsDimension.Manufacturer => line.Manufacturer,
            TotalsDimension.ProductCategory => line.ProductCategory,
            TotalsDimension.Scope3Category => $"CAT_{(int)result.Scope3Category}",
            TotalsDimension.Year => line.PurchaseDate[..4],
            TotalsDimension.Month => line.PurchaseDate[..7],
            TotalsDimension.Tier => ((int)result.Tier).ToString(CultureInfo.InvariantCulture),
            TotalsDimension.Method => result.Method switch
            {
                CalculationMethod.SupplierSpecific => "SUPPLIER_SPECIFIC",
                CalculationMethod.AverageData => "AVERAGE_DATA",
                CalculationMethod.SpendBased => "SPEND_BASED",
                _ => throw new InvalidOperationException($"The lines are not meant to have {result.Method}."),
            },
            _ => throw new InvalidOperationException($"No key by {dimension}."),
        };
    }

    private static void AssertSums(IEnumerable<LineResult> lines, LineTotals totals)
    {
        var all = lines.ToList();
        Assert.Equal(all.Count, totals.Lines);
        Assert.Equal(Kg(all.Sum(line => line.BookedMgCo2E)), totals.BookedKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.BookedCategory4MgCo2E)), totals.BookedCategory4KgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.ProductMgCo2E)), totals.ProductKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.DistributionMgCo2E)), totals.DistributionKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.SpendMgCo2E)), totals.SpendKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.GapProductMgCo2E)), totals.GapProductKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.GapSpendMgCo2E)), totals.GapSpendKgCo2E);
        Assert.Equal(Kg(all.Sum(line => line.GapSpendMgCo2E - line.GapProductMgCo2E)), totals.GapKgCo2E);
        Assert.Equal(all.Count(line => line.HasGapSpendMgCo2E), totals.MatchedLines);
    }

    private static string Kg(long milligrams) => (milligrams / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
