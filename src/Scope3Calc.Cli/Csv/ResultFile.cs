using System.Globalization;
using CsvHelper;
using Google.Protobuf.Collections;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Writes outcomes as CSV: one row per line, in the order in which they come.</summary>
/// <remarks>Masses are kg CO2e as plain decimals; an empty cell is "not known", never zero.</remarks>
internal sealed class ResultFile : IDisposable
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "line_id", "status", "method", "tier", "scope3_category", "booked_kg", "cat4_kg", "product_kg", "spend_kg", "gap_kg",
        "gap_ratio", "boundary_alignment", "spend_factor_id", "declaration_id", "reasons",
        "product_sigma", "spend_sigma", "calibrated_spend_kg", "supplier_part_kg",
    ];

    private static readonly EnumNames<LineStatus> Statuses = Names<LineStatus>();
    private static readonly EnumNames<CalculationMethod> Methods = Names<CalculationMethod>();
    private static readonly EnumNames<Scope3Category> Categories = Names<Scope3Category>();
    private static readonly EnumNames<BoundaryAlignment> Alignments = Names<BoundaryAlignment>();
    private static readonly EnumNames<ReasonCode> ReasonNames = Names<ReasonCode>();

    private const int MaxSigmas = 4_096;

    private readonly Dictionary<double, string> _sigmas = [];
    private readonly CsvWriter _csv;

    public ResultFile(string path)
    {
        _csv = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        _csv.WriteRecord([.. Columns]);
    }

    public void Write(LineOutcome outcome) => Write(LineResults.Of(outcome));

    public void Write(LineResult line) => _csv.WriteRecord(
        line.LineId,
        Statuses.CodeOf(line.Status),
        Methods.CodeOf(line.Method),
        line.Tier == DataQualityTier.Unspecified ? "" : ((int)line.Tier).ToString(CultureInfo.InvariantCulture),
        Categories.CodeOf(line.Scope3Category),
        line.HasBookedMgCo2E ? Exact(line.BookedMgCo2E) : "",
        line.HasDistributionMgCo2E ? Exact(line.DistributionMgCo2E) : "",
        line.HasProductMgCo2E ? Exact(line.ProductMgCo2E) : "",
        line.HasSpendMgCo2E ? Exact(line.SpendMgCo2E) : "",
        line.HasGapSpendMgCo2E ? Exact(line.GapSpendMgCo2E - line.GapProductMgCo2E) : "",
        line.HasGapRatioMillionths ? Exact(line.GapRatioMillionths) : "",
        line.HasGapSpendMgCo2E ? Alignments.CodeOf(line.BoundaryAlignment) : "",
        line.SpendFactorId,
        line.DeclarationId,
        Reasons(line.Reasons),
        line.HasProductSigma ? Sigma(line.ProductSigma) : "",
        line.HasSpendSigma ? Sigma(line.SpendSigma) : "",
        line.HasCalibratedSpendMgCo2E ? Exact(line.CalibratedSpendMgCo2E) : "",
        line.HasSupplierPartMgCo2E ? Exact(line.SupplierPartMgCo2E) : "");

    public void Dispose() => _csv.Dispose();

    /// <summary>The name of a reason, for other outputs.</summary>
    public static string NameOf(ReasonCode code) => ReasonNames.CodeOf(code);

    private static string Reasons(RepeatedField<ReasonCode> reasons) => reasons.Count switch
    {
        0 => "",
        1 => ReasonNames.CodeOf(reasons[0]),
        _ => string.Join(';', reasons.Select(ReasonNames.CodeOf)),
    };

    // Millionths, be it milligrams of a kilogram or of a ratio: the shortest exact decimal. Most cells of a file are such.
    internal static string Exact(long millionths)
    {
        Span<char> text = stackalloc char[24];
        var (whole, rest) = Math.DivRem(millionths < 0 ? 0UL - (ulong)millionths : (ulong)millionths, 1_000_000UL);
        var length = 0;
        if (millionths < 0)
        {
            text[length++] = '-';
        }

        whole.TryFormat(text[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        if (rest > 0)
        {
            text[length++] = '.';
        }

        for (var place = 100_000UL; rest > 0; place /= 10)
        {
            text[length++] = (char)('0' + (rest / place));
            rest %= place;
        }

        return text[..length].ToString();
    }

    // A standard deviation says nothing beyond its third digit. There are few, and each stands on many lines.
    private string Sigma(double sigma)
    {
        if (!_sigmas.TryGetValue(sigma, out var text))
        {
            text = sigma.ToString("0.####", CultureInfo.InvariantCulture);
            if (_sigmas.Count < MaxSigmas)
            {
                _sigmas.Add(sigma, text);
            }
        }

        return text;
    }

    private static EnumNames<T> Names<T>()
        where T : struct, Enum => new(OutcomeReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(T)));
}
