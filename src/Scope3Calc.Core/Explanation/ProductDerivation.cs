using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>How the figures of one declaration are scaled to a line, as <see cref="ProductMethod"/> does it.</summary>
internal sealed class ProductDerivation
{
    private readonly Declaration _declaration;
    private readonly DeclarationSource _source;
    private readonly DeclaredFigures _figures;
    private readonly Derivation _count;
    private readonly bool _isCutOff;

    public ProductDerivation(in PurchaseLine line, Declaration declaration, Snapshot snapshot)
    {
        _declaration = declaration;
        _source = new DeclarationSource(in line, declaration, snapshot);
        _figures = new DeclaredFigures(declaration, _source);
        Bought = BoughtOf(in line);
        _count = line.QuantityUnit == QuantityUnit.Piece ? OfPieces(Bought) : Bought;
        _isCutOff = Evidence.IsForNewOnly(in line, declaration);
    }

    /// <summary>The quantity of the line.</summary>
    public Derivation Bought { get; }

    public string CradleToGateTitle => _isCutOff
        ? "Product-based, refurbishing (B5), since the first life bears the making"
        : "Product-based, making (A1-A3)";

    /// <summary>A1 to A3, or under cut-off B5 in their place.</summary>
    public Derivation CradleToGate => _isCutOff
        ? Scaled("refurbishing of the line", _figures.Of(LifeCycleModule.B5))
        : Scaled("cradle to gate of the line", _figures.CradleToGate);

    public Derivation Distribution => Scaled("distribution of the line", _figures.Of(LifeCycleModule.A4));

    public Derivation CradleToGateFromAverages =>
        Scaled("cradle to gate of the line, from averages", _figures.CradleToGateFromAverages);

    public Derivation EndOfLife => Scaled("end of life of the line", _figures.EndOfLife);

    public Derivation BiogenicCo2 => Scaled("biogenic CO2 of the line", _figures.BiogenicCo2);

    public Derivation AmortisedPerYear
    {
        get
        {
            var (whole, text) = CradleToGate;
            var years = _declaration.ServiceLifeYears!.Value;
            return new Derivation(
                new Expression.Rounded(
                    "cradle to gate of the line, per year",
                    "kg CO2e per year",
                    new Expression.Quotient(
                        "over the service life",
                        "kg CO2e per year",
                        whole,
                        new Expression.Constant("service life", years, "years", _source.Of("service_life_years")))),
                $"{text} = {NumberText.Of(whole.Value)} kg CO2e, over {NumberText.Count(years, "year", "years")}");
        }
    }

    /// <summary>The figure of one module, for the whole line.</summary>
    public Derivation Of(LifeCycleModule module) =>
        Scaled($"{DeclaredFigures.NameOf(module)} of the line", _figures.Of(module));

    // Divided last, as the calculation does.
    private Derivation Scaled(string label, Derivation perAmount)
    {
        var unit = _declaration.Amount == 1m ? "kg CO2e" : $"kg CO2e {UnitNames.Many(_declaration.Unit)}";
        Expression product = new Expression.Product(
            "declared figure times units bought", unit, perAmount.Expression, _count.Expression);
        if (_declaration.Amount != 1m)
        {
            product = new Expression.Quotient(
                "over the declared amount",
                "kg CO2e",
                product,
                new Expression.Constant(
                    "declared amount", _declaration.Amount, UnitNames.Many(_declaration.Unit), _source.Of("declared_amount")));
        }

        return new Derivation(
            new Expression.Rounded(label, "kg CO2e", product), $"{_count.Text} x {perAmount.Text}");
    }

    private Derivation BoughtOf(in PurchaseLine line)
    {
        var quantity = line.Quantity!.Value;
        var (one, many) = line.QuantityUnit == QuantityUnit.Piece
            ? (UnitNames.One(DeclaredUnit.Piece), UnitNames.Many(DeclaredUnit.Piece))
            : (UnitNames.One(_declaration.Unit), UnitNames.Many(_declaration.Unit));
        return new Derivation(
            new Expression.Constant("quantity", quantity, many, Source.Line("quantity")),
            NumberText.Count(quantity, one, many));
    }

    /// <summary>The declared units that pieces come to.</summary>
    private Derivation OfPieces(Derivation bought)
    {
        return _declaration.Unit switch
        {
            DeclaredUnit.Kilogram => Times("mass of a piece", "kg per piece", "mass_kg", _declaration.MassKg),
            DeclaredUnit.PieceYear => Times("service life", "years", "service_life_years", _declaration.ServiceLifeYears),
            DeclaredUnit.FunctionalUnit => Times(
                "functional units of a piece",
                "functional units per piece",
                "functional_units_per_piece",
                _declaration.FunctionalUnitsPerPiece),
            _ => bought,
        };

        Derivation Times(string label, string unit, string field, decimal? perPiece) => new(
            new Expression.Product(
                "declared units bought",
                UnitNames.Many(_declaration.Unit),
                new Expression.Constant(label, perPiece!.Value, unit, _source.Of(field)),
                bought.Expression),
            $"{bought.Text} x {NumberText.Exact(perPiece.Value)} {unit}");
    }
}
