using System.Runtime.CompilerServices;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The codes of texts seen last, by reference: lines that share a text object need not look it up letter by letter.</summary>
internal sealed class RecentCodes
{
    private const int Places = 2_048;

    private readonly (string? Text, string? Second, int Code)[] _places = new (string?, string?, int)[Places];

    /// <returns>The code, or 0 where the texts were not seen lately.</returns>
    public int Find(string text, string? second = null)
    {
        ref var place = ref _places[PlaceOf(text)];
        return ReferenceEquals(place.Text, text) && ReferenceEquals(place.Second, second) ? place.Code : 0;
    }

    public void Set(int code, string text, string? second = null) => _places[PlaceOf(text)] = (text, second, code);

    public void Clear() => Array.Clear(_places);

    private static int PlaceOf(string text) => RuntimeHelpers.GetHashCode(text) & (Places - 1);
}
