namespace UnitsNet.Units;

/// <summary>Units an <see cref="Energy"/> can be stated in. Zero is not a unit.</summary>
public enum EnergyUnit
{
    /// <summary>The base unit.</summary>
    Joule = 1,

    /// <summary>1,000 J.</summary>
    Kilojoule = 2,

    /// <summary>1,000,000 J.</summary>
    Megajoule = 3,

    /// <summary>1,000,000,000 J.</summary>
    Gigajoule = 4,

    /// <summary>One watt for one hour, 3,600 J.</summary>
    WattHour = 5,

    /// <summary>3,600,000 J.</summary>
    KilowattHour = 6,

    /// <summary>1,000 kWh.</summary>
    MegawattHour = 7,

    /// <summary>1,000,000 kWh.</summary>
    GigawattHour = 8,
}
