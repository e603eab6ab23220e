using System.Reflection;
using System.Runtime.CompilerServices;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Design.Tests;

/// <summary>What the core hands out cannot be changed, so it can be shared among threads and kept in
/// caches.</summary>
public sealed class ImmutabilityTests
{
    // Running sums: each thread has its own.
    private static readonly Type[] MutableByDesign =
    [
        typeof(Portfolio), typeof(CauseTotals), typeof(CalibrationSample), typeof(GapTotals), typeof(InventoryTotals),
        typeof(CategoryTotals), typeof(ExcludedLines), typeof(FactorSpreadTotals), typeof(PackTotals),
    ];

    [Fact]
    public void CoreTypes_ArePublicAndImmutable()
    {
        var types = typeof(Co2e).Assembly.GetExportedTypes().Except(MutableByDesign).ToList();

        Assert.True(types.Count > 40, $"Only {types.Count} public types were found.");
        Assert.Empty(types.SelectMany(MutableMembers));
    }

    [Fact]
    public void RunningSums_HaveNoPublicSetterEither() => Assert.Empty(MutableByDesign.SelectMany(MutableMembers));

    [Fact]
    public void CoreStructs_AreReadOnly() => Assert.All(
        typeof(Co2e).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false }),
        type => Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute)), type.Name));

    [Fact]
    public void CoreClasses_AreSealedOrStaticOrAbstract() => Assert.All(
        typeof(Co2e).Assembly.GetExportedTypes().Where(type => type.IsClass),
        type => Assert.True(type.IsSealed || type.IsAbstract, type.Name));

    [Fact]
    public void MutableMembers_OfAMutableType_AreFound() => Assert.Equal(
        ["Mutable.Field", "Mutable.Names", "Mutable.Settable"],
        MutableMembers(typeof(Mutable)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> MutableMembers(Type type)
    {
        const BindingFlags Public =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var properties = type.GetProperties(Public)
            .Where(property => HasSetter(property) || IsMutableCollection(property.PropertyType))
            .Select(property => property.Name);
        var fields = type.GetFields(Public)
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } && field.Name != "value__")
            .Select(field => field.Name);
        return properties.Concat(fields).Select(name => $"{type.Name}.{name}");
    }

    // `init` is a setter marked as one for initialisation only.
    private static bool HasSetter(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsMutableCollection(Type type) => type.IsArray || (type.IsGenericType
        && type.GetGenericTypeDefinition() is { } definition
        && (definition == typeof(List<>) || definition == typeof(Dictionary<,>) || definition == typeof(HashSet<>)
            || definition == typeof(IList<>) || definition == typeof(IDictionary<,>)));

#pragma warning disable CA1051, CS0649
    private sealed class Mutable
    {
        public const int Constant = 1;
        public readonly int Fixed;
        public int Field;

        public int Settable { get; set; }

        public int Initialised { get; init; }

        public List<string> Names { get; } = [];
    }
#pragma warning restore CA1051, CS0649
}
