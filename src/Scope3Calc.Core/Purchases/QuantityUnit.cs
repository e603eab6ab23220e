namespace Scope3Calc.Core.Purchases;

/// <summary>The unit a quantity is counted in: pieces for devices, else the units of PACT.</summary>
public enum QuantityUnit : byte
{
    Piece,
    Kilogram,
    Liter,
    CubicMeter,
    KilowattHour,
    Megajoule,
    TonneKilometer,
    SquareMeter,
    Hour,
    MegabitSecond,
}
