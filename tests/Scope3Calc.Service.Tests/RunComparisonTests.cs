using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>Changes between runs by group.</summary>
public sealed class RunComparisonTests : OwnLedger
{
    private RunService.RunServiceClient Runs => Running.Runs();

    [Fact]
    public async Task CompareRuns_AnotherPackByTypeOfDevice_AddsUpInEveryGroupAndOverAll()
    {
        var lines = RunReports.EveryKind(60);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].ProductCategory = i % 3 == 0 ? "monitor" : lines[i].ProductCategory;
            (lines[i].ProductCategory, lines[i].SectorCode) = i % 3 == 1 ? ("", "334111") : (lines[i].ProductCategory, "");
        }

        await Ledger.AddAsync(lines);
        var before = await Runs.RunAsync();
        var after = await Runs.RunAsync(new StartRunRequest { Policy = new Policy { FactorPack = "epa-sef-v1.2" } });

        var answer = await Runs.CompareRunsAsync(new CompareRunsRequest
        {
            BeforeRunId = before.RunId,
            AfterRunId = after.RunId,
            GroupBy = { TotalsDimension.ProductCategory },
        });

        Assert.Equal(["", "laptop", "monitor"], answer.Groups.Select(group => Assert.Single(group.Key)));
        Assert.All(answer.Groups, group => Assert.Equal(
            Number(group.TotalAfter.BookedKgCo2E) - Number(group.TotalBefore.BookedKgCo2E),
            group.Changes.Sum(change => Number(change.BookedChangeKgCo2E))));
        Assert.Equal(ChangeCause.FactorPack, Assert.Single(answer.Changes).Cause);
        Assert.Equal(
            Number(answer.Changes[0].BookedChangeKgCo2E),
            answer.Groups.SelectMany(group => group.Changes).Sum(change => Number(change.BookedChangeKgCo2E)));
        Assert.NotEqual(0m, Number(answer.Changes[0].BookedChangeKgCo2E));
        Assert.Equal(answer.TotalAfter.Lines, answer.Groups.Sum(group => group.TotalAfter.Lines));
    }

    [Theory]
    [InlineData("group_by[0]", TotalsDimension.Unspecified)]
    [InlineData("group_by[1]", TotalsDimension.Year, TotalsDimension.Year)]
    [InlineData("group_by", TotalsDimension.Year, TotalsDimension.Month, TotalsDimension.Tier)]
    public async Task CompareRuns_ByWhatCannotBe_NamesTheField(string field, params TotalsDimension[] by)
    {
        var details = await ServiceAsserts.AssertInvalidAsync(() => Runs.CompareRunsAsync(
            new CompareRunsRequest { BeforeRunId = 1, AfterRunId = 1, GroupBy = { by } }).ResponseAsync);

        Assert.Equal(field, Assert.Single(details).Unpack<Problem>().Field);
    }
}
