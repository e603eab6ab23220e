namespace Scope3Calc.Core.Purchases;

/// <summary>How the buyer's own books treat the purchase. It decides the Scope 3 category.</summary>
public enum AccountingTreatment : byte
{
    /// <summary>Not known: the line is refused, since financial accounting decides and nothing else may.</summary>
    Unknown,

    /// <summary>An expense of the year: category 1, purchased goods and services.</summary>
    Expensed,

    /// <summary>Property, plant and equipment: category 2, capital goods.</summary>
    Capitalised,

    /// <summary>Rented: production in category 8, upstream leased assets.</summary>
    OperatingLease,

    /// <summary>A purchase in the form of a lease: category 2.</summary>
    FinanceLease,
}
