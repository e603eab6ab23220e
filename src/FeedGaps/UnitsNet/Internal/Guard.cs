namespace UnitsNet.Internal;

/// <summary>What every quantity asks of its number and its unit.</summary>
internal static class Guard
{
    public static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentException("A quantity has a finite value.", nameof(value));

    public static TUnit Known<TUnit>(UnitTable<TUnit> table, TUnit unit)
        where TUnit : struct, Enum => table.Contains(unit)
        ? unit
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, $"Not a unit of {table.QuantityName}.");
}
