using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Methods;

/// <summary>What the product side of a line is decided by, the same for every line.</summary>
/// <param name="Policy">Which data may be used, and how.</param>
/// <param name="Makers">Makers' published footprints.</param>
/// <param name="Registered">The buyer's declarations in force.</param>
internal sealed record ProductRules(Policy Policy, MakerFootprints Makers, RegisteredDeclarations Registered)
{
    public ProductSigma Sigma { get; } = new(Policy.Uncertainty);

    /// <summary>What there is for a product. It is looked up once, since lines of a ledger share their products.</summary>
    public ProductData DataOf(ProductIdentity product)
    {
        var known = product.LastData;
        if (!ReferenceEquals(known?.Rules, this))
        {
            product.LastData = known = new ProductData(this, Makers.Find(product), [.. Registered.Of(product)]);
        }

        return known;
    }
}
