using Scope3Calc.Core.Factors;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class DeviceAverageTests
{
    private const string Header =
        "manufacturer,name,category,subcategory,gwp_total,gwp_manufacturing_ratio,gwp_transport_ratio,gwp_use_ratio,"
        + "gwp_eol_ratio,gwp_error_ratio,lifetime,yearly_tec,weight\n";

    private static DeviceAverages Averages => ReferenceData.Snapshot.DeviceAverages;

    private static IReadOnlyList<string[]> RowsOf(string rows) =>
        Tables.Rows(DeviceAveragePack.Compile(Tables.With(RawTables.Boavizta, Header + rows)));

    // Percentiles of A1-A3 over all 1,226 published rows: laptop 116/236/359, desktop 154/249/450, monitor
    // 158/333/553, server 608/1,215/1,724, smartphone 15/53/76, tablet 14/71/125. The shipped table has 953 of them,
    // so the medians may differ by 8 % and the outer percentiles by 15 %; laptop, desktop and monitor are closer.
    [Theory]
    [InlineData("laptop", 181, 116, 236, 359, 0.01)]
    [InlineData("desktop", 112, 154, 249, 450, 0.04)]
    [InlineData("monitor", 147, 158, 333, 553, 0.11)]
    [InlineData("server", 43, 608, 1215, 1724, 0.03)]
    [InlineData("smartphone", 33, 15, 53, 76, 0.13)]
    [InlineData("tablet", 18, 14, 71, 125, 0.14)]
    [InlineData("thin_client", 14, 41, 45, 103, 0.02)]
    public void Manufacturing_ShippedTable_IsCloseToThatOfTheWholeOne(
        string category, int count, int p5, int median, int p95, double tolerance)
    {
        var stage = Averages.Find(category)!.Manufacturing!;

        Assert.Equal(count, stage.Count);
        AssertWithin(tolerance, p5, stage.P5Kg);
        AssertWithin(Math.Min(tolerance, 0.08), median, stage.MedianKg);
        AssertWithin(tolerance, p95, stage.P95Kg);
    }

    // The same for the totals: laptop 171/307/456, monitor 287/504/906, desktop 249/486/1,032, server
    // 4,081/7,980/14,550. The server's low end is without nine HPE sheets whose use phase is not plausible.
    [Theory]
    [InlineData("laptop", 171, 307, 456, 0.03)]
    [InlineData("monitor", 287, 504, 906, 0.02)]
    [InlineData("desktop", 249, 486, 1032, 0.11)]
    [InlineData("server", 4081, 7980, 14550, 0.11)]
    public void Total_ShippedTable_IsCloseToThatOfTheWholeOne(
        string category, int p5, int median, int p95, double tolerance)
    {
        var stage = Averages.Find(category)!.Total!;

        AssertWithin(tolerance, p5, stage.P5Kg);
        AssertWithin(0.02, median, stage.MedianKg);
        AssertWithin(tolerance, p95, stage.P95Kg);
    }

    // (ln 359.023 - ln 114.912) / 3.29 = (5.88338 - 4.74417) / 3.29 = 0.3463.
    [Fact]
    public void Sigma_OfLaptops_IsTheLogDistanceOfThePercentiles() =>
        Assert.Equal(0.3463, Averages.Find("laptop")!.Manufacturing!.Sigma, 4);

    // Six sheets of 100, 200, ... 600 kg, of which 0.8 in manufacturing: 80, 160, ... 480. Places on 0 to 5:
    // 0.25 is 80 + 0.25 x 80 = 100; 2.5 is 240 + 0.5 x 80 = 280; 4.75 is 400 + 0.75 x 80 = 460.
    [Fact]
    public void Compile_SixSheets_AreInterpolatedBetweenOrderStatistics()
    {
        var rows = RowsOf(string.Concat(Enumerable.Range(1, 6).Select(i =>
            $"Acme,Book {i},Workplace,Laptop,{i}00,0.80,,0.20,,,,,\n")));

        Assert.Equal(["laptop", "a1_a3", "6", "100", "280", "460"], rows.Single(row => row[1] == "a1_a3"));
        Assert.DoesNotContain(rows, row => row[1] is "a4" or "c");
    }

    [Fact]
    public void Compile_FourSheets_GiveNoAverage() => Assert.Empty(RowsOf(string.Concat(
        Enumerable.Range(1, 4).Select(i => $"Acme,Book {i},Workplace,Laptop,{i}00,0.80,,0.20,,,,,\n"))));

    // The sixth row is put beside five sheets of 100 kg with a manufacturing share of 0.5.
    [Theory]
    [InlineData("Acme,Book 6,Workplace,laptop,100,0.50,,,,,,,", 6, 6)] // the other shares are missing
    [InlineData("Acme,Book 5,Workplace,Laptop,120,0.50,,0.50,,,,,", 6, 6)] // the same name, other figures
    [InlineData("ACME,book  5,Workplace,Laptop,100.0,0.5,,0.50,,,,,", 5, 5)] // the same sheet again
    [InlineData("Acme,Book 6,Workplace,Laptop,100,7.76,,0.18,,,,,", 5, 5)] // a share above 1
    [InlineData("Acme,Book 6,Workplace,Laptop,100,0.50,,0.53,,,,,", 5, 5)] // more than the whole
    [InlineData("Acme,Book 6,Workplace,Laptop,100,0.50,,0.50,,,4,1,", 6, 5)] // 50 kg for 4 kWh: use is not plausible
    [InlineData("Acme,Book 6,Workplace,Laptop,,0.50,,0.50,,,,,", 5, 5)]
    public void Compile_OneMoreRow_CountsWhereItsFiguresHold(string row, int manufacturing, int total)
    {
        var rows = RowsOf(
            string.Concat(Enumerable.Range(1, 5).Select(i => $"Acme,Book {i},Workplace,Laptop,100,0.50,,0.50,,,,,\n"))
            + row + "\n");

        Assert.Equal($"{manufacturing}", rows.Single(cells => cells[1] == "a1_a3")[2]);
        Assert.Equal($"{total}", rows.Single(cells => cells[1] == "total")[2]);
    }

    [Fact]
    public void Compile_UnknownSubcategory_IsRefused() => Assert.Contains(
        "no type of device for 'Toaster'",
        Assert.Throws<PackFormatException>(() => RowsOf("Acme,Hot,Home,Toaster,10,0.50,,0.50,,,,,\n")).Message,
        StringComparison.Ordinal);

    // All seven printers are Lexmark's, whose use phase is 62 to 72 kg per kWh, and none states manufacturing.
    [Theory]
    [InlineData("printer")]
    [InlineData("san_nas")]
    [InlineData("television")]
    [InlineData("workstation")]
    [InlineData("projector")]
    public void Find_TypeWithTooFewSheets_GivesNothing(string category) => Assert.Null(Averages.Find(category));

    [Fact]
    public void Names_EveryType_IsADeviceCategory() => Assert.All(
        Averages.Names, name => Assert.Contains(name, ReferenceData.Snapshot.Categories.Names));

    private static void AssertWithin(double tolerance, int expected, decimal actual) =>
        Assert.InRange(actual, expected * (1m - (decimal)tolerance), expected * (1m + (decimal)tolerance));
}
