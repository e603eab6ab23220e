using System.Text;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads what is to be put on file, and what of it is asked for.</summary>
internal static class RegistrationReader
{
    public const int DefaultPageSize = 100;

    /// <param name="message">The declaration.</param>
    /// <param name="rules">The ranges it has to keep to.</param>
    /// <param name="problems">Null where it can be put on file.</param>
    public static Declaration Read(V1.Declaration message, LineRules rules, out List<Problem>? problems)
    {
        problems = null;
        var declaration = DeclarationReader.Read(message, ref problems);
        if (message.DeclarationId.Length == 0)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "declaration.declaration_id",
                "A declaration is kept under its identifier. Give the registration number, or one of your own.");
        }

        // Half a product is a problem already.
        if (message.Manufacturer.Length == 0 && message.Model.Length == 0)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "declaration.manufacturer",
                "A declaration on file speaks for the lines of its product. Give manufacturer and model.");
        }

        if (problems is null)
        {
            rules.Check(declaration, ref problems);
        }

        return declaration;
    }

    public static Problem? CheckId(string declarationId) => declarationId.Length is > 0 and <= DeclarationReader.MaxIdLength
        ? null
        : new Problem(
            ReasonCode.ValueOutOfRange, "declaration_id", $"Give 1 to {DeclarationReader.MaxIdLength} characters.");

    /// <param name="message">The question.</param>
    /// <param name="problems">Null where it can be answered.</param>
    /// <returns>The identifier to go on behind, empty from the start, and how many to list.</returns>
    public static (string After, int Size) Page(V1.ListDeclarationsRequest message, out List<Problem>? problems)
    {
        problems = null;
        var after = new byte[message.PageToken.Length];
        if (!Convert.TryFromBase64String(message.PageToken, after, out var length))
        {
            TextValue.Add(ref problems, ReasonCode.ValueInvalid, "page_token",
                "This is no token of a page. Give the one of the last page, or none to start from the first.");
        }

        return (
            Encoding.UTF8.GetString(after.AsSpan(0, length)),
            LedgerReading.PageSize(message.PageSize, DefaultPageSize, ref problems));
    }

    /// <summary>Goes on behind a declaration.</summary>
    public static string TokenBehind(string declarationId) => Convert.ToBase64String(Encoding.UTF8.GetBytes(declarationId));
}
