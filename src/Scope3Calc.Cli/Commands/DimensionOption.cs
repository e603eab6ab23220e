using System.CommandLine;
using Scope3Calc.Cli.Csv;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>--by</c>: what a report is grouped by, one or two dimensions.</summary>
internal static class DimensionOption
{
    private const int MaxDimensions = 2;

    /// <param name="names">The names of the dimensions.</param>
    /// <param name="defaultText">What the description says of the default.</param>
    /// <param name="byDefault">The dimensions where the option is not given.</param>
    public static Option<T[]> Create<T>(EnumNames<T> names, string defaultText, params T[] byDefault)
        where T : struct, Enum => new("--by")
    {
        Description = $"Group by one or two of {string.Join(", ", names.Allowed)}, separated by a comma. {defaultText}",
        HelpName = "DIMENSION[,DIMENSION]",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            var dimensions = given.Split(',', StringSplitOptions.TrimEntries)
                .Select(name => names.TryParse(name, out var dimension) ? dimension : default).ToArray();
            if (dimensions.Length > MaxDimensions || dimensions.Contains(default) || dimensions.Distinct().Count() < dimensions.Length)
            {
                result.AddError($"--by {given}: give one or two different of {string.Join(", ", names.Allowed)}.");
            }

            return dimensions;
        },
    };
}
