namespace Scope3Calc.Core.Factors;

/// <summary>How far along the supply chain a spend factor reaches.</summary>
public enum MarginScope
{
    /// <summary>Cradle to the producer's gate.</summary>
    WithoutMargins,

    /// <summary>From the gate to the point of sale: transport, wholesale, retail.</summary>
    MarginsOnly,

    /// <summary>Cradle to the point of sale.</summary>
    WithMargins,
}
