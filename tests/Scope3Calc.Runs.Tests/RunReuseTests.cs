using Scope3Calc.Runs.Tests.Support;

namespace Scope3Calc.Runs.Tests;

/// <summary>What a run need not compute again.</summary>
public sealed class RunReuseTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Run_Again_ComputesNothing()
    {
        _ledger.Add(Some.Many(1_000));
        var first = _ledger.Run();

        var second = _ledger.Run();

        Assert.Equal((1, 0), (first.Computed, first.Reused));
        Assert.Equal((0, 1), (second.Computed, second.Reused));
        Assert.Equal(first.Root, second.Root);
        Assert.Equal(first.Lines, second.Lines);
        Assert.Equal(
            _ledger.Engine.Totals(first.RunId, [TotalsDimension.Supplier]).Select(group => group.Totals),
            _ledger.Engine.Totals(second.RunId, [TotalsDimension.Supplier]).Select(group => group.Totals));
    }

    [Fact]
    public void Run_OneDeclarationMore_ComputesOnlyTheSegmentsOfItsProduct()
    {
        // 75,000 lines are segments of 32,768, 32,768 and 9,464. Product 1 has lines 5,000 to 9,999: the first one only.
        _ledger.Add(Some.Many(75_000));
        var before = _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(1), "on-file"));

        var after = _ledger.Run();

        Assert.Equal((3, 0), (before.Computed, before.Reused));
        Assert.Equal((1, 2), (after.Computed, after.Reused));
        Assert.NotEqual(before.Root, after.Root);
        Assert.True(_ledger.Engine.Verify(after.RunId, null, CancellationToken.None).SumsAreSame);
    }

    // A return of a line that was corrected to another product, each in a segment of its own: declarations of that product are what the
    // return depends on, and no longer those of the product it was bought as.
    [Fact]
    public void Run_DeclarationForTheProductAReturnWasCorrectedTo_ComputesTheReturnAnew()
    {
        _ledger.Add([Some.Line(Some.Purchase("moved", 10m) with { Product = Some.ProductOf(50) })]);
        _ledger.Add(Some.Many(32_767));
        _ledger.Add([Some.Return("back", "moved", 2m)]);
        _ledger.Add(Some.Many(32_767, from: 32_767));
        Assert.Null(_ledger.Store.Writer.Correct(
            Some.Line(Some.Purchase("moved", 10m) with { Product = Some.ProductOf(60) }), "another product"));
        _ledger.Run();

        _ledger.Store.Declarations.Register(Some.Epd(77m, null, Some.ProductOf(60), "of-the-new-one"));
        var of60 = _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(99m, null, Some.ProductOf(50), "of-the-old-one"));
        var of50 = _ledger.Run();

        // The purchase's correction is in the third segment, the return in the second; the line that was corrected counts no more.
        Assert.Equal((2, 1), (of60.Computed, of60.Reused));
        Assert.True(_ledger.Engine.Verify(of60.RunId, null, CancellationToken.None).IsSame);
        Assert.Equal(of60.Root, of50.Root);

        // Two pieces come back of 77 kg each.
        Assert.Equal(-154m, _ledger.Engine.Explain(of60.RunId, "back")!.Stored.Product!.Value.Kilograms);
    }

    [Fact]
    public void Run_OnlyLineOfAContractMovedToAnother_LeavesNothingUnderTheFirst()
    {
        // Six segments, of which the correction changes the first and the last one.
        _ledger.Add([Some.Line(Some.Purchase("moved"), contract: "C-old"), .. Some.Many(165_000)]);
        _ledger.Run();
        Assert.Null(_ledger.Store.Writer.Correct(Some.Line(Some.Purchase("moved"), contract: "C-new"), "wrong contract"));

        var after = _ledger.Run();

        Assert.Equal((2, 4), (after.Computed, after.Reused));
        var contracts = _ledger.Engine.Totals(after.RunId, [TotalsDimension.Contract]);
        Assert.DoesNotContain("C-old", contracts.Select(group => group.Key[0]));
        Assert.Equal(1, contracts.Single(group => group.Key[0] == "C-new").Totals.Lines);
        Assert.True(_ledger.Engine.Verify(after.RunId, null, CancellationToken.None).SumsAreSame);
    }

    [Fact]
    public void Run_LinesAdded_ComputesOnlyTheLastSegments()
    {
        _ledger.Add(Some.Many(70_000));
        _ledger.Run();
        _ledger.Add(Some.Many(1_000, from: 70_000));

        var after = _ledger.Run();

        Assert.Equal((1, 2), (after.Computed, after.Reused));
        Assert.Equal(71_000, after.Lines);
        Assert.True(_ledger.Engine.Verify(after.RunId, null, CancellationToken.None).SumsAreSame);
    }
}
