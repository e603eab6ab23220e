namespace Scope3Calc.Core.Purchases;

/// <summary>Whether a device is new or has been used before.</summary>
public enum DeviceCondition : byte
{
    New,
    Refurbished,
}
