using System.Globalization;

namespace Scope3Calc.Storage.Ledger;

/// <summary>What a text of the ledger's dictionaries is. The numbers are stored.</summary>
public enum TextKind
{
    Supplier = 1,
    Contract = 2,
    BuyerUnit = 3,

    /// <summary>Manufacturer and model: see <see cref="ProductText"/>.</summary>
    Product = 4,
    Configuration = 5,
    Gtin = 6,

    /// <summary>Type of device.</summary>
    Category = 7,
    Sector = 8,

    /// <summary>Content id of a declaration that stands on a line.</summary>
    Declaration = 9,
    ReleasedBy = 10,
}

/// <summary>Manufacturer and model as one text: the manufacturer's length, a colon, both names.</summary>
internal static class ProductText
{
    public static string? Of(string? manufacturer, string? model) => manufacturer is null && model is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{manufacturer?.Length ?? 0}:{manufacturer}{model}");

    public static (string Manufacturer, string Model) Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var length = int.Parse(text.AsSpan(0, colon), CultureInfo.InvariantCulture);
        return (text.Substring(colon + 1, length), text[(colon + 1 + length)..]);
    }
}
