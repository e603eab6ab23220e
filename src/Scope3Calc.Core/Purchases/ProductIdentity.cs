using System.Globalization;
using System.Text;
using Scope3Calc.Core.Methods;

namespace Scope3Calc.Core.Purchases;

/// <summary>A product by maker and model, with the key under which equal products are found.</summary>
/// <remarks>
/// Two spellings are the same product when their keys are equal. The key folds what people and publishers vary
/// without meaning: letter case, every kind of space and hyphen, full-width letters, ligatures, footnote marks set as
/// superscripts, trade marks, quotation and inch marks. A configuration ("512GB") stays part of the model. The folding
/// is spelled out here rather than left to Unicode normalisation, whose result depends on how a process is set up.
/// </remarks>
public sealed class ProductIdentity
{
    // The last one that was found to be the same: lines of a ledger meet the same declarations over and over. A reference is
    // written whole, so a thread that misses another's compares once more.
    private ProductIdentity? _same;

    public ProductIdentity(string manufacturer, string model)
    {
        Manufacturer = manufacturer;
        Model = model;
        Key = $"{Normalise(manufacturer)}|{Normalise(model)}";
    }

    public string Manufacturer { get; }

    public string Model { get; }

    /// <summary>What <see cref="ProductRules"/> found last. Written whole, and asked whose it is, as above.</summary>
    internal ProductData? LastData { get; set; }

    /// <summary>Normalised manufacturer, a bar, normalised model.</summary>
    public string Key { get; }

    /// <summary>Whether the keys are equal.</summary>
    public bool IsSame(ProductIdentity? other)
    {
        if (ReferenceEquals(_same, other))
        {
            return other is not null;
        }

        if (other?.Key != Key)
        {
            return false;
        }

        _same = other;
        return true;
    }

    /// <summary>Lower case, single spaces, no marks, as described for <see cref="ProductIdentity"/>.</summary>
    public static string Normalise(string text)
    {
        var folded = new StringBuilder(text.Length);
        var spaceBefore = false;
        foreach (var rune in WithoutTypedMarks(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                spaceBefore = folded.Length > 0;
            }
            else if (IsPartOfName(rune))
            {
                if (spaceBefore)
                {
                    folded.Append(' ');
                    spaceBefore = false;
                }

                AppendFolded(folded, rune);
            }
        }

        return folded.ToString();
    }

    // Systems without the signs spell them out.
    private static string WithoutTypedMarks(string text) => text.Contains('(')
        ? text.Replace("(R)", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Replace("(TM)", string.Empty, StringComparison.OrdinalIgnoreCase)
        : text;

    private static bool IsPartOfName(Rune rune) => rune.Value switch
    {
        '"' or '\'' or '´' or '`' or '\u2032' or '\u2033' or '\u201A' or '\u201E' or '\uFF02' or '\uFF07' => false,
        '\u00B9' or '\u00B2' or '\u00B3' or '\u2070' or (>= '\u2074' and <= '\u2079') => false,
        _ => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.OtherSymbol or UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation),
    };

    private static void AppendFolded(StringBuilder folded, Rune rune)
    {
        switch (rune.Value)
        {
            case (>= '\u2010' and <= '\u2015') or '\u2212':
                folded.Append('-');
                break;
            case '\uFB00':
                folded.Append("ff");
                break;
            case '\uFB01':
                folded.Append("fi");
                break;
            case '\uFB02':
                folded.Append("fl");
                break;
            case '\uFB03':
                folded.Append("ffi");
                break;
            case '\uFB04':
                folded.Append("ffl");
                break;
            case >= '\uFF01' and <= '\uFF5E':
                folded.Append(char.ToLowerInvariant((char)(rune.Value - '\uFF01' + '!')));
                break;
            default:
                folded.Append(Rune.ToLowerInvariant(rune));
                break;
        }
    }
}
