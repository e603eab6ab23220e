using System.Globalization;
using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>What holds for every set of lines, tried on 1,000 sets each.</summary>
public sealed class PortfolioLawTests
{
    private static readonly Calculator Calculator = new(Some.SnapshotWith(Some.MakerSheet()), Some.Policy);

    [Fact]
    [Trait("Behaviour", "51")]
    public void Add_LinesInAnyOrder_GivesTheSamePortfolio() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyLine.Accepted).Zip(Gen.Choose(0, int.MaxValue)), given =>
        {
            var (lines, seed) = given;
            PurchaseLine[] shuffled = [.. lines];
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Everything(Of(lines)), Everything(Of(shuffled)));
        });

    [Fact]
    [Trait("Behaviour", "51")]
    public void Add_LinesSharedAmongPortfolios_GivesTheSameOnce() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyLine.Accepted.Zip(Gen.Choose(0, 3))), given =>
        {
            var joined = new Portfolio();
            foreach (var share in given.GroupBy(pair => pair.Item2))
            {
                joined.Add(Of(share.Select(pair => pair.Item1)));
            }

            Assert.Equal(Everything(Of(given.Select(pair => pair.Item1))), Everything(joined));
        });

    [Fact]
    [Trait("Behaviour", "51")]
    public void Breakdowns_AnyLines_AddUpToTheTotal() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyLine.Accepted), lines =>
        {
            var portfolio = Of(lines);

            Assert.Equal(portfolio.Booked.Milligrams, Sum<Scope3Category>(portfolio.ByCategory));
            Assert.Equal(portfolio.Booked.Milligrams, Sum<CalculationMethod>(portfolio.ByMethod));
            Assert.Equal(portfolio.Booked.Milligrams, Sum<DataQualityTier>(portfolio.ByTier));
            Assert.Equal(portfolio.Lines, Enum.GetValues<LineStatus>().Sum(portfolio.LinesWith));
            Assert.Equal(lines.Count, portfolio.Lines);
        });

    [Fact]
    [Trait("Behaviour", "44")]
    public void Shares_OfPurchases_LieBetweenZeroAndOneAndSumToOne() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyLine.Calculable).Where(lines => lines.Count > 0), lines =>
        {
            var portfolio = Of(lines);

            var sum = portfolio.ShareSupplierData + portfolio.ShareAverage + portfolio.ShareSpend;
            Assert.InRange(sum!.Value, 1m - 1e-9m, 1m + 1e-9m);
            Assert.InRange(portfolio.ShareVerified!.Value, 0m, portfolio.ShareSupplierData!.Value);
            Assert.InRange(portfolio.WeightedTier!.Value, 1m, 5m);
            Assert.InRange(portfolio.CoverageByUnits!.Value, 0m, 1m);
            Assert.InRange(portfolio.CoverageBySpend!.Value, 0m, 1m);
            Assert.InRange(portfolio.CoverageByEmissions!.Value, 0m, 1m);
        });

    [Fact]
    [Trait("Behaviour", "35")]
    public void Gap_AnyLines_IsTheSumOfTheirGaps() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyLine.Accepted), lines =>
        {
            var gaps = lines.Select(line => Calculator.Calculate(in line).Gap.Absolute)
                .OfType<Co2e>()
                .ToList();

            var portfolio = Of(lines);
            Assert.Equal(
                gaps.Count == 0 ? null : gaps.Aggregate(Int128.Zero, (sum, gap) => sum + gap.Milligrams),
                (portfolio.Matched + portfolio.MatchedAverages).Gap?.Milligrams);
        });

    private static Portfolio Of(IEnumerable<PurchaseLine> lines)
    {
        var portfolio = new Portfolio();
        foreach (var line in lines)
        {
            portfolio.Add(in line, Calculator.Calculate(in line), Calculator.Pack.GwpSet);
        }

        return portfolio;
    }

    // Every public figure, as text: what a reader of the portfolio could tell apart.
    private static string Everything(Portfolio portfolio)
    {
        var figures = typeof(Portfolio).GetProperties()
            .Where(property => property.Name != nameof(Portfolio.GwpSets))
            .Select(property => Convert.ToString(property.GetValue(portfolio), CultureInfo.InvariantCulture));
        return string.Join('\n', [
            .. figures,
            string.Join(' ', portfolio.GwpSets),
            .. Enum.GetValues<Scope3Category>().Select(category => portfolio.ByCategory(category).ToString()),
            .. Enum.GetValues<CalculationMethod>().Select(method => portfolio.ByMethod(method).ToString()),
            .. Enum.GetValues<DataQualityTier>().Select(tier => portfolio.ByTier(tier).ToString()),
            .. Enum.GetValues<LineStatus>().Select(
                status => portfolio.LinesWith(status).ToString(CultureInfo.InvariantCulture))]);
    }

    private static Int128 Sum<TKey>(Func<TKey, Tally> by)
        where TKey : struct, Enum =>
        Enum.GetValues<TKey>().Aggregate(Int128.Zero, (sum, key) => sum + by(key).Booked.Milligrams);
}
