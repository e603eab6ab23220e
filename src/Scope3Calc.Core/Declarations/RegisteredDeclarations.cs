using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Declarations;

/// <summary>A declaration the buyer has on file, with what identifies its content.</summary>
/// <param name="ContentId">SHA-256 of the stored document, lower-case hexadecimal.</param>
/// <param name="Declaration">Names its product, or it speaks for no line.</param>
public sealed record RegisteredDeclaration(string ContentId, Declaration Declaration);

/// <summary>The declarations in force that speak for every line of their product, without standing on the line.</summary>
/// <remarks>Immutable, and the same content gives the same id in any order of registration.</remarks>
public sealed class RegisteredDeclarations
{
    private readonly FrozenDictionary<string, RegisteredDeclaration[]> _byProduct;

    /// <param name="declarations">At most one version of each.</param>
    public RegisteredDeclarations(IEnumerable<RegisteredDeclaration> declarations)
    {
        _byProduct = declarations
            .Where(entry => entry.Declaration.Product is not null)
            .GroupBy(entry => entry.Declaration.Product!.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => InOrder(group), StringComparer.Ordinal);
        ContentId = IdOf(_byProduct.Values.SelectMany(entries => entries));
    }

    public static RegisteredDeclarations None { get; } = new([]);

    /// <summary>SHA-256 over the content ids, whatever their order; empty where there is no declaration.</summary>
    public string ContentId { get; }

    public int Count => _byProduct.Values.Sum(entries => entries.Length);

    public bool IsEmpty => _byProduct.Count == 0;

    /// <summary>Those of a product, the newest first; those without a first day last.</summary>
    public IReadOnlyList<RegisteredDeclaration> Of(ProductIdentity product) =>
        _byProduct.GetValueOrDefault(product.Key) ?? [];

    /// <summary>These with others beside them: what a calculation on trial looks at.</summary>
    public RegisteredDeclarations With(IEnumerable<RegisteredDeclaration> others) =>
        new(_byProduct.Values.SelectMany(entries => entries).Concat(others).DistinctBy(entry => entry.ContentId));

    /// <summary>Keys of the products that others say something else about.</summary>
    public IReadOnlySet<string> ProductsOtherIn(RegisteredDeclarations other) => _byProduct.Keys.Concat(other._byProduct.Keys)
        .Where(key => !IdsOf(key).SequenceEqual(other.IdsOf(key), StringComparer.Ordinal))
        .ToHashSet(StringComparer.Ordinal);

    private IEnumerable<string> IdsOf(string key) => (_byProduct.GetValueOrDefault(key) ?? []).Select(entry => entry.ContentId);

    private static RegisteredDeclaration[] InOrder(IEnumerable<RegisteredDeclaration> declarations) =>
    [
        .. declarations
            .OrderByDescending(entry => entry.Declaration.Validity.FirstDay ?? DateOnly.MinValue)
            .ThenBy(entry => entry.ContentId, StringComparer.Ordinal),
    ];

    private static string IdOf(IEnumerable<RegisteredDeclaration> declarations)
    {
        var ids = string.Join('\n', declarations.Select(entry => entry.ContentId).Order(StringComparer.Ordinal));
        return ids.Length == 0 ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)));
    }
}
