namespace Scope3Calc.Core.Quality;

/// <summary>The published schemes for scoring data. In each of them 1 is best.</summary>
/// <remarks>
/// They differ in levels, indicators and boundary years, so a score means nothing without its scheme and scores of
/// two schemes are never put together. Names and ranges: <see cref="DqiSchemes"/>.
/// </remarks>
public enum DqiScheme
{
    None,

    /// <summary>GHG Protocol Scope 3 Standard, table 7.6: five indicators, 1 to 4.</summary>
    Ghgp4,

    /// <summary>Pedigree matrix of ecoinvent version 3 (Weidema et al. 2013): five indicators, 1 to 5.</summary>
    EcoinventV3,

    /// <summary>
    /// The same matrix with the empirical factors of Ciroth et al. 2016 read as GSD. Reliability, completeness and
    /// geography end at 4: no factor is published for 5.
    /// </summary>
    CirothGsd,

    /// <summary>As <see cref="CirothGsd"/>, with the factors read as squared GSD: half the sigma.</summary>
    CirothGsd2,

    /// <summary>PACT version 2: five indicators, 1 to 3.</summary>
    PactV2,

    /// <summary>PACT version 3: technological, geographical and temporal, 1 to 5.</summary>
    PactV3,

    /// <summary>USEEIO: five indicators, 1 to 5. Its boundary years belong to the better score.</summary>
    Useeio5,

    /// <summary>Product Environmental Footprint: all but completeness, 1 to 5, and their mean.</summary>
    Pef5,
}
