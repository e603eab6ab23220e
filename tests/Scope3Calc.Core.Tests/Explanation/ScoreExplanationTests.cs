using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Data-quality scores: the fact or the years that decide each.</summary>
[Trait("Behaviour", "50")]
public sealed class ScoreExplanationTests
{
    private static ExplainedFigure Score(
        string indicator, DqiScheme scheme = DqiScheme.Ghgp4, Declaration? declaration = null, int year = 2024)
    {
        var line = Some.Line(declaration) with { PurchaseDate = new DateOnly(year, 6, 15), SpendAmount = null };
        var figures = Explained.Of(line, Some.Policy with { DqiScheme = scheme });
        return figures[$"product.data_quality.scores[DQI_INDICATOR_{indicator}].score"];
    }

    private static Declaration Sheet(
        int? year = 2021, DateOnly? issued = null, DeclarationKind kind = DeclarationKind.PcfManufacturer) => new()
    {
        Kind = kind,
        Verification = VerificationKind.SelfDeclared,
        ReferenceYear = year,
        Validity = kind == DeclarationKind.PcfPact ? Validity.OfPact(issued!.Value) : Validity.OfEpd(issued, null),
        Modules = Some.Xps13Modules,
    };

    // W27. Data of 2021 for a purchase of 2024 are 3 years apart: the second score by the GHG Protocol, whose first ends below 3,
    // and the first by USEEIO, whose first ends with 3.
    [Theory]
    [InlineData(DqiScheme.Ghgp4, 2, "rank(abs((2021 - 2024)), 3, 6, 10)")]
    [InlineData(DqiScheme.Useeio5, 1, "rank(abs((2021 - 2024)), 4, 7, 11, 16)")]
    [InlineData(DqiScheme.PactV2, 2, "rank(abs((2021 - 2024)), 1, 5)")]
    public void Explain_Time_CountsTheYearsReached(DqiScheme scheme, int score, string formula)
    {
        var figure = Score("TIME", scheme, Sheet());

        Assert.Equal(formula, figure.Expression.ToString());
        Assert.Equal((decimal)score, figure.Expression.Evaluate());
    }

    [Fact]
    public void Explain_Time_IsToldAsAnAge() => Assert.Equal(
        "Data quality of the product-based figure, time: data of 2021 for a purchase of 2024, 3 years apart, where each worse score "
        + "begins at 3, 6 and 10 years = 2 of 4, 1 is best (GHGP_4).",
        Score("TIME", declaration: Sheet()).Sentence);

    // 10 years are poor (4) by the GHG Protocol and the third score by USEEIO.
    [Theory]
    [InlineData(DqiScheme.Ghgp4, 4)]
    [InlineData(DqiScheme.Useeio5, 3)]
    public void Explain_TenYears_AreScoredByTheSchemesBounds(DqiScheme scheme, int score) =>
        Assert.Equal((decimal)score, Score("TIME", scheme, Sheet(year: 2014)).Expression.Evaluate());

    [Theory]
    [InlineData(DeclarationKind.PcfManufacturer, "line.declaration.issue_date")]
    [InlineData(DeclarationKind.PcfPact, "line.declaration.reference_period_end")]
    public void Explain_TimeWithoutAReferenceYear_TakesTheDayThatIsStated(DeclarationKind kind, string source)
    {
        var figure = Score("TIME", declaration: Sheet(null, new DateOnly(2022, 12, 31), kind), year: 2023);

        Assert.Equal("rank(abs((2022 - 2023)), 3, 6, 10)", figure.Expression.ToString());
        Assert.Equal(source, SourceOf(figure.Expression.Operands[0].Operands[0].Operands[0]));
    }

    [Fact]
    public void Explain_TimeNotKnown_IsTheWorstScoreAndSaysSo()
    {
        var figure = Score("TIME", declaration: Sheet(year: null));

        Assert.Equal("4", figure.Expression.ToString());
        Assert.Equal(
            "Data quality of the product-based figure, time: the year of the data is not known = 4 of 4, 1 is best (GHGP_4).",
            figure.Sentence);
    }

    [Theory]
    [InlineData("RELIABILITY", "reliability: partly on assumptions, not verified = 3")]
    [InlineData("COMPLETENESS", "completeness: every stage has a figure of its own = 2")]
    [InlineData("GEOGRAPHY", "geography: where the product is made is not known = 4")]
    [InlineData("TECHNOLOGY", "technology: data of this very product = 1")]
    public void Explain_Fact_IsScoredByThePublishedTable(string indicator, string said)
    {
        var figure = Score(indicator, declaration: Sheet());

        Assert.Equal($"Data quality of the product-based figure, {said} of 4, 1 is best (GHGP_4).", figure.Sentence);
        Assert.Equal("published: GHG Protocol Scope 3 Standard, table 7.6", SourceOf(figure.Expression));
    }

    [Fact]
    public void Explain_Spend_CountsFromTheYearOfTheFactors()
    {
        var figures = Explained.Of(Some.Line());

        // EPA's factors are per dollar of 2021, the purchase is of 2023.
        Assert.Equal(
            "rank(abs((2021 - 2023)), 3, 6, 10)",
            figures["spend.data_quality.scores[DQI_INDICATOR_TIME].score"].Expression.ToString());
        Assert.Equal(
            "Data quality of the spend-based figure, technology: an average of all products of an industry = 4 of 4, 1 is best "
            + "(GHGP_4).",
            figures["spend.data_quality.scores[DQI_INDICATOR_TECHNOLOGY].score"].Sentence);
    }

    // PACT 3 has three indicators: what a scheme lacks has no explanation.
    [Fact]
    public void Explain_SchemeOfThreeIndicators_TellsThree() => Assert.Equal(
        ["GEOGRAPHY", "TECHNOLOGY", "TIME"],
        Explained.Of(Some.Line(), Some.Policy with { DqiScheme = DqiScheme.PactV3 }).Keys
            .Where(name => name.Contains("data_quality", StringComparison.Ordinal))
            .Select(name => name.Split("DQI_INDICATOR_")[1].Split(']')[0])
            .Order(StringComparer.Ordinal));

    // A declaration that gives no figure is told of all the same, and so are its scores.
    [Fact]
    public void Explain_DeclarationWithoutAFigure_TellsItsScoresAndNothingElse() => Assert.All(
        Explained.Of(Some.Line(Some.Epd(modules: Some.Module(LifeCycleModule.A1, 1m))) with { SpendAmount = null }).Keys,
        name => Assert.StartsWith("product.data_quality.", name, StringComparison.Ordinal));

    private static string SourceOf(Expression expression) => Assert.IsType<Expression.Constant>(expression).Source;
}
