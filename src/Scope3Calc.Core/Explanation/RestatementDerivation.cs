using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Explanation;

/// <summary>The steps of a <see cref="Restatement"/> from the published rates and indices, in the policy's order.</summary>
/// <remarks>What stays in its year is not deflated, what stays in its currency not converted: no step then.</remarks>
internal sealed class RestatementDerivation
{
    private readonly Snapshot _snapshot;

    public RestatementDerivation(in PurchaseLine line, SpendFactor factor, Calculator calculator)
    {
        _snapshot = calculator.Snapshot;
        var (spend, pack, policy) = (
            new PriceBasis(line.Currency, line.PurchaseDate.Year), calculator.Pack.Basis, calculator.Policy);
        var (rateYear, pricesOf) = Restatement.Choice(spend.Year, line.Country, calculator.Pack, policy);

        Derivation? conversion = spend.Currency == pack.Currency
            ? null
            : ExchangeRateDerivation.Of(_snapshot.ExchangeRates, spend.Currency, pack.Currency, rateYear);
        Derivation? deflation = policy.DeflationOrder == DeflationOrder.None || spend.Year == pack.Year ? null
            : policy.Deflator == Deflator.SectorPrices ? SectorPrices(factor.PriceSector!, spend.Year, pack.Year)
            : ConsumerPrices(pricesOf, spend.Year, pack.Year);

        var inOrder = policy.DeflationOrder == DeflationOrder.DeflateThenConvert
            ? new[] { deflation, conversion }
            : [conversion, deflation];
        Steps = [.. inOrder.OfType<Derivation>()];
        Factor = Steps switch
        {
            [] => null,
            [var only] => only.Expression,
            _ => new Expression.Product(
                "restatement",
                $"{pack.Currency} of {NumberText.Year(pack.Year)} per {spend.Currency} of {NumberText.Year(spend.Year)}",
                [.. Steps.Select(step => step.Expression)]),
        };
    }

    /// <summary>At most two.</summary>
    public IReadOnlyList<Derivation> Steps { get; }

    /// <summary>All steps in one factor; null where there is none.</summary>
    public Expression? Factor { get; }

    private Derivation SectorPrices(string sector, int from, int to)
    {
        var ratio = new Expression.Quotient(
            $"prices of sector {sector}, {NumberText.Year(to)} over {NumberText.Year(from)}",
            string.Empty,
            Index(to),
            Index(from));
        return new Derivation(
            ratio,
            $"{NumberText.About(ratio.Value)} (prices of sector {sector}, {NumberText.Year(from)} to {NumberText.Year(to)})");

        Expression.Constant Index(int year) => new(
            $"price index of sector {sector}, {NumberText.Year(year)}",
            _snapshot.SectorPrices.Index(sector, year)!.Value,
            string.Empty,
            Source.Pack($"sector-prices/{sector} {NumberText.Year(year)}", _snapshot.SectorPrices.ContentId));
    }

    // Yearly changes are chained forwards; back in time it is the chain's reciprocal.
    private Derivation ConsumerPrices(CountryCode country, int from, int to)
    {
        var (first, last) = (Math.Min(from, to), Math.Max(from, to));
        var changes = Enumerable.Range(first + 1, last - first).Select(year => YearlyChange(country, year)).ToList();
        Expression chain = changes is [var only]
            ? only
            : new Expression.Product(
                $"consumer prices of {country}, {NumberText.Year(last)} over {NumberText.Year(first)}", string.Empty, changes);
        var ratio = to > from
            ? chain
            : new Expression.Quotient(
                $"consumer prices of {country}, {NumberText.Year(to)} over {NumberText.Year(from)}",
                string.Empty,
                One("prices of the year itself"),
                chain);
        return new Derivation(
            ratio,
            $"{NumberText.About(ratio.Value)} (consumer prices of {country}, {NumberText.Year(from)} to {NumberText.Year(to)})");
    }

    private Expression.Sum YearlyChange(CountryCode country, int year) => new(
        $"consumer prices of {country}, {NumberText.Year(year)} over the year before",
        string.Empty,
        One("prices of the year before"),
        new Expression.Quotient(
            "change as a fraction",
            string.Empty,
            new Expression.Constant(
                $"change of consumer prices of {country} in {NumberText.Year(year)}",
                _snapshot.ConsumerPrices.ChangePct(country, year)!.Value,
                "%",
                Source.Pack($"consumer-prices/{country} {NumberText.Year(year)}", _snapshot.ConsumerPrices.ContentId)),
            new Expression.Constant("per cent", 100m, "%", Source.Definition)));

    private static Expression.Constant One(string label) => new(label, 1m, string.Empty, Source.Definition);
}
