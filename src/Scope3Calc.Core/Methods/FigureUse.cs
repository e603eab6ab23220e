using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>Which of a line's figures is booked and which are compared, read off an outcome. The default is not known.</summary>
internal readonly record struct FigureUse
{
    private readonly Book _booked;
    private readonly bool _booksDelivery;

    private FigureUse(Book booked, bool booksDelivery)
    {
        _booked = booked;
        _booksDelivery = booksDelivery;
    }

    private enum Book : byte
    {
        Unknown,
        Nothing,
        Product,
        ProductWithDelivery,
        Spend,
    }

    /// <summary>Whether there is a gap.</summary>
    public bool Compares { get; private init; }

    /// <summary>Whether delivery is in the product side of it.</summary>
    public bool ComparesDelivery { get; private init; }

    /// <summary>Whether the spend side of it is the column that is booked, and not the other one.</summary>
    public bool ComparesBookedColumn { get; private init; }

    public static FigureUse Of(in LineOutcome outcome)
    {
        var compared = outcome.Gap.Alignment switch
        {
            BoundaryAlignment.AlignedToPointOfSale => MarginScope.WithMargins,
            BoundaryAlignment.AlignedA1A3 => MarginScope.WithoutMargins,
            _ => outcome.Spend.Scope,
        };
        return new FigureUse(
            outcome.Booked is null ? Book.Nothing
                : outcome.Method == CalculationMethod.SpendBased ? Book.Spend
                : outcome.BookedDelivery is null && outcome.Product.Distribution is not null ? Book.ProductWithDelivery
                : Book.Product,
            outcome.BookedDelivery is not null)
        {
            Compares = outcome.Gap.Spend is not null,
            ComparesDelivery = outcome.Gap.Alignment == BoundaryAlignment.AlignedToPointOfSale,
            ComparesBookedColumn = compared == outcome.Spend.Scope,
        };
    }

    /// <summary>Whether the way is known.</summary>
    public bool IsKnown => _booked != Book.Unknown;

    /// <summary>What is booked of another line's figures the same way.</summary>
    public OptionalCo2e Booked(OptionalCo2e product, OptionalCo2e delivery, OptionalCo2e spend) => _booked switch
    {
        Book.Product => product,
        Book.ProductWithDelivery => product.Value + delivery.Value,
        Book.Spend => spend,
        _ => default,
    };

    /// <summary>What is booked of its delivery by itself.</summary>
    public OptionalCo2e BookedDelivery(OptionalCo2e delivery) => _booksDelivery ? delivery : default;
}
