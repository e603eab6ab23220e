using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>A declaration on file speaks for the lines of its product, where it is better than what stands on the line.</summary>
public sealed class RegisteredDeclarationTests
{
    private static readonly Declaration OnFile = Epd("on-file", 200m);

    [Fact]
    public void Calculate_LineWithoutDeclaration_IsBookedOnTheOneOnFile()
    {
        var outcome = Some.Calculate(Some.Line(), snapshot: With(OnFile));

        // 500 x 200 kg.
        Assert.Equal(Some.Kg(100_000m), outcome.Booked);
        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.True(outcome.Reasons.IsEmpty);
    }

    [Fact]
    public void Calculate_LineOfAnotherProduct_DoesNotSeeIt()
    {
        var line = Some.Line() with { Product = Some.OtherModel };

        Assert.Equal(Some.Calculate(line), Some.Calculate(line, snapshot: With(OnFile)));
    }

    [Fact]
    public void Calculate_OwnDeclarationOfTheSameTier_StaysFirst()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()), snapshot: With(OnFile));

        // 500 x 262.108 kg.
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    [Fact]
    public void Calculate_OwnDeclarationNotVerified_GivesWayWithoutBeingAFallback()
    {
        var line = Some.Line(Some.Epd(verification: VerificationKind.SelfDeclared));

        var outcome = Some.Calculate(line, snapshot: With(OnFile));

        Assert.Equal(Some.Kg(100_000m), outcome.Booked);
        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.Equal(default, outcome.PassedOver);
    }

    [Fact]
    public void Calculate_OneOnFileExpired_ShowsItsFigureAndBooksSpend()
    {
        var expired = Epd("expired", 200m, Validity.OfEpd(new DateOnly(2018, 1, 1), new DateOnly(2023, 1, 1)));

        var outcome = Some.Calculate(Some.Line(), snapshot: With(expired));

        Assert.Equal(CalculationMethod.SpendBased, outcome.Method);
        Assert.Equal(Some.Kg(100_000m), outcome.Product.CradleToGate);
        Assert.True(outcome.Reasons.Contains(ReasonCode.EpdExpired));
        Assert.False(outcome.Reasons.Contains(ReasonCode.DeclarationMissing));
    }

    [Fact]
    public void Calculate_SeveralOnFile_TakesTheBestTierAndThenTheNewest()
    {
        var older = Epd("older", 210m, Validity.OfEpd(new DateOnly(2021, 1, 1), new DateOnly(2026, 1, 1)));
        var newer = Epd("newer", 190m, Validity.OfEpd(new DateOnly(2023, 1, 1), new DateOnly(2028, 1, 1)));
        var sheet = Some.Epd(kind: DeclarationKind.PcfManufacturer, product: Some.Xps13, id: "sheet");

        // 500 x 190 kg, in whatever order they are registered.
        Assert.Equal(Some.Kg(95_000m), Some.Calculate(Some.Line(), snapshot: With(older, newer, sheet)).Booked);
        Assert.Equal(Some.Kg(95_000m), Some.Calculate(Some.Line(), snapshot: With(sheet, newer, older)).Booked);
    }

    [Fact]
    public void SnapshotId_NamesWhatIsOnFile_InAnyOrder()
    {
        var other = Epd("other", 210m);

        Assert.Equal(Some.Snapshot.Id, With().Id);
        Assert.NotEqual(Some.Snapshot.Id, With(OnFile).Id);
        Assert.NotEqual(With(other).Id, With(OnFile).Id);
        Assert.Equal(With(OnFile, other).Id, With(other, OnFile).Id);
    }

    [Fact]
    public void With_TheSameDeclarationAgain_IsNoSecondOne()
    {
        var once = new RegisteredDeclarations([new RegisteredDeclaration("a", OnFile)]);

        Assert.Equal(1, once.With([new RegisteredDeclaration("a", OnFile)]).Count);
        Assert.Equal(2, once.With([new RegisteredDeclaration("b", Epd("b", 1m))]).Count);
    }

    // One added, one of another content, one gone, one of which only the order of registration differs.
    [Fact]
    public void ProductsOtherIn_OtherDeclarations_AreTheirProducts()
    {
        RegisteredDeclaration[] before = [Of("a", "one"), Of("b", "two"), Of("c", "three"), Of("d", "same"), Of("e", "same")];
        RegisteredDeclaration[] now = [Of("f", "new"), Of("a", "one"), Of("x", "two"), Of("e", "same"), Of("d", "same")];

        var products = new RegisteredDeclarations(now).ProductsOtherIn(new RegisteredDeclarations(before));

        Assert.Equal(
            new[] { "new", "two", "three" }.Select(model => new ProductIdentity("Maker", model).Key).Order(), products.Order());
        Assert.Empty(new RegisteredDeclarations(now).ProductsOtherIn(new RegisteredDeclarations(now)));

        static RegisteredDeclaration Of(string contentId, string model) =>
            new(contentId, Some.Epd(product: new ProductIdentity("Maker", model), validity: Some.InForce));
    }

    [Fact]
    public void Explain_FigureOfOneOnFile_NamesItAndItsContent()
    {
        var calculator = new Calculator(With(OnFile), Some.Policy);
        var line = Some.Line();

        var booked = Explainer.Explain(in line, calculator.Calculate(in line), calculator)[0];

        Assert.Contains("declaration on-file on file", booked.Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "declarations-on-file/on-file/modules[0].gwp_ghg@on-file", Sources(booked.Expression));
    }

    private static IEnumerable<string> Sources(Expression expression) =>
        expression is Expression.Constant constant ? [constant.Source] : expression.Operands.SelectMany(Sources);

    private static Declaration Epd(string id, decimal kgPerPiece, Validity? validity = null) => Some.Epd(
        product: Some.Xps13,
        validity: validity ?? Some.InForce,
        id: id,
        modules: Some.Module(LifeCycleModule.A1ToA3, kgPerPiece));

    private static Snapshot With(params Declaration[] declarations) => Some.Snapshot.WithDeclarations(
        new RegisteredDeclarations(declarations.Select(entry => new RegisteredDeclaration(entry.Id, entry))));
}
