using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Reference.Compilation;

/// <summary>Global warming potentials over 100 years, by gas and assessment report.</summary>
internal sealed class GwpTable
{
    private readonly Dictionary<(string Gas, GwpSet Set), decimal> _kgCo2ePerKg = [];

    public GwpTable(RawTables tables)
    {
        foreach (var row in CsvTable.Read(tables, RawTables.Gwp100).Rows)
        {
            foreach (var set in Sets)
            {
                var value = row.Number(PackFormat.NameOf(set)) is { } number and > 0m
                    ? number
                    : throw row.Wrong($"{row["gas"]} has no potential above 0 in {PackFormat.NameOf(set)}.");
                if (!_kgCo2ePerKg.TryAdd((row["gas"], set), value))
                {
                    throw row.Wrong($"{row["gas"]} occurs twice.");
                }
            }
        }
    }

    /// <summary>The sets the table has, oldest first.</summary>
    public static IReadOnlyList<GwpSet> Sets { get; } = [GwpSet.Ar4, GwpSet.Ar5, GwpSet.Ar6];

    /// <summary>What one unit of a gas weighs in kg CO2e.</summary>
    /// <param name="row">The row that states the gas, for the message.</param>
    /// <param name="gas">Name as the US EPA writes it.</param>
    /// <param name="unit">Starts with kg, or with kg CO2e where the publisher has weighed a mixture already.</param>
    /// <param name="set">Assessment report.</param>
    /// <exception cref="PackFormatException">The gas or the unit is unknown.</exception>
    public decimal Weight(TableRow row, string gas, string unit, GwpSet set) =>
        unit.StartsWith("kg CO2e", StringComparison.Ordinal) ? 1m
        : !unit.StartsWith("kg", StringComparison.Ordinal) ? throw row.Wrong($"the unit is '{unit}', not kg.")
        : _kgCo2ePerKg.TryGetValue((gas, set), out var weight) ? weight
        : throw row.Wrong($"there is no warming potential for '{gas}'.");
}
