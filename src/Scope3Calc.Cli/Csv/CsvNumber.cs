using System.Globalization;

namespace Scope3Calc.Cli.Csv;

/// <summary>Exact decimals of the contract as files have them.</summary>
internal static class CsvNumber
{
    /// <summary>A mass without the zeros at its end, as the masses of lines are written; empty where it is not known.</summary>
    public static string Of(string kg) => kg.Length == 0
        ? ""
        : decimal.Parse(kg, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);
}
