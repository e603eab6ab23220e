namespace Scope3Calc.Core.Uncertainty;

/// <summary>What a figure is for, which sets the uncertainty it has even on perfect data.</summary>
public enum BasicUncertainty
{
    /// <summary>Materials, semi-finished and finished goods, and the energy and CO2 of making them.</summary>
    Goods,

    /// <summary>Transport services, such as the delivery of a device (module A4).</summary>
    Transport,
}
