using System.Globalization;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Faults;

/// <summary>A file as an import reads it, batch by batch: the same at every call.</summary>
public static class GeneratedFile
{
    private const int Purchases = 200;

    /// <summary>Lines of each batch that are new: its purchases and one return.</summary>
    public const int NewLines = Purchases + 1;

    /// <summary>Purchases, a return of the first of them, a line that came before, and a return that has no original.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="number">The batch's number, from 1.</param>
    public static LineBatch Batch(string importId, int number)
    {
        var first = (number - 1) * Purchases;
        List<LedgerLine> lines =
        [
            .. Some.Many(Purchases, from: first),
            Some.Return(string.Create(CultureInfo.InvariantCulture, $"R-{number:D7}"), $"L-{first:D7}", 1m),
            .. Some.Many(1, from: Math.Max(0, first - 1)),
            Some.Return(string.Create(CultureInfo.InvariantCulture, $"X-{number:D7}"), "nowhere", 1m),
        ];
        return new LineBatch(lines) { ImportId = importId, Number = number };
    }
}
