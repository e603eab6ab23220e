using System.Reflection;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Tests.Support;

/// <summary>Values that no one thought of. They are made by what a type's properties say, so a new property is tried untold.</summary>
internal sealed class Invented(Random random)
{
    private static readonly string[] Texts =
        ["a", "Dell", "Zürich", "笔记本", "😀", "\"quoted\"", "two\nlines", " ", "C:\\temp", "it's", "<b>&amp;</b>", "a:b|c;d,e", "e\u0301"];

    private static readonly decimal[] Decimals =
        [0m, 0.00m, 1m, 1.5m, 1.50m, -1m, 1e-28m, 123_456_789.123_456_789m, decimal.MaxValue, decimal.MinValue];

    /// <summary>A value with every property made up, or left as it is by default.</summary>
    public T Make<T>() => (T)Make(typeof(T));

    public string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.GetItems(Texts, 1)[0]));

    public string? TextOrNull() => random.Next(3) == 0 ? null : Text();

    private object Make(Type type)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetValuesAsUnderlyingType(type);
            return Enum.ToObject(type, values.GetValue(random.Next(values.Length))!);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return List(type.GetGenericArguments()[0]);
        }

        return type switch
        {
            _ when type == typeof(string) => Text(),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(int) => random.Next(-10, 4_000),
            _ when type == typeof(decimal) => random.GetItems(Decimals, 1)[0],
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1)),
            _ when type == typeof(CurrencyCode) => random.Next(3) == 0 ? default : CurrencyCode.Parse("EUR"),
            _ when type == typeof(CountryCode) => random.Next(3) == 0 ? default : CountryCode.Parse("NL"),
            _ when type == typeof(ProductIdentity) => new ProductIdentity(Text(), Text()),
            _ when type == typeof(ReasonSet) => Reasons(),
            _ when type == typeof(CalibrationTable) => new CalibrationTable(Entries<FactorCalibration>(entry => entry.Category)),
            _ when type == typeof(ReferencePriceTable) => new ReferencePriceTable(Entries<DevicePrice>(entry => entry.Category)),
            _ => Compose(type),
        };
    }

    // The longest constructor, then whatever else can be set.
    private object Compose(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(parameter => Optional(parameter.ParameterType, isNullable: false))]);
        foreach (var property in type.GetProperties().Where(property =>
            property.CanWrite && parameters.All(parameter => parameter.Name != property.Name)))
        {
            var isNullable = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
            property.SetValue(made, Optional(property.PropertyType, isNullable));
        }

        return made;
    }

    private object? Optional(Type type, bool isNullable) =>
        (isNullable || Nullable.GetUnderlyingType(type) is not null) && random.Next(3) == 0
            ? null
            : Make(Nullable.GetUnderlyingType(type) ?? type);

    private Array List(Type item)
    {
        var list = Array.CreateInstance(item, random.Next(4));
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Make(item), i);
        }

        return list;
    }

    private IEnumerable<T> Entries<T>(Func<T, string> categoryOf) =>
        List(typeof(T)).Cast<T>().DistinctBy(categoryOf);

    private ReasonSet Reasons() => random.GetItems(Enum.GetValues<ReasonCode>(), random.Next(4))
        .Aggregate(ReasonSet.None, (set, code) => set.With(code));
}
