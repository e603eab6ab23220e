using System.Globalization;

namespace Scope3Calc.Reference.Compilation;

/// <summary>Annual averages of the ECB's daily euro reference rates.</summary>
/// <remarks>
/// A currency has an average for a year only when the table holds the whole year and quotes the currency on every
/// day of it: the mean of part of a year is not that year's rate.
/// </remarks>
internal static class ExchangeRatePack
{
    // TARGET closed at most from 29 December to 3 January in any year of the table; a year has 254 to 259 days.
    private const int LatestFirstDay = 4;
    private const int EarliestLastDay = 28;
    private const int FewestDays = 250;

    public static PackFile Compile(RawTables tables)
    {
        var table = CsvTable.Read(tables, RawTables.EcbRates);
        var currencies = table.Columns.Where(column => column != "Date").ToList();
        var writer = new PackWriter("ecb-annual-averages", PackFormat.ExchangeRates)
            .Header("title", "Euro foreign exchange reference rates, annual averages")
            .Header("publisher", "European Central Bank; averages by this project")
            .Header("licence", "Free reuse with the ECB named as source")
            .Source(tables, RawTables.EcbRates)
            .Header("basis", "units of the currency for 1 EUR, mean of all working days of the year")
            .Columns("currency", "year", "per_eur", "days");

        foreach (var year in table.Rows.GroupBy(row => DateOf(row).Year))
        {
            var days = year.ToList();
            if (!IsComplete(days))
            {
                continue;
            }

            foreach (var currency in currencies)
            {
                if (Mean(days, currency) is { } mean)
                {
                    writer.Row(
                        currency,
                        year.Key.ToString(CultureInfo.InvariantCulture),
                        mean.ToString(CultureInfo.InvariantCulture),
                        days.Count.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        return writer.Write();
    }

    private static bool IsComplete(List<TableRow> days)
    {
        var dates = days.ConvertAll(DateOf);
        if (dates.Distinct().Count() != dates.Count)
        {
            throw days[0].Wrong("a day occurs twice in this year.");
        }

        return days.Count >= FewestDays
            && dates.Min() is { Month: 1, Day: <= LatestFirstDay }
            && dates.Max() is { Month: 12, Day: >= EarliestLastDay };
    }

    private static decimal? Mean(List<TableRow> days, string currency)
    {
        var sum = 0m;
        foreach (var day in days)
        {
            if (day[currency] == "N/A" || day.Number(currency) is not { } rate)
            {
                return null;
            }

            sum += rate > 0m ? rate : throw day.Wrong($"the rate of {currency} is not above 0.");
        }

        return sum / days.Count;
    }

    private static DateOnly DateOf(TableRow row) =>
        DateOnly.TryParseExact(
            row["Date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw row.Wrong($"'{row["Date"]}' is not a date.");
}
