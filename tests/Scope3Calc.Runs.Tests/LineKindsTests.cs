using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Tests;

/// <summary>Which lines a run need not calculate by themselves.</summary>
public sealed class LineKindsTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Find_ThirdLineAlike_IsToldFromTheSecond()
    {
        _ledger.Add(Some.Line("a", 500m, Some.Epd()), Some.Line("b", 2m, Some.Epd()), Some.Line("c", 3m, Some.Epd()));

        var found = FoundOf(3);

        // W7 has 262.108 kg a piece, and 14.168 for its delivery.
        Assert.Equal([null, null, Kg(786.324m)], found.Select(masses => masses?.Product));
        Assert.Equal(Kg(42.504m), found[2]!.Value.BookedDelivery);
    }

    // The declaration is valid from July: before it the line falls back to spend.
    [Fact]
    public void Find_DeclarationBeginsWithinTheYear_IsToldOnBothSides()
    {
        var epd = Some.Epd(validity: Validity.OfEpd(new DateOnly(2023, 7, 1), new DateOnly(2030, 1, 1)));
        var bought = new[] { 1, 2, 3, 7, 8, 9, 2 };
        _ledger.Add([.. bought.Select((month, i) => Some.Line(
            Some.Purchase($"L-{i}", 2m, epd) with { PurchaseDate = new DateOnly(2023, month, 1) }))]);

        var found = FoundOf(bought.Length);

        Assert.Equal([false, false, true, false, true, true, false], found.Select(masses => masses is not null));
        Assert.NotEqual(Kg(524.216m), found[2]!.Value.Booked);
        Assert.Equal(Kg(524.216m), found[4]!.Value.Booked);
        Assert.Equal(found[4], found[5]);
    }

    // Whatever differs besides pieces and money makes a line of another kind, and half a piece of none.
    [Fact]
    public void Find_LinesUnlikeTheOthers_AreNotTold()
    {
        var line = Some.Purchase("line", 5m, Some.Epd());
        _ledger.Add([.. new[]
        {
            line,
            line,
            line with { Product = null },
            line with { ProductCategory = "monitor" },
            line with { SectorCode = "334111" },
            line with { Configuration = "i7" },
            line with { ReleasedBy = "J. Jansen" },
            line with { Declaration = Some.Epd(100m, id: "epd-2") },
            line with { Declaration = null },
            line with { PurchaseDate = new DateOnly(2024, 6, 15) },
            line with { Currency = CurrencyCode.Parse("USD") },
            line with { ServiceAmount = 10m },
            line with { SpendAmount = null },
            line with { Quantity = null },
            line with { SpendAmount = 0m },
        }.Select((purchase, i) => Some.Line(purchase with { LineId = $"L-{i}" }))]);

        Assert.All(FoundOf(15), masses => Assert.Null(masses));
    }

    // Looks for each line, and then tells what it came to, as a run does.
    private List<Core.Methods.LineMasses?> FoundOf(int lines)
    {
        var plan = new RunPlanner(_ledger.Store, Reference.ReferenceData.Snapshot, new RunStore(_ledger.Store.Database))
            .Plan(new RunRequest { Policy = Policy.Default });
        using var connection = _ledger.Store.Database.OpenConnection();
        var columns = new LedgerColumns();
        SegmentStore.Read(connection, null, 0, lines, columns);
        var kinds = new LineKinds(plan.Calculator);
        kinds.Open(columns);
        var found = new List<Core.Methods.LineMasses?>();
        for (var row = 0; row < lines; row++)
        {
            if (kinds.Find(row, out var masses) is not null)
            {
                found.Add(masses);
                continue;
            }

            found.Add(null);
            var purchase = RowDecoder.Purchase(columns, row, plan.Texts);
            var outcome = plan.Calculator.Calculate(in purchase);
            kinds.Learn(row, in purchase, in outcome, OutcomeRows.Of(in outcome));
        }

        return found;
    }

    private static OptionalCo2e Kg(decimal kilograms) => Co2e.FromKilograms(kilograms);
}
