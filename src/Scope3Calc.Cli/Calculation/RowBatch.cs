using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Calculation;

/// <summary>The next rows of a file that travel in one message.</summary>
internal static class RowBatch
{
    private const int MaxRows = 500;

    // A quarter of the service's limit for a message: one more row of the largest size still fits.
    private const int MaxBytes = 1024 * 1024;

    /// <returns>The rows, those that cannot be sent among them; empty at the end of the file.</returns>
    public static List<PurchaseRow> Read(PurchaseFile file)
    {
        var rows = new List<PurchaseRow>(MaxRows);
        var bytes = 0;
        while (rows.Count < MaxRows && bytes < MaxBytes && file.Read() is { } row)
        {
            rows.Add(row);
            bytes += row.Bytes;
        }

        return rows;
    }

    /// <summary>The lines of a batch that can be sent.</summary>
    public static IEnumerable<PurchaseLine> Lines(List<PurchaseRow> batch) =>
        batch.Where(row => row.Refusal is null).Select(row => row.Line);
}
