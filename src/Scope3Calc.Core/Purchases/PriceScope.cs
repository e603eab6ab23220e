namespace Scope3Calc.Core.Purchases;

/// <summary>Whether a price is for hardware alone.</summary>
public enum PriceScope : byte
{
    /// <summary>Hardware alone, but for a stated service amount.</summary>
    Hardware,

    /// <summary>Hardware with warranty, software, imaging or other services. How much they cost must be stated.</summary>
    HardwareAndServices,
}
