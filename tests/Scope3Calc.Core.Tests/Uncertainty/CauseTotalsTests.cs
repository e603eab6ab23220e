using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>Lines with the same causes become one cell, whatever way they come in.</summary>
public sealed class CauseTotalsTests
{
    private static readonly Cause Factor = new(1, 0.4);
    private static readonly Cause Deflator = new(2, 0.05);

    // Published with the algorithm (Fowler, Noll and Vo, test vectors of 64-bit FNV-1a).
    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    public void KeyOf_Text_IsFnv1aOfIt(string name, ulong key) => Assert.Equal(key, Cause.KeyOf(name));

    [Fact]
    public void KeyOf_TextBeyondAscii_IsOfItsUtf8()
    {
        // "é" is C3 A9: twice exclusive or, then times the prime.
        var hash = unchecked((0xCBF29CE484222325 ^ 0xC3) * 0x100000001B3);

        Assert.Equal(unchecked((hash ^ 0xA9) * 0x100000001B3), Cause.KeyOf("é"));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(5.1)]
    [InlineData(double.NaN)]
    public void Cause_SigmaOutOfRange_IsRefused(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cause(1, sigma));

    [Fact]
    public void CauseSet_SameCausesInAnotherOrder_IsEqual()
    {
        var one = new CauseSet(Factor, Deflator);
        var other = new CauseSet(default, Deflator, default, Factor);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(0, one.CompareTo(other));
        Assert.Equal([Factor, Deflator], [other[0], other[1]]);
        Assert.NotEqual(one, new CauseSet(Factor, new Cause(2, 0.06)));
    }

    [Fact]
    public void CauseSet_CauseWithoutSpread_IsLeftOut()
    {
        Assert.Equal(new CauseSet(Factor), new CauseSet(new Cause(7, 0.0), Factor));
        Assert.Equal(default, new CauseSet(new Cause(7, 0.0)));
    }

    [Fact]
    public void CauseSet_CauseNamedTwice_CountsOnceWithBothSpreads()
    {
        // e^(0.4 Z) x e^(0.1 Z) = e^(0.5 Z)
        Assert.Equal(new CauseSet(new Cause(1, 0.5)), new CauseSet(Factor, new Cause(1, 0.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CauseSet(new Cause(1, 3.0), new Cause(1, 3.0)));
    }

    [Fact]
    public void Add_LinesOfOneCause_AreOneCell()
    {
        var totals = new CauseTotals();
        totals.Add(new CauseSet(Factor, Deflator), Kg(10), Kg(1), Kg(2));
        totals.Add(new CauseSet(Deflator, Factor), Kg(20), Kg(3), Kg(4));
        totals.Add(new CauseSet(Factor), Kg(5), Co2e.Zero, Co2e.Zero);

        // 10 + 20, 1 + 3, 2 + 4; fewer causes come first.
        Assert.Equal(
            [
                new CauseCell(new CauseSet(Factor), Total(5), Total(0), Total(0)),
                new CauseCell(new CauseSet(Factor, Deflator), Total(30), Total(4), Total(6)),
            ],
            totals.Cells().ToArray());
        Assert.Equal((Total(35), Total(4), Total(6)), (totals.Booked, totals.Product, totals.Spend));
        Assert.Equal(2, totals.Count);
    }

    [Fact]
    public void Add_Return_LowersTheCellOfItsOriginal()
    {
        var totals = new CauseTotals();
        totals.Add(new CauseSet(Factor), Kg(500), Co2e.Zero, Co2e.Zero);
        totals.Add(new CauseSet(Factor), Kg(-12), Co2e.Zero, Co2e.Zero);

        Assert.Equal(Total(488), Assert.Single(totals.Cells()).Booked);
    }

    [Fact]
    public void Add_OtherTotals_GivesTheCellsOfAllLines()
    {
        var (left, right, all) = (new CauseTotals(), new CauseTotals(), new CauseTotals());
        for (var line = 0; line < 30; line++)
        {
            var causes = new CauseSet(new Cause((ulong)line % 7, 0.2), Deflator);
            (line % 3 == 0 ? left : right).Add(in causes, Kg(line), Kg(2 * line), Kg(3 * line));
            all.Add(in causes, Kg(line), Kg(2 * line), Kg(3 * line));
        }

        left.Add(right);

        Assert.Equal(all.Cells().ToArray(), left.Cells().ToArray());
        Assert.Equal(all.Booked, left.Booked);
    }

    private static Co2e Kg(long kilograms) => Co2e.FromMilligrams(kilograms * 1_000_000);

    private static Co2eTotal Total(long kilograms) => Co2eTotal.Zero + Kg(kilograms);
}
