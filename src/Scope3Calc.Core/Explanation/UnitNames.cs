using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Core.Explanation;

/// <summary>Declared units as sentences and expressions name them.</summary>
internal static class UnitNames
{
    public static string One(DeclaredUnit unit) => unit switch
    {
        DeclaredUnit.Piece => "piece",
        DeclaredUnit.PieceYear => "piece and year",
        DeclaredUnit.FunctionalUnit => "functional unit",
        _ => Symbol(unit),
    };

    public static string Many(DeclaredUnit unit) => unit switch
    {
        DeclaredUnit.Piece => "pieces",
        DeclaredUnit.PieceYear => "piece-years",
        DeclaredUnit.FunctionalUnit => "functional units",
        _ => Symbol(unit),
    };

    private static string Symbol(DeclaredUnit unit) => unit switch
    {
        DeclaredUnit.Kilogram => "kg",
        DeclaredUnit.Liter => "l",
        DeclaredUnit.CubicMeter => "m3",
        DeclaredUnit.KilowattHour => "kWh",
        DeclaredUnit.Megajoule => "MJ",
        DeclaredUnit.TonneKilometer => "t km",
        DeclaredUnit.SquareMeter => "m2",
        DeclaredUnit.Hour => "h",
        _ => "Mbit s",
    };
}
