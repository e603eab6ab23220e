namespace Scope3Calc.Core.Declarations;

/// <summary>The modules of EN 15804, with the two aggregates that declarations use.</summary>
/// <remarks>
/// EN 50693 stages map as: manufacturing A1-A3, distribution A4, installation A5, use B1-B7,
/// end of life C1-C4, benefits D.
/// </remarks>
public enum LifeCycleModule
{
    A1,
    A2,
    A3,

    /// <summary>A1 to A3 declared as one figure: cradle to gate.</summary>
    A1ToA3,
    A4,
    A5,
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    C1,
    C2,
    C3,
    C4,

    /// <summary>C1 to C4 declared as one figure: end of life.</summary>
    C1ToC4,
    D,
}

/// <summary>What a declaration says of a module. Not declared is not zero.</summary>
public enum ModuleState
{
    /// <summary>MND: nothing is known. A sum that needs it cannot be made.</summary>
    NotDeclared,

    /// <summary>A figure is given.</summary>
    Declared,

    /// <summary>MNR: the module does not occur for this product and counts as zero.</summary>
    NotRelevant,

    /// <summary>The figure is inside another module's.</summary>
    AggregatedInto,
}
