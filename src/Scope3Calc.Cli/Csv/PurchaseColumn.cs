using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>One column of a purchase file.</summary>
/// <param name="Name">Header name.</param>
/// <param name="Field">Path of the field in the contract.</param>
internal sealed record PurchaseColumn(string Name, string Field)
{
    /// <summary>Puts a cell that is not empty into the message, or says what is wrong with it.</summary>
    public required Func<PurchaseLine, string, Problem?> Set { get; init; }

    /// <summary>Whether the header must name the column. Cells may still be empty.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a value here means that a declaration is given. A device's mass alone is none.</summary>
    public bool StartsDeclaration { get; init; }

    /// <summary>The module whose figure the column holds.</summary>
    public LifeCycleModule? Module { get; init; }
}
