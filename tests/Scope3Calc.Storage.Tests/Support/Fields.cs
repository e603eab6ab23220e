using System.Collections;
using System.Globalization;
using System.Reflection;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Storage.Tests.Support;

/// <summary>All that a value says, one line a field, to the last digit: 1.50 is not 1.5.</summary>
internal static class Fields
{
    public static string Of(LedgerLine line)
    {
        var purchase = line.Purchase;
        return Of((object)line) + Of((object)purchase);
    }

    public static string Of(object value)
    {
        var lines = new List<string>();
        Describe(value.GetType().Name, value, lines);
        return string.Join('\n', lines) + "\n";
    }

    private static void Describe(string path, object? value, List<string> lines)
    {
        var properties = value is null or string or IEnumerable ? [] : Stated(value.GetType());
        if (value is ProductIdentity product)
        {
            lines.Add($"{path} = {product.Manufacturer} / {product.Model}");
        }
        else if (value is IEnumerable items and not string)
        {
            var count = 0;
            foreach (var item in items)
            {
                Describe($"{path}[{count++}]", item, lines);
            }

            lines.Add($"{path} has {count}");
        }
        else if (properties.Count == 0)
        {
            lines.Add($"{path} = {(value is null ? "nothing" : $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}'")}");
        }
        else
        {
            properties.ForEach(property => Describe($"{path}.{property.Name}", property.GetValue(value), lines));
        }
    }

    // What follows from other properties cannot be set.
    private static List<PropertyInfo> Stated(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];
}
