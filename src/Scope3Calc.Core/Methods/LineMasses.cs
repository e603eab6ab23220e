using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>The masses of a line's outcome, under the names they have there. None is not known, which is never zero.</summary>
public readonly record struct LineMasses
{
    public OptionalCo2e Booked { get; init; }

    /// <summary>The delivery leg that is booked in category 4.</summary>
    public OptionalCo2e BookedDelivery { get; init; }

    /// <summary>A1 to A3.</summary>
    public OptionalCo2e Product { get; init; }

    /// <summary>A4.</summary>
    public OptionalCo2e Delivery { get; init; }

    public OptionalCo2e Spend { get; init; }

    /// <summary>The product side of the gap.</summary>
    public OptionalCo2e GapProduct { get; init; }

    /// <summary>The spend side of the gap.</summary>
    public OptionalCo2e GapSpend { get; init; }

    public OptionalCo2e CalibratedSpend { get; init; }

    /// <summary>What of a hybrid figure, with its delivery, rests on the supplier's own data; zero in every other.</summary>
    public Co2e SupplierPart { get; init; }

    public static LineMasses Of(in LineOutcome outcome) => new()
    {
        Booked = outcome.Booked,
        BookedDelivery = outcome.BookedDelivery,
        Product = outcome.Product.CradleToGate,
        Delivery = outcome.Product.Distribution,
        Spend = outcome.Spend.Emissions,
        GapProduct = outcome.Gap.Product,
        GapSpend = outcome.Gap.Spend,
        CalibratedSpend = outcome.CalibratedSpend,
        SupplierPart = outcome.Method == CalculationMethod.Hybrid
            ? outcome.SupplierPart + outcome.SupplierPartOfDelivery
            : Co2e.Zero,
    };
}
