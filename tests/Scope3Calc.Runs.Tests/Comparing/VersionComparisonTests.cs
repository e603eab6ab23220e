using Scope3Calc.Core;
using Scope3Calc.Runs.Tests.Support;

namespace Scope3Calc.Runs.Tests.Comparing;

/// <summary>A run of another version of the program, of its data or its arithmetic, beside one of this version.</summary>
public sealed class VersionComparisonTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("engine", ChangeCause.Engine)]
    [InlineData("reference_id", ChangeCause.Prices)]
    [InlineData("pack_id", ChangeCause.FactorPack)]
    public void Compare_RunOfAnotherVersion_PutsTheDifferenceDownToWhatIsAnotherThere(string column, ChangeCause cause)
    {
        _ledger.Add(Some.Varied(210));
        var (older, newer) = RunOfAnotherVersion(column);
        _ledger.Add(Some.Line("later", 3m));
        var last = _ledger.Run();

        var comparison = _ledger.Engine.Compare(older, newer);
        var withLine = _ledger.Engine.Compare(older, last.RunId, [TotalsDimension.Tier]);

        var (before, after) = (_ledger.Engine.Totals(older, [])[0].Totals, _ledger.Engine.Totals(newer, [])[0].Totals);
        var change = Assert.Single(comparison.Changes);
        Assert.NotEqual(before.Booked, after.Booked);
        Assert.Equal((cause, after.Booked - before.Booked), (change.Cause, change.Booked));
        Assert.Equal([ChangeCause.LineAdded, cause], withLine.Changes.Select(entry => entry.Cause).Order());
        Assert.Equal(change, withLine.Changes.Single(entry => entry.Cause == cause));
    }

    [Fact]
    public void Compare_RunOfAnotherVersionAsTheLaterOne_TakesTheSameWayBack()
    {
        _ledger.Add(Some.Varied(210));
        var (older, newer) = RunOfAnotherVersion("engine");

        var there = Assert.Single(_ledger.Engine.Compare(older, newer).Changes);
        var back = Assert.Single(_ledger.Engine.Compare(newer, older).Changes);

        Assert.Equal(ChangeCause.Engine, back.Cause);
        Assert.Equal((there.Lines, default), (back.Lines, there.Booked + back.Booked));
    }

    [Fact]
    public void RunOfAnotherVersion_CanBeReadAndClosedButNotComputedAgain()
    {
        _ledger.Add(Some.Varied(210));
        var (older, _) = RunOfAnotherVersion("engine");

        Assert.Equal(210, _ledger.Engine.Outcomes(older, 0).Count());
        Assert.Equal(older, _ledger.Engine.Close(2022, older, "J. Doe").RunId);
        foreach (var ask in (Action[])
        [
            () => _ledger.Engine.Verify(older, null, CancellationToken.None),
            () => _ledger.Engine.Explain(older, "L-0000000"),
        ])
        {
            var exception = Assert.Throws<RunException>(ask);
            Assert.Equal(RunProblem.OtherVersion, exception.Problem);
            Assert.Contains("engine of then", exception.Message, StringComparison.Ordinal);
        }
    }

    // What another version leaves in the database: other figures, for the same lines under the same policy.
    private (long Older, long Newer) RunOfAnotherVersion(string column)
    {
        var older = _ledger.Run(new RunRequest { Policy = Policy.Default with { UseDeviceAverages = false } });
        var newer = _ledger.Run();
        _ledger.ChangeRow($"""
            UPDATE runs SET {column} = 'of then', policy_id = (SELECT policy_id FROM runs WHERE run_id = {newer.RunId})
            WHERE run_id = {older.RunId}
            """);
        _ledger.Reopen();
        return (older.RunId, newer.RunId);
    }
}
