using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Runs;

/// <summary>Exact sums over lines: each mass is the sum of the lines' result of the same name, where they have one.</summary>
public readonly record struct LineTotals
{
    /// <summary>Lines with an outcome, calculated or not.</summary>
    public long Lines { get; init; }

    /// <summary>Lines held for review: in no mass here.</summary>
    public long Held { get; init; }

    /// <summary>Lines without any booked figure that are not held.</summary>
    public long NotCalculated { get; init; }

    /// <summary>Lines with both figures on one boundary.</summary>
    public long Matched { get; init; }

    /// <summary>Booked under the lines' categories.</summary>
    public Co2eTotal Booked { get; init; }

    /// <summary>The delivery legs that are booked in category 4.</summary>
    public Co2eTotal BookedDelivery { get; init; }

    /// <summary>Product-based, A1 to A3, whether or not booked.</summary>
    public Co2eTotal Product { get; init; }

    /// <summary>The delivery legs, A4, whether or not booked.</summary>
    public Co2eTotal Delivery { get; init; }

    /// <summary>Spend-based, whether or not booked.</summary>
    public Co2eTotal Spend { get; init; }

    /// <summary>The product side of the gap, over matched lines.</summary>
    public Co2eTotal GapProduct { get; init; }

    /// <summary>The spend side of the gap, over matched lines.</summary>
    public Co2eTotal GapSpend { get; init; }

    /// <summary>Spend minus product, over matched lines.</summary>
    public Co2eTotal Gap => GapSpend - GapProduct;

    public static LineTotals operator +(in LineTotals left, in LineTotals right) => new()
    {
        Lines = left.Lines + right.Lines,
        Held = left.Held + right.Held,
        NotCalculated = left.NotCalculated + right.NotCalculated,
        Matched = left.Matched + right.Matched,
        Booked = left.Booked + right.Booked,
        BookedDelivery = left.BookedDelivery + right.BookedDelivery,
        Product = left.Product + right.Product,
        Delivery = left.Delivery + right.Delivery,
        Spend = left.Spend + right.Spend,
        GapProduct = left.GapProduct + right.GapProduct,
        GapSpend = left.GapSpend + right.GapSpend,
    };

    public static LineTotals operator -(in LineTotals left, in LineTotals right) => new()
    {
        Lines = left.Lines - right.Lines,
        Held = left.Held - right.Held,
        NotCalculated = left.NotCalculated - right.NotCalculated,
        Matched = left.Matched - right.Matched,
        Booked = left.Booked - right.Booked,
        BookedDelivery = left.BookedDelivery - right.BookedDelivery,
        Product = left.Product - right.Product,
        Delivery = left.Delivery - right.Delivery,
        Spend = left.Spend - right.Spend,
        GapProduct = left.GapProduct - right.GapProduct,
        GapSpend = left.GapSpend - right.GapSpend,
    };
}

/// <summary>The totals of one group.</summary>
/// <param name="Key">One text per dimension asked for; empty where lines do not say.</param>
/// <param name="Totals">Its sums.</param>
public sealed record TotalsGroup(IReadOnlyList<string> Key, LineTotals Totals);
