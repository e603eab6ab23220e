using System.Data.Common;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Planning;

/// <summary>A finished run that differs from another one in nothing but declarations on file: lines of most products came to the same in it.</summary>
/// <remarks>What a line comes to depends, of all declarations on file, on those for its product; a return's, on those for the product it takes back.</remarks>
/// <param name="results">Its results.</param>
/// <param name="changed">By a product's code, whether other declarations are on file for it.</param>
internal sealed class EarlierRun(RunResults results, bool[] changed)
{
    /// <summary>Whether lines of a product may come to something else.</summary>
    /// <param name="product">Its code in the ledger; 0 for none.</param>
    public bool IsChanged(int product) => changed[product];

    /// <summary>Reads what a segment came to.</summary>
    /// <param name="connection">For reading it.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="outcomes">Get its outcomes.</param>
    /// <param name="totals">Get their sums.</param>
    /// <returns>False where something is missing or damaged. Every line can be calculated without it.</returns>
    public bool TryRead(DbConnection connection, int segment, OutcomeColumns outcomes, ChangedTotals totals)
    {
        try
        {
            totals.Open(results.ReadWithTotals(connection, segment, outcomes));
            return true;
        }
        catch (Exception exception) when (exception is StorageException or SegmentFormatException)
        {
            return false;
        }
    }
}
