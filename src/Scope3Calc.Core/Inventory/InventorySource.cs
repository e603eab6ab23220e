using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Inventory;

/// <summary>The data that booked figures rest on.</summary>
public enum InventorySource
{
    /// <summary>Declarations that came with the lines.</summary>
    LineDeclarations,

    /// <summary>The buyer's declarations on file.</summary>
    RegisteredDeclarations,

    /// <summary>The snapshot's table of makers' published footprints.</summary>
    MakerFootprints,

    /// <summary>The snapshot's averages by type of device.</summary>
    DeviceAverages,

    /// <summary>The policy's factor pack.</summary>
    FactorPack,

    /// <summary>The policy's calibrations, applied to a factor of the pack.</summary>
    Calibrations,

    /// <summary>Consumer prices, which moved money from one year to another.</summary>
    ConsumerPrices,

    /// <summary>Prices of industries, which did.</summary>
    SectorPrices,

    /// <summary>Exchange rates.</summary>
    ExchangeRates,
}

/// <summary>Tells which data a booked line rests on.</summary>
internal static class InventorySources
{
    /// <summary>Counts the line under every source its booked figure rests on.</summary>
    public static void Count(in PurchaseLine line, in LineOutcome outcome, Calculator calculator, long[] lines)
    {
        if (outcome.Method != CalculationMethod.SpendBased)
        {
            lines[(int)OfProduct(in line, outcome.Product.Declaration!, calculator.Snapshot.Declarations)]++;
            return;
        }

        var (policy, pack) = (calculator.Policy, calculator.Pack);
        lines[(int)InventorySource.FactorPack]++;
        if (outcome.Reasons.Contains(ReasonCode.SpendCalibrated))
        {
            lines[(int)InventorySource.Calibrations]++;
        }

        if (line.Currency != pack.Basis.Currency)
        {
            lines[(int)InventorySource.ExchangeRates]++;
        }

        if (line.PurchaseDate.Year != pack.Basis.Year && policy.DeflationOrder != DeflationOrder.None)
        {
            lines[(int)(policy.Deflator == Deflator.SectorPrices
                ? InventorySource.SectorPrices
                : InventorySource.ConsumerPrices)]++;
        }
    }

    // What neither came with the line nor is on file is a maker's sheet, or the average of many.
    private static InventorySource OfProduct(in PurchaseLine line, Declaration declaration, RegisteredDeclarations onFile) =>
        ReferenceEquals(declaration, line.Declaration) ? InventorySource.LineDeclarations
        : IsOnFile(in line, declaration, onFile) ? InventorySource.RegisteredDeclarations
        : declaration.Kind == DeclarationKind.GenericDataset ? InventorySource.DeviceAverages
        : InventorySource.MakerFootprints;

    private static bool IsOnFile(in PurchaseLine line, Declaration declaration, RegisteredDeclarations onFile)
    {
        if (onFile.IsEmpty || line.Product is not { } product)
        {
            return false;
        }

        foreach (var entry in onFile.Of(product))
        {
            if (ReferenceEquals(entry.Declaration, declaration))
            {
                return true;
            }
        }

        return false;
    }
}
