using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;

namespace Scope3Calc.Core.Methods;

/// <summary>All that lies between money of one currency, year and country, and the emissions of one sector.</summary>
/// <remarks>The same for every such line, so it is worked out once: a line then costs one multiplication.</remarks>
internal sealed record SpendRoute
{
    private readonly decimal? _withoutMargins;
    private readonly decimal? _marginsOnly;
    private readonly decimal? _withMargins;

    public SpendRoute(SpendFactor factor, MarginScope defaultScope, Restatement restatement)
    {
        Factor = factor;
        DefaultScope = defaultScope;
        Restatement = restatement;
        _withoutMargins = restatement.Factor * factor.WithoutMargins;
        _marginsOnly = restatement.Factor * factor.MarginsOnly;
        _withMargins = restatement.Factor * factor.WithMargins;
    }

    public SpendFactor Factor { get; }

    public MarginScope DefaultScope { get; }

    public Restatement Restatement { get; }

    /// <summary>kg CO2e per unit of the spend's own money, in the pack's price type, without VAT.</summary>
    public decimal? KgPerUnitOfSpend(MarginScope scope) => scope switch
    {
        MarginScope.WithoutMargins => _withoutMargins,
        MarginScope.MarginsOnly => _marginsOnly,
        _ => _withMargins,
    };
}
