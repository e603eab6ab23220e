namespace Scope3Calc.Core.Quality;

/// <summary>The five questions data-quality schemes ask, in the order of a pedigree matrix.</summary>
public enum DqiIndicator
{
    /// <summary>Measured or assumed, verified or not. PEF asks the same as "precision".</summary>
    Reliability,

    /// <summary>How much of what is described the data cover.</summary>
    Completeness,

    /// <summary>Years between the data and the purchase.</summary>
    Temporal,

    /// <summary>Where the data are from, against where the product is made.</summary>
    Geographical,

    /// <summary>What the data describe, against what was bought.</summary>
    Technological,
}
