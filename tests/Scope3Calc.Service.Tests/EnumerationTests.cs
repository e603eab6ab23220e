using Google.Protobuf.Reflection;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Tests;

/// <summary>The contract's enumerations and the calculation's cannot drift apart.</summary>
public sealed class EnumerationTests
{
    /// <summary>Names that differ, contract first; every other value has the same name on both sides.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["QuantityUnit.TonKilometer"] = "TonneKilometer",
        ["DeclaredUnit.TonKilometer"] = "TonneKilometer",
        ["UncertaintyKind.Gsd295"] = "Gsd2At95",
        ["UncertaintyKind.PlusMinus95Pct"] = "PlusMinusAt95",
        ["LifeCycleModule.A1A3"] = "A1ToA3",
        ["LifeCycleModule.C1C4"] = "C1ToC4",
        ["GapAlignment.DeclaredModules"] = "AlignWithDeclaredModules",
        ["ReturnYear.OfReturn"] = "YearOfReturn",
        ["ReturnYear.OfPurchase"] = "YearOfPurchase",
    };

    /// <summary>What "not stated" is taken for, where it is not unknown.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["QuantityUnit"] = "Piece",
        ["DeviceCondition"] = "New",
        ["DeclaredCondition"] = "New",
        ["AccountingTreatment"] = "Unknown",
        ["PriceType"] = "Unknown",
        ["DeclarationKind"] = "Unknown",
        ["DatasetSubtype"] = "Unspecified",
        ["VerificationKind"] = "Unknown",
        ["DeclaredUnit"] = "Piece",
        ["ModuleState"] = "Declared",
        ["GwpSet"] = "Unknown",
        ["UncertaintyKind"] = "Unknown",
        ["DeflationOrder"] = "DeflateThenConvert",
        ["Deflator"] = "ConsumerPrices",
        ["DeliveryCategory"] = "Category4",
        ["GapAlignment"] = "AlignWithDeclaredModules",
        ["LifeCycleModule"] = null,
        ["SpendBasis"] = "AcquisitionCost",
        ["PriceScope"] = "Hardware",
        ["DisposalKind"] = "None",
        ["RefurbishedTreatment"] = "RequireDeclaration",
        ["OperatingLeaseTreatment"] = "Category8",
        ["ReturnYear"] = "YearOfReturn",
        ["DqiScheme"] = "None",
    };

    /// <summary>Every mapping from the contract, by the contract's type.</summary>
    public static TheoryData<string> Mappings => [.. Defaults.Keys];

    [Theory]
    [MemberData(nameof(Mappings))]
    public void ToCore_EveryValue_HasTheSameNameThere(string type)
    {
        var mapping = typeof(Enumerations).GetMethod("ToCore", [Contract(type)])!;
        var core = Nullable.GetUnderlyingType(mapping.ReturnType)!;

        var mapped = new List<string?>();
        foreach (var value in Enum.GetValues(Contract(type)))
        {
            var name = mapping.Invoke(null, [value])?.ToString();
            var expected = Convert.ToInt32(value, null) == 0
                ? Defaults[type]
                : OtherNames.GetValueOrDefault($"{type}.{value}", value.ToString()!);
            Assert.Equal(expected, name);
            mapped.Add(name);
        }

        // And nothing the calculation knows is out of reach, save that a caller cannot say "unknown" of a unit.
        Assert.Empty(Enum.GetNames(core).Except(mapped).Except(type == "DeclaredUnit" ? ["Unknown"] : []));
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    [Trait("Behaviour", "56")]
    public void ToCore_ValueTheContractLacks_IsNeverADefault(string type)
    {
        var mapping = typeof(Enumerations).GetMethod("ToCore", [Contract(type)])!;
        var highest = Enum.GetValues(Contract(type)).Cast<int>().Max();

        Assert.All([-1, highest + 1, 1_000, int.MinValue, int.MaxValue], number =>
            Assert.Null(mapping.Invoke(null, [Enum.ToObject(Contract(type), number)])));
    }

    [Fact]
    public void Mappings_AreAllThereAre() => Assert.Equal(
        Defaults.Keys.Order(),
        typeof(Enumerations).GetMethods().Where(method => method.Name == "ToCore")
            .Select(method => method.GetParameters()[0].ParameterType.Name).Order());

    [Fact]
    public void ToMessage_EveryReason_HasTheSameNameThere()
    {
        foreach (var code in Enum.GetValues<ReasonCode>())
        {
            Assert.Equal(code.ToString(), Enumerations.ToMessage(code).ToString());
            Assert.Equal($"REASON_CODE_{Reasons.Name(code)}", OriginalName(Enumerations.ToMessage(code)));
        }

        // One more there: "unspecified".
        Assert.Equal(Enum.GetValues<ReasonCode>().Length + 1, Enum.GetValues<V1.ReasonCode>().Length);
    }

    [Fact]
    public void ToMessage_EveryReason_IsExplainedAlike()
    {
        // The contract's comments are the texts of the catalogue, so both say the same to a reader.
        var proto = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protos", "outcome.proto"));

        Assert.All(Enum.GetValues<ReasonCode>(), code => Assert.Contains(
            $"// {Reasons.Explain(code)}\n  {OriginalName(Enumerations.ToMessage(code))} = ",
            proto,
            StringComparison.Ordinal));
    }

    [Fact]
    public void TotalsDimensions_HaveTheSameNamesAndNumbers() => Assert.Equal(
        Enum.GetValues<V1.TotalsDimension>().Where(dimension => dimension != 0).Select(dimension => (dimension.ToString(), (int)dimension)),
        Enum.GetValues<Runs.TotalsDimension>().Select(dimension => (dimension.ToString(), (int)dimension)));

    [Theory]
    [InlineData(DataQualityTier.None, V1.DataQualityTier.Unspecified)]
    [InlineData(DataQualityTier.VerifiedProductEpd, V1.DataQualityTier.VerifiedProductEpd)]
    [InlineData(DataQualityTier.AssuredProductPcf, V1.DataQualityTier.ProductPcfAssured)]
    [InlineData(DataQualityTier.SelfDeclaredProductPcf, V1.DataQualityTier.ProductPcfSelfDeclared)]
    [InlineData(DataQualityTier.CategoryAverage, V1.DataQualityTier.CategoryAverage)]
    [InlineData(DataQualityTier.SpendBased, V1.DataQualityTier.SpendEeio)]
    public void ToMessage_Tier_IsTheOneOfTheSameNumber(DataQualityTier tier, V1.DataQualityTier expected)
    {
        Assert.Equal(expected, Enumerations.ToMessage(tier));
        Assert.Equal((int)tier, (int)expected);
        Assert.Equal(Enum.GetValues<DataQualityTier>().Length, Enum.GetValues<V1.DataQualityTier>().Length);
    }

    [Theory]
    [InlineData(Core.Purchases.Scope3Category.None, V1.Scope3Category.Unspecified)]
    [InlineData(Core.Purchases.Scope3Category.PurchasedGoodsAndServices, V1.Scope3Category.Cat1)]
    [InlineData(Core.Purchases.Scope3Category.CapitalGoods, V1.Scope3Category.Cat2)]
    [InlineData(Core.Purchases.Scope3Category.UpstreamTransportAndDistribution, V1.Scope3Category.Cat4)]
    [InlineData(Core.Purchases.Scope3Category.WasteGeneratedInOperations, V1.Scope3Category.Cat5)]
    [InlineData(Core.Purchases.Scope3Category.UpstreamLeasedAssets, V1.Scope3Category.Cat8)]
    [Trait("Behaviour", "5")]
    public void ToMessage_Category_IsTheOneOfTheStandardsNumber(
        Core.Purchases.Scope3Category category, V1.Scope3Category expected)
    {
        Assert.Equal(expected, Enumerations.ToMessage(category));
        Assert.Equal((int)category, (int)expected);
        Assert.Equal(
            Enum.GetValues<Core.Purchases.Scope3Category>().Length, Enum.GetValues<V1.Scope3Category>().Length);
    }

    [Fact]
    public void ToMessage_StatusesMethodsSetsAndBoundaries_HaveTheSameNamesThere()
    {
        AssertSameNames<LineStatus, V1.LineStatus>(value => Enumerations.ToMessage(value), 1);
        AssertSameNames<CalculationMethod, V1.CalculationMethod>(value => Enumerations.ToMessage(value), 1);
        AssertSameNames<Core.Declarations.GwpSet, V1.GwpSet>(value => Enumerations.ToMessage(value), 0);
        AssertSameNames<Core.Gap.BoundaryAlignment, V1.BoundaryAlignment>(value => Enumerations.ToMessage(value), 0);
    }

    [Theory]
    [InlineData(DqiIndicator.Technological, V1.DqiIndicator.Technology)]
    [InlineData(DqiIndicator.Temporal, V1.DqiIndicator.Time)]
    [InlineData(DqiIndicator.Geographical, V1.DqiIndicator.Geography)]
    [InlineData(DqiIndicator.Completeness, V1.DqiIndicator.Completeness)]
    [InlineData(DqiIndicator.Reliability, V1.DqiIndicator.Reliability)]
    public void ToMessage_Indicator_IsTheOneOfThatMeaning(DqiIndicator indicator, V1.DqiIndicator expected)
    {
        Assert.Equal(expected, Enumerations.ToMessage(indicator));
        Assert.Equal(Enum.GetValues<DqiIndicator>().Length + 1, Enum.GetValues<V1.DqiIndicator>().Length);
    }

    [Fact]
    public void ToMessage_Scheme_ComesBackAsItWasAskedFor()
    {
        Assert.All(Enum.GetValues<DqiScheme>(), scheme =>
            Assert.Equal(scheme, Enumerations.ToCore(Enumerations.ToMessage(scheme))));
        Assert.Equal(Enum.GetValues<DqiScheme>().Length, Enum.GetValues<V1.DqiScheme>().Length);
    }

    private static void AssertSameNames<TCore, TMessage>(Func<TCore, TMessage> map, int more)
        where TCore : struct, Enum
        where TMessage : struct, Enum
    {
        Assert.All(Enum.GetValues<TCore>(), value => Assert.Equal(
            value.ToString() == "Unknown" ? "Unspecified" : value.ToString(), map(value).ToString()));
        Assert.Equal(Enum.GetValues<TCore>().Length + more, Enum.GetValues<TMessage>().Length);
    }

    private static Type Contract(string type) => typeof(V1.PurchaseLine).Assembly.GetType($"Scope3Calc.V1.{type}")!;

    private static string OriginalName(V1.ReasonCode code) => typeof(V1.ReasonCode).GetField(code.ToString())!
        .GetCustomAttributes(typeof(OriginalNameAttribute), false).Cast<OriginalNameAttribute>().Single().Name;
}
