using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads what a report is to be about.</summary>
internal static class ReportReader
{
    private const int MaxDimensions = 2;
    private const int FirstYear = 1990;

    /// <param name="message">What to group by, one or two different ones.</param>
    /// <param name="isKnown">Whether the contract lists a dimension.</param>
    /// <param name="problems">Null where that is possible.</param>
    public static IReadOnlyList<T> Dimensions<T>(IReadOnlyList<T> message, Func<T, bool> isKnown, out List<Problem>? problems)
        where T : struct, Enum
    {
        problems = null;
        if (message.Count > MaxDimensions)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "group_by", $"Give at most {MaxDimensions} dimensions.");
            return [];
        }

        for (var i = 0; i < message.Count; i++)
        {
            var (dimension, field) = (message[i], $"group_by[{i}]");
            EnumValue.Read(
                isKnown(dimension) ? dimension : (T?)null,
                field,
                Convert.ToInt32(dimension, CultureInfo.InvariantCulture),
                ref problems);
            if (i > 0 && dimension.Equals(message[0]))
            {
                TextValue.Add(ref problems, ReasonCode.ValueInvalid, field, "The dimension is listed twice. Give each one once.");
            }
        }

        return [.. message];
    }

    public static bool IsKnown(V1.Dimension dimension) => dimension
        is V1.Dimension.Supplier or V1.Dimension.Contract or V1.Dimension.Manufacturer or V1.Dimension.ProductCategory
        or V1.Dimension.Year or V1.Dimension.Month or V1.Dimension.BuyerUnit;

    /// <param name="year">The year reported on; 0 for every year.</param>
    /// <param name="today">The day of the call.</param>
    /// <param name="problem">Null where there can be lines of that year.</param>
    /// <returns>Null for every year.</returns>
    public static int? Year(int year, DateOnly today, out Problem? problem)
    {
        var last = today.Year + 1;
        problem = year == 0 || (year >= FirstYear && year <= last) ? null : new Problem(
            ReasonCode.ValueOutOfRange, "reporting_year", $"Give a year from {FirstYear} to {last}, or 0 for every year.");
        return year == 0 ? null : year;
    }
}
