using System.Globalization;
using CsvHelper;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Writes outcomes as CSV: one row per line, in the order of the input.</summary>
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

    public void Write(LineOutcome outcome)
    {
        var (product, spend, gap) = (outcome.Product, outcome.Spend, outcome.Gap);
        _csv.WriteRecord(
            outcome.LineId,
            Statuses.CodeOf(outcome.Status),
            Methods.CodeOf(outcome.Method),
            outcome.Tier == DataQualityTier.Unspecified ? "" : ((int)outcome.Tier).ToString(CultureInfo.InvariantCulture),
            Categories.CodeOf(outcome.Scope3Category),
            outcome.HasBookedMgCo2E ? Exact(outcome.BookedMgCo2E) : "",
            product is { HasDistributionMgCo2E: true } ? Exact(product.DistributionMgCo2E) : "",
            product is { HasCradleToGateMgCo2E: true } ? Exact(product.CradleToGateMgCo2E) : "",
            spend is null ? "" : Exact(spend.EmissionsMgCo2E),
            gap is null ? "" : Exact(gap.GapMgCo2E),
            gap is { HasRatioMillionths: true } ? Exact(gap.RatioMillionths) : "",
            gap is null ? "" : Alignments.CodeOf(gap.BoundaryAlignment),
            spend?.SpendFactorId ?? "",
            product?.DeclarationId ?? "",
            string.Join(';', outcome.Reasons.Select(ReasonNames.CodeOf)),
            product is { HasCradleToGateMgCo2E: true } ? Sigma(product.Sigma) : "",
            spend is null ? "" : Sigma(spend.Sigma),
            outcome.HasCalibratedSpendMgCo2E ? Exact(outcome.CalibratedSpendMgCo2E) : "",
            outcome.HasSupplierPartMgCo2E ? Exact(outcome.SupplierPartMgCo2E) : "");
    }

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
