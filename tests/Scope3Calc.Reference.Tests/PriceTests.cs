using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class PriceTests
{
    private static readonly CurrencyCode Euro = CurrencyCode.Parse("EUR");

    private static decimal? PerEuro(string currency, int year) =>
        ReferenceData.Snapshot.ExchangeRates.Rate(Euro, CurrencyCode.Parse(currency), year);

    // ECB, annual averages: 1.0813 in 2023, 1.1827 in 2021; pound 0.86979 and 0.85960.
    [Theory]
    [InlineData("USD", 2023, 1.0813)]
    [InlineData("USD", 2021, 1.1827)]
    [InlineData("GBP", 2023, 0.8698)]
    [InlineData("GBP", 2021, 0.8596)]
    [InlineData("JPY", 2023, 151.9903)]
    [Trait("Behaviour", "24")]
    public void ExchangeRates_AnnualAverage_IsThePublishedOne(string currency, int year, double expected) =>
        Assert.Equal((decimal)expected, decimal.Round(PerEuro(currency, year)!.Value, 4));

    [Fact]
    public void ExchangeRates_Average_IsTheUnroundedMeanOfAllDays()
    {
        var days = CsvTable.Read(Tables.Published, RawTables.EcbRates).Rows
            .Where(row => row["Date"].StartsWith("2023-", StringComparison.Ordinal)).ToList();

        Assert.Equal(255, days.Count);
        Assert.Equal(days.Sum(day => day.Number("USD")!.Value) / 255m, PerEuro("USD", 2023));
    }

    [Theory]
    [InlineData("USD", 2026)] // the table ends on 13 April 2026
    [InlineData("RUB", 2022)] // ends on 1 March 2022
    [InlineData("ISK", 2018)] // quoted again from 1 February 2018
    [InlineData("ISK", 2008)] // ends on 9 December 2008
    [InlineData("HRK", 2005)]
    [InlineData("TRY", 2004)]
    [InlineData("USD", 1998)] // before the euro
    [Trait("Behaviour", "24")]
    public void ExchangeRates_PartOfAYear_IsMissing(string currency, int year) => Assert.Null(PerEuro(currency, year));

    [Theory]
    [InlineData("RUB", 2021)]
    [InlineData("ISK", 2019)]
    [InlineData("HRK", 2022)]
    [InlineData("BGN", 2025)]
    [InlineData("USD", 1999)]
    [InlineData("USD", 2025)]
    public void ExchangeRates_WholeYear_IsThere(string currency, int year) => Assert.NotNull(PerEuro(currency, year));

    [Fact]
    public void ExchangeRates_YearThatLacksItsLastWeeks_IsMissing()
    {
        var lines = System.Text.Encoding.UTF8.GetString(Tables.Published[RawTables.EcbRates].Span).Split('\n');
        var cut = string.Join('\n', lines.Where(line => !line.StartsWith("2023-12-2", StringComparison.Ordinal)));

        var rows = Tables.Rows(Tables.Compile(Tables.With(RawTables.EcbRates, cut), "ecb-annual-averages"));

        Assert.DoesNotContain(rows, row => row[1] == "2023");
        Assert.Contains(rows, row => row[1] == "2022");
    }

    // World Bank FP.CPI.TOTL.ZG. NL: 1 + 10.0012078753 % in 2022, times 1 + 3.8383935434 % in 2023.
    [Theory]
    [InlineData("NL", 1.1422349)]
    [InlineData("US", 1.1244856)]
    public void ConsumerPrices_2021To2023_IsTheChainOfTwoChanges(string country, double expected)
    {
        var ratio = ReferenceData.Snapshot.ConsumerPrices.Ratio(CountryCode.Parse(country), 2021, 2023);

        Assert.Equal((decimal)expected, decimal.Round(ratio!.Value, 7));
    }

    [Theory]
    [InlineData("NL", 1958)] // the table starts with the change from 1959 to 1960
    [InlineData("XK", 2015)] // Kosovo has no code in ISO 3166-1
    [InlineData("EU", 2015)] // an aggregate, not a country
    [InlineData("TW", 2015)] // not in the table
    public void ConsumerPrices_MissingYearOrCountry_StaysMissing(string country, int year) =>
        Assert.Null(ReferenceData.Snapshot.ConsumerPrices.Ratio(CountryCode.Parse(country), year, year + 1));

    [Fact]
    [Trait("Behaviour", "25")]
    public void ConsumerPrices_YearInsideTheChainMissing_GivesNothing()
    {
        var gaps = Tables.Compile(
            Tables.With(RawTables.WorldBankCpi, "Netherlands,NLD,2022,", "Nowhere,WLD,2022,"), "worldbank-cpi");

        var snapshot = ReferenceData.Load(ReferenceData.Embedded().Where(pack => pack.Id != gaps.Id).Append(gaps));

        Assert.Null(snapshot.ConsumerPrices.Ratio(CountryCode.Parse("NL"), 2021, 2023));
        Assert.NotNull(snapshot.ConsumerPrices.Ratio(CountryCode.Parse("NL"), 2022, 2023));
    }

    [Fact]
    public void ConsumerPrices_Aggregates_AreLeftOutAndNamed()
    {
        var info = ReferenceData.Packs.Single(pack => pack.Id == "worldbank-cpi");

        var note = Assert.Single(info.Notes);
        Assert.Contains(" EUU ", note, StringComparison.Ordinal);
        Assert.Contains(" WLD ", note, StringComparison.Ordinal);
        Assert.Equal(8882, info.Rows);
    }

    [Fact]
    public void ConsumerPrices_ChangeOfCurrencyUnit_IsLeftOutAndNamed()
    {
        var pack = Tables.Compile(
            Tables.With(RawTables.WorldBankCpi, "Aruba,ABW,1985,4.03225805628628", "Aruba,ABW,1985,-99.9999"),
            "worldbank-cpi");

        Assert.DoesNotContain(Tables.Rows(pack), row => row[0] == "AW" && row[1] == "1985");
        Assert.Contains(
            ReferenceData.Describe([pack]).Single().Notes,
            note => note == "AW 1985 is left out: -99.9999 % is a change of currency unit.");
    }

    // Finland 2009 is published as -9.17360384430342E-07.
    [Fact]
    public void ConsumerPrices_ExponentForm_IsKeptAsPublishedAndRead()
    {
        var cell = Tables.Rows(Tables.Compile(Tables.Published, "worldbank-cpi"))
            .Single(row => row[0] == "FI" && row[1] == "2009");
        var ratio = ReferenceData.Snapshot.ConsumerPrices.Ratio(CountryCode.Parse("FI"), 2008, 2009);

        Assert.Equal("-9.17360384430342E-07", cell[2]);
        Assert.Equal(1m - 0.00000000917360384430342m, ratio);
    }

    // BEA: computers stand at 108.7 in 2023 and 2163 in 1997 with 2017 = 100; telephone apparatus 878 and 93.
    [Theory]
    [InlineData("334111", 2017, 2023, 1.087)]
    [InlineData("334111", 2017, 1997, 21.63)]
    [InlineData("334210", 2017, 2023, 0.93)]
    public void SectorPrices_Computers_AreThePublishedIndex(string sector, int from, int to, double expected)
    {
        var ratio = ReferenceData.Snapshot.SectorPrices.Ratio(sector, from, to)!.Value;

        Assert.Equal(expected, (double)ratio, 2);
    }

    [Fact]
    public void SectorPrices_YearAfterTheTable_IsMissing() =>
        Assert.Null(ReferenceData.Snapshot.SectorPrices.Ratio("334111", 2023, 2024));

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("USD", true)]
    [InlineData("HRK", true)] // withdrawn in 2023
    [InlineData("DDM", true)] // withdrawn in 1990
    [InlineData("ZZZ", false)]
    [InlineData("EUX", false)]
    public void Currencies_Codes_AreThoseOfIso4217(string code, bool known) =>
        Assert.Equal(known, ReferenceData.Snapshot.Currencies.Contains(CurrencyCode.Parse(code)));

    [Fact]
    public void Currencies_RepeatedCode_IsListedOnce()
    {
        var rows = Tables.Rows(Tables.Compile(Tables.Published, "iso-4217"));

        Assert.Equal(307, rows.Count);
        Assert.Equal(["EUR", "Euro", "in_use"], rows.Single(row => row[0] == "EUR"));
        Assert.Equal(["HRK", "Kuna", "withdrawn"], rows.Single(row => row[0] == "HRK"));
    }
}
