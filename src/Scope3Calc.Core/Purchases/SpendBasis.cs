namespace Scope3Calc.Core.Purchases;

/// <summary>What an amount of money stands for. Only the cost of acquisition is a basis for a spend-based figure.</summary>
public enum SpendBasis : byte
{
    /// <summary>What was paid for the good in the year it was acquired.</summary>
    AcquisitionCost,

    /// <summary>Depreciation or amortisation of a year.</summary>
    Depreciation,

    /// <summary>What the good is worth in the books.</summary>
    BookValue,

    /// <summary>One of several payments of a lease.</summary>
    LeaseInstalment,
}
