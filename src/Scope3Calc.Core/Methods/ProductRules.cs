using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Methods;

/// <summary>What the product side of a line is decided by, the same for every line.</summary>
/// <param name="Policy">Which data may be used, and how.</param>
/// <param name="Makers">Makers' published footprints.</param>
/// <param name="Registered">The buyer's declarations in force.</param>
internal sealed record ProductRules(Policy Policy, MakerFootprints Makers, RegisteredDeclarations Registered)
{
    public ProductSigma Sigma { get; } = new(Policy.Uncertainty);
}
