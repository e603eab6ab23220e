using System.Globalization;
using CsvHelper;
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
        string.Join(';', line.Reasons.Select(ReasonNames.CodeOf)),
        line.HasProductSigma ? Sigma(line.ProductSigma) : "",
        line.HasSpendSigma ? Sigma(line.SpendSigma) : "",
        line.HasCalibratedSpendMgCo2E ? Exact(line.CalibratedSpendMgCo2E) : "",
        line.HasSupplierPartMgCo2E ? Exact(line.SupplierPartMgCo2E) : "");

    public void Dispose() => _csv.Dispose();

    /// <summary>The name of a reason, for other outputs.</summary>
    public static string NameOf(ReasonCode code) => ReasonNames.CodeOf(code);

    // Millionths, be it milligrams of a kilogram or of a ratio: the shortest exact decimal.
    private static string Exact(long millionths) =>
        (millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    // A standard deviation says nothing beyond its third digit.
    private static string Sigma(double sigma) => sigma.ToString("0.####", CultureInfo.InvariantCulture);

    private static EnumNames<T> Names<T>()
        where T : struct, Enum => new(OutcomeReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(T)));
}
