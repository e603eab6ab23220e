using System.Diagnostics;
using System.Globalization;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>What the lines of a group share: one value, or two. Ordered by their characters.</summary>
internal readonly record struct GroupKey(string First, string? Second) : IComparable<GroupKey>
{
    public IEnumerable<string> Values => Second is null ? [First] : [First, Second];

    /// <param name="dimensions">One or two.</param>
    /// <param name="message">The line as sent.</param>
    /// <param name="line">What of it could be read.</param>
    public static GroupKey Of(IReadOnlyList<V1.Dimension> dimensions, V1.PurchaseLine message, in PurchaseLine line) => new(
        Value(dimensions[0], message, line.PurchaseDate),
        dimensions.Count > 1 ? Value(dimensions[1], message, line.PurchaseDate) : null);

    public int CompareTo(GroupKey other)
    {
        var first = string.CompareOrdinal(First, other.First);
        return first != 0 ? first : string.CompareOrdinal(Second, other.Second);
    }

    private static string Value(V1.Dimension dimension, V1.PurchaseLine message, DateOnly day) => dimension switch
    {
        V1.Dimension.Supplier => Stated(message.Supplier),
        V1.Dimension.Contract => Stated(message.Contract),
        V1.Dimension.Manufacturer => Stated(message.Manufacturer),
        V1.Dimension.ProductCategory => Stated(message.ProductCategory),
        V1.Dimension.Year => OfDay(day, "yyyy"),
        V1.Dimension.Month => OfDay(day, "yyyy-MM"),
        V1.Dimension.BuyerUnit => Stated(message.BuyerUnit),
        _ => throw new UnreachableException(),
    };

    // A line with a longer text is refused, and its text is none to report by.
    private static string Stated(string text) => text.Length <= TextValue.MaxTextLength ? text : string.Empty;

    private static string OfDay(DateOnly day, string format) =>
        day == default ? string.Empty : day.ToString(format, CultureInfo.InvariantCulture);
}
