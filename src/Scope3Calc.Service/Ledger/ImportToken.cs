using System.Buffers;

namespace Scope3Calc.Service.Ledger;

/// <summary>What a caller goes on with an import by, and the ledger keeps its progress under: a random number nobody guesses.</summary>
internal static class ImportToken
{
    private const int Digits = 32;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    public static string New() => Guid.NewGuid().ToString("N");

    public static bool IsOne(string text) => text.Length == Digits && !text.AsSpan().ContainsAnyExcept(LowerHex);
}
