using System.Globalization;
using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>What holds for every inventory, tried on 1,000 sets of lines each that book something.</summary>
public sealed class InventoryLawTests
{
    private static readonly Calculator Calculator = new(Ledger.Snapshot, Some.Policy with
    {
        OperatingLease = OperatingLeaseTreatment.NotBooked,
        Refurbished = RefurbishedTreatment.CutOff,
    });

    // Purchases of every kind, and disposals; some released. At least two are booked, so that there is something to add.
    private static FsCheck.Gen<List<PurchaseLine>> Lines { get; } = AnyLine.UpTo(8,
        from line in Gen.Frequency((2, AnyLine.Accepted), (3, AnyLine.Calculable))
        from disposal in Gen.Frequency(
            (4, Gen.Constant(DisposalKind.None)), (1, Gen.Elements(Enum.GetValues<DisposalKind>())))
        from user in Gen.Elements(null, "A. User")
        select line with { Disposal = disposal, ReleasedBy = user }).Where(lines => lines.Count(IsBooked) > 1);

    [Fact]
    [Trait("Behaviour", "51")]
    public void Categories_AnyLines_AddUpToThePortfolioToTheMilligram() => AnyLine.Holds(Lines, lines =>
    {
        var portfolio = Ledger.PortfolioOf(Calculator, lines);
        var inventory = Ledger.Of(Calculator, null, lines);

        Assert.Equal(portfolio.Booked, inventory.Booked);
        Assert.Equal(
            portfolio.Booked.Milligrams, Sum(Categories, code => inventory.ByCategory(code).Booked.Milligrams));
        Assert.All(Categories, code =>
        {
            var category = inventory.ByCategory(code);
            Assert.Equal(portfolio.ByCategory(code), new(category.Lines, category.Booked));
        });
        Assert.All(Enum.GetValues<GwpSet>(), set => Assert.Equal(
            portfolio.ByGwpSet(set).Milligrams,
            Sum(Categories, code => inventory.ByCategory(code).ByGwpSet(set).Booked.Milligrams)));
    });

    [Fact]
    [Trait("Behaviour", "44")]
    public void Categories_AnyLines_SplitExactlyByDataMethodAndGwpSet() => AnyLine.Holds(Lines, lines =>
    {
        var inventory = Ledger.Of(Calculator, null, lines);

        Assert.All(Categories, code =>
        {
            var category = inventory.ByCategory(code);
            var booked = category.Booked.Milligrams;
            Assert.Equal(booked, (category.Specific + category.Average + category.Spend).Milligrams);
            Assert.Equal(booked, Sum(
                Enum.GetValues<CalculationMethod>(), method => category.ByMethod(method).Booked.Milligrams));
            Assert.Equal(booked, Sum(Enum.GetValues<GwpSet>(), set => category.ByGwpSet(set).Booked.Milligrams));
            Assert.Equal(booked == 0, category.ShareSupplierData is null);
            if (booked != 0)
            {
                Assert.InRange(
                    (category.ShareSupplierData + category.ShareAverage + category.ShareSpend)!.Value - 1m,
                    -1e-9m * Largest(category),
                    1e-9m * Largest(category));
            }
        });
    });

    [Fact]
    [Trait("Behaviour", "54")]
    public void Lines_AnyLines_AreBookedOrExcludedOrOfAnotherYear() => AnyLine.Holds(
        Lines.Zip(Gen.Choose(2021, 2023)).Where(given => given.Item1.Any(line => IsBookedIn(given.Item2, line))), given =>
        {
            var (lines, year) = given;
            var inventory = Ledger.Of(Calculator, year, lines);

            var booked = lines.LongCount(line => IsBookedIn(year, line));
            Assert.Equal(lines.Count, booked + inventory.Excluded.Lines + inventory.LinesOfOtherYears);
            Assert.Equal(lines.LongCount(line => line.PurchaseDate.Year != year), inventory.LinesOfOtherYears);
            Assert.InRange(inventory.Excluded.LinesWithoutFigure, 0, inventory.Excluded.Lines);
            Assert.True(inventory.Excluded.Lines == 0 || inventory.Excluded.Reasons.Any());
        });

    [Fact]
    public void Add_LinesInAnyOrder_GivesTheSameInventory() =>
        AnyLine.Holds(Lines.Zip(Gen.Choose(0, int.MaxValue)), given =>
        {
            var (lines, seed) = given;
            PurchaseLine[] shuffled = [.. lines];
            new Random(seed).Shuffle(shuffled);

            // A year that something is booked in.
            var year = lines.First(IsBooked).PurchaseDate.Year;
            Assert.Equal(
                Everything(Ledger.Of(Calculator, year, lines)), Everything(Ledger.Of(Calculator, year, shuffled)));
        });

    [Fact]
    public void Add_LinesSharedAmongInventories_GivesTheSameOnce() =>
        AnyLine.Holds(Lines.Zip(Gen.Choose(2, 4)), given =>
        {
            var (lines, shares) = given;
            var joined = new InventoryTotals(Calculator, null);
            foreach (var share in lines.Select((line, i) => (line, i)).GroupBy(pair => pair.i % shares))
            {
                joined.Add(Ledger.Of(Calculator, null, share.Select(pair => pair.line)));
            }

            Assert.Equal(Everything(Ledger.Of(Calculator, null, lines)), Everything(joined));
        });

    private static bool IsBooked(PurchaseLine line) => Calculator.Calculate(in line).Booked is not null;

    private static bool IsBookedIn(int year, PurchaseLine line) => line.PurchaseDate.Year == year && IsBooked(line);

    private static Scope3Category[] Categories { get; } = Enum.GetValues<Scope3Category>();

    // Returns can make parts many times as large as their sum, and a quotient has 28 digits.
    private static decimal Largest(CategoryTotals category) => 1m
        + Math.Abs(category.ShareSupplierData!.Value) + Math.Abs(category.ShareAverage!.Value)
        + Math.Abs(category.ShareSpend!.Value);

    private static Int128 Sum<T>(IEnumerable<T> keys, Func<T, Int128> of) =>
        keys.Aggregate(Int128.Zero, (sum, key) => sum + of(key));

    // Every public figure, as text: what a reader of the inventory could tell apart.
    private static string Everything(InventoryTotals inventory) => string.Join('\n', [
        inventory.Booked.ToString(),
        inventory.LinesOfOtherYears.ToString(CultureInfo.InvariantCulture),
        inventory.Coverage.ToString(),
        inventory.Excluded.Lines.ToString(CultureInfo.InvariantCulture),
        .. Enum.GetValues<ReasonCode>().Select(code => inventory.Excluded.ByReason(code).ToString()),
        .. Enum.GetValues<InventorySource>().Select(
            source => inventory.LinesOn(source).ToString(CultureInfo.InvariantCulture)),
        .. Categories.Select(inventory.ByCategory).SelectMany<CategoryTotals, string>(category =>
        [
            .. typeof(CategoryTotals).GetProperties()
                .Select(property => Convert.ToString(property.GetValue(category), CultureInfo.InvariantCulture)!),
            .. Enum.GetValues<CalculationMethod>().Select(method => category.ByMethod(method).ToString()),
            .. Enum.GetValues<GwpSet>().Select(set => category.ByGwpSet(set).ToString()),
        ]),
    ]);
}
