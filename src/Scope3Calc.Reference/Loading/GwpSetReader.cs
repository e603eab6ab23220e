using Scope3Calc.Core.Factors;

namespace Scope3Calc.Reference.Loading;

/// <summary>Makes the part of a snapshot that compares sets of global warming potentials.</summary>
/// <remarks>It throws as <see cref="PackReaders"/> does.</remarks>
internal static class GwpSetReader
{
    public static GwpSetFactors Read(PackText pack)
    {
        PackReaders.Expect(pack, "sector_code", "ar4", "ar5", "ar6");
        var factors = new Dictionary<string, GwpSetFactor>(pack.Rows.Count, StringComparer.Ordinal);
        Span<Range> cells = stackalloc Range[4];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var factor = new GwpSetFactor(AboveZero(row, 1), AboveZero(row, 2), AboveZero(row, 3));
            PackReaders.AddOnce(factors, row.Text(0), factor, row);
        }

        return new GwpSetFactors(pack.File.Sha256, pack.Header("classification"), factors);
    }

    private static decimal AboveZero(PackRow row, int column) =>
        row.Number(column) is var value and > 0m ? value : throw row.Wrong(column);
}
