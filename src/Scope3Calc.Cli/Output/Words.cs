using System.Globalization;
using System.Text;
using UnitsNet;

namespace Scope3Calc.Cli.Output;

/// <summary>How reports write numbers and sentences. Everything stays within <see cref="Width"/> columns.</summary>
internal static class Words
{
    public const int Width = 96;

    /// <summary>An exact decimal of the contract; 0 where it is empty.</summary>
    public static decimal Number(string exact) => exact.Length == 0 ? 0m : decimal.Parse(exact, CultureInfo.InvariantCulture);

    public static decimal Kg(long milligrams) => milligrams / 1_000_000m;

    /// <summary>Kilograms as tonnes, such as <c>1,234.5 t</c>.</summary>
    public static string Tonnes(string kg) => Invariant($"{Mass.FromKilograms((double)Number(kg)).Tonnes:N1} t");

    /// <summary>A mass in words: tonnes from ten on, kilograms below.</summary>
    public static string Amount(string kg) => Math.Abs(Number(kg)) >= 10_000m ? Tonnes(kg) : Invariant($"{Number(kg):N1} kg");

    /// <summary>A share as a percentage; <c>-</c> where it is not defined.</summary>
    public static string Percent(string share) => share.Length == 0 ? "-" : Invariant($"{Number(share) * 100m:0.0} %");

    /// <summary>A plain number with three decimals; <c>-</c> where it is not defined.</summary>
    public static string Rounded(string number) => number.Length == 0 ? "-" : Invariant($"{Number(number):0.000}");

    public static string Shortened(string text, int length) => text.Length <= length ? text : text[..(length - 3)] + "...";

    /// <summary>A count and its noun: <c>1 line</c>, <c>1,234 lines</c>.</summary>
    public static string Lines(long count) => count == 1 ? "1 line" : Invariant($"{count:N0} lines");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a text as lines of at most <see cref="Width"/> columns.</summary>
    public static void Paragraph(TextWriter output, string text, int indent = 2)
    {
        var line = new StringBuilder().Append(' ', indent);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line.Clear().Append(' ', indent);
            }

            line.Append(line.Length > indent ? " " : "").Append(word);
        }

        output.WriteLine(line);
    }
}
