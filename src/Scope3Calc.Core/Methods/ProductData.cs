using System.Collections.Immutable;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Methods;

/// <summary>What there is for a product beside what stands on a line.</summary>
/// <param name="Rules">Whose data they are.</param>
/// <param name="Maker">What its maker publishes; null where the table has no such product.</param>
/// <param name="OnFile">The buyer's declarations in force for it, the newest first.</param>
internal sealed record ProductData(
    ProductRules Rules, MakerFootprint? Maker, ImmutableArray<RegisteredDeclaration> OnFile);
