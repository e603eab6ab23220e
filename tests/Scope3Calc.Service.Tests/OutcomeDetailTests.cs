using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>How sure a figure is and what it implies: told with full detail, all of it worked by hand.</summary>
/// <remarks>
/// 500 laptops for 600,000 USD of 2021, by EPA v1.2: 600,000 x 0.112 = 67,200 kg against A1-A3 500 x 262.108 = 131,054 kg
/// and A1-A4 500 x 276.276 = 138,138 kg.
/// </remarks>
public sealed class OutcomeDetailTests(RunningService service) : IClassFixture<RunningService>
{
    private static PurchaseLine Line()
    {
        var line = Some.Line();
        (line.PurchaseDate, line.SpendAmount, line.CurrencyCode, line.CountryCode) = ("2021-06-15", "600000", "USD", "US");
        (line.Declaration.IssueDate, line.Declaration.ValidUntil) = ("2020-01-01", "2024-12-31");
        return line;
    }

    private async Task<LineOutcome> OutcomeAsync(
        PurchaseLine line, Policy? policy = null, OutcomeDetail detail = OutcomeDetail.Full)
    {
        policy ??= new Policy();
        policy.FactorPack = "epa-sef-v1.2";
        var response = await service.Client.CalculateLinesAsync(
            new CalculateLinesRequest { Policy = policy, Lines = { line }, Detail = detail });
        return response.Outcomes.Single();
    }

    private static void AssertKg(double lower, double upper, MassInterval interval)
    {
        Assert.InRange(interval.LowerMgCo2E / 1e6, lower - 20, lower + 20);
        Assert.InRange(interval.UpperMgCo2E / 1e6, upper - 20, upper + 20);
    }

    // A verified EPD that states nothing: sigma 0.20; e^(1.96 x 0.20) = 1.4799; 131,054 / 1.4799 = 88,554 and 193,951 kg.
    // Spend in the pack's own money: root(0.50^2 + 0.30^2) = 0.5831; e^(1.96 x 0.5831) = 3.1357; 21,431 and 210,718 kg.
    [Fact]
    [Trait("Behaviour", "43")]
    public async Task CalculateLines_FullDetail_TellsSigmaAndIntervalOfBothSides()
    {
        var outcome = await OutcomeAsync(Line());

        Assert.Equal(0.20, outcome.Product.Sigma, 12);
        AssertKg(88_554, 193_951, outcome.Product.Interval95);
        Assert.Equal(0.5831, outcome.Spend.Sigma, 4);
        AssertKg(21_431, 210_718, outcome.Spend.Interval95);
        Assert.Equal(
            new SpendSigma { Factor = 0.50, Classification = 0.30, Deflator = 0, Conversion = 0 }, outcome.Spend.SigmaParts);
    }

    // lambda = ln(67,200 / 138,138) = -0.72058; sd = root(0.20^2 + 0.5831^2) = 0.61644; z = -1.1689; Pr = 0.1212;
    // 0.48647 / e^(1.96 x 0.61644) = 0.1453 and 1.6285.
    [Fact]
    [Trait("Behaviour", "38")]
    public async Task CalculateLines_FullDetail_TellsWhetherTheGapStandsOut()
    {
        var significance = (await OutcomeAsync(Line())).Gap.Significance;

        Assert.Equal(-0.72058, significance.Lambda, 5);
        Assert.Equal(0.61644, significance.StandardDeviation, 5);
        Assert.Equal(-1.1689, significance.Z, 4);
        Assert.Equal(0.1212, significance.ProbabilitySpendAboveProduct, 4);
        Assert.Equal(0.1453, significance.RatioLower95, 4);
        Assert.Equal(1.6285, significance.RatioUpper95, 4);
        Assert.False(significance.IsSignificantAt95);
    }

    // With the sigmas of a maker's 21.74 % (0.21490) and of a spend side of 0.36235, sd = 0.42128. Unaligned,
    // ln(67,200 / 131,054) = -0.66794 makes z = -1.5855: a gap of 49 % is inside the noise. A tenth of the spend,
    // ln(6,720 / 131,054) = -2.97052, makes z = -7.051: it is not.
    [Theory]
    [InlineData("600000", -1.5855, false)]
    [InlineData("60000", -7.0512, true)]
    [Trait("Behaviour", "38")]
    public async Task CalculateLines_DeclaredUncertainty_DecidesWhatStandsOut(string spend, double z, bool isSignificant)
    {
        var line = Line();
        line.SpendAmount = spend;
        line.Declaration.Uncertainty = new DeclaredUncertainty { Kind = UncertaintyKind.Cv, Value = "0.2174" };

        var outcome = await OutcomeAsync(line, new Policy
        {
            GapAlignment = GapAlignment.Unaligned,
            Uncertainty = new UncertaintyPolicy { SpendFactor = "0.36235", SpendClassification = "0" },
        });

        Assert.Equal(0.2149, outcome.Product.Sigma, 4);
        Assert.Equal(0.42128, outcome.Gap.Significance.StandardDeviation, 4);
        Assert.Equal(z, outcome.Gap.Significance.Z, 4);
        Assert.Equal(isSignificant, outcome.Gap.Significance.IsSignificantAt95);
    }

    // 131,054 / 500; 67,200 / 500; 131,054 / 600,000 = 0.2184233...; 262.108 / 0.112 = 2,340.25.
    [Fact]
    public async Task CalculateLines_FullDetail_TellsWhatTheFiguresImply() => Assert.Equal(
        new ImpliedValues
        {
            ProductKgCo2EPerPiece = "262.108",
            SpendKgCo2EPerPiece = "134.4",
            ProductKgCo2EPerUnitOfMoney = "0.218423333",
            BreakEvenPrice = "2340.25",
        },
        (await OutcomeAsync(Line())).Implied);

    [Fact]
    public async Task CalculateLines_PiecesNotKnownOrOneSideMissing_ImpliesNothing()
    {
        var (withoutSpend, withoutProduct) = (Line(), Line());
        withoutSpend.SpendAmount = string.Empty;
        (withoutProduct.Quantity, withoutProduct.Declaration) = (string.Empty, null);

        Assert.Null((await OutcomeAsync(withoutSpend)).Implied);
        Assert.Null((await OutcomeAsync(withoutProduct)).Implied);
    }

    // A verified EPD of the product itself, issued the year before, made nobody says where, with every stage, partly on
    // assumptions. Listed: technology, time, geography, completeness, reliability; 0 where the scheme does not ask.
    [Theory]
    [InlineData(DqiScheme.Unspecified, DqiScheme.Ghgp4, 1, 1, 4, 2, 2)]
    [InlineData(DqiScheme.Ghgp4, DqiScheme.Ghgp4, 1, 1, 4, 2, 2)]
    [InlineData(DqiScheme.EcoinventV3, DqiScheme.EcoinventV3, 1, 1, 5, 2, 2)]
    [InlineData(DqiScheme.CirothGsd, DqiScheme.CirothGsd, 1, 1, 4, 2, 2)]
    [InlineData(DqiScheme.CirothGsd2, DqiScheme.CirothGsd2, 1, 1, 4, 2, 2)]
    [InlineData(DqiScheme.PactV2, DqiScheme.PactV2, 1, 2, 3, 2, 2)]
    [InlineData(DqiScheme.PactV3, DqiScheme.PactV3, 1, 1, 5, 0, 0)]
    [InlineData(DqiScheme.Useeio5, DqiScheme.Useeio5, 1, 1, 5, 2, 2)]
    [InlineData(DqiScheme.Pef5, DqiScheme.Pef5, 1, 2, 5, 0, 2)]
    [Trait("Behaviour", "40")]
    public async Task CalculateLines_DataQualityOfAnEpd_IsScoredInTheSchemeAskedFor(
        DqiScheme asked, DqiScheme scheme, int technology, int time, int geography, int completeness, int reliability)
    {
        var rating = (await OutcomeAsync(Line(), new Policy { DqiScheme = asked })).Product.DataQuality;

        Assert.Equal(scheme, rating.Scheme);
        AssertScores(rating, technology, time, geography, completeness, reliability);
        Assert.Equal(DqiIndicator.Geography, rating.Worst);
    }

    // A sector's average of another country, of the year of the purchase, from statistics of the whole sector.
    [Theory]
    [InlineData(DqiScheme.Ghgp4, 4, 1, 3, 2, 3)]
    [InlineData(DqiScheme.EcoinventV3, 5, 1, 5, 2, 4)]
    [InlineData(DqiScheme.PactV3, 5, 1, 5, 0, 0)]
    [InlineData(DqiScheme.Useeio5, 5, 1, 5, 1, 4)]
    [Trait("Behaviour", "40")]
    public async Task CalculateLines_DataQualityOfSpend_IsScoredInTheSchemeAskedFor(
        DqiScheme scheme, int technology, int time, int geography, int completeness, int reliability)
    {
        var rating = (await OutcomeAsync(Line(), new Policy { DqiScheme = scheme })).Spend.DataQuality;

        Assert.Equal(scheme, rating.Scheme);
        AssertScores(rating, technology, time, geography, completeness, reliability);
    }

    private static void AssertScores(
        DataQualityRating rating, int technology, int time, int geography, int completeness, int reliability)
    {
        var scores = rating.Scores.ToDictionary(score => score.Indicator, score => score.Score);

        Assert.Equal(
            (technology, time, geography, completeness, reliability),
            (scores.GetValueOrDefault(DqiIndicator.Technology), scores.GetValueOrDefault(DqiIndicator.Time),
                scores.GetValueOrDefault(DqiIndicator.Geography), scores.GetValueOrDefault(DqiIndicator.Completeness),
                scores.GetValueOrDefault(DqiIndicator.Reliability)));
        Assert.Equal(
            new[] { technology, time, geography, completeness, reliability }.Count(score => score > 0), rating.Scores.Count);
    }

    [Fact]
    public async Task CalculateLines_WhatTheDeclarationSaysOfItsData_IsScored()
    {
        var line = Line();
        (line.Declaration.ReferenceYear, line.Declaration.PrimaryDataShare) = (2011, "1");
        line.Declaration.ProductionCountryCode = "CN";

        var rating = (await OutcomeAsync(line)).Product.DataQuality;

        // Ten years apart are poor; measured throughout and verified is very good; the country is known.
        AssertScores(rating, technology: 1, time: 4, geography: 1, completeness: 2, reliability: 1);
        Assert.Equal(DqiIndicator.Time, rating.Worst);
    }

    [Fact]
    public async Task CalculateLines_FiguresOnly_TellsTheSigmasAndNothingBesideThem()
    {
        var outcome = await OutcomeAsync(Line(), detail: OutcomeDetail.Figures);

        Assert.Equal((0.20, 0.5831), (outcome.Product.Sigma, Math.Round(outcome.Spend.Sigma, 4)));
        Assert.Null(outcome.Product.Interval95);
        Assert.Null(outcome.Product.DataQuality);
        Assert.Null(outcome.Product.Memo);
        Assert.Null(outcome.Spend.Interval95);
        Assert.Null(outcome.Spend.DataQuality);
        Assert.Null(outcome.Spend.SigmaParts);
        Assert.Null(outcome.Gap.Significance);
        Assert.Null(outcome.Implied);
        Assert.Empty(outcome.PassedOver);
    }

    [Fact]
    public async Task CalculateLines_DeclarationWithoutFigure_HasScoresAndNoInterval()
    {
        var line = Line();
        line.ProductCategory = "network_router";
        line.Declaration.Modules.RemoveAt(0);

        var product = (await OutcomeAsync(line)).Product;

        Assert.Null(product.Interval95);
        Assert.Equal(0, product.Sigma);
        Assert.Equal(4, product.DataQuality.Scores.Single(score => score.Indicator == DqiIndicator.Completeness).Score);
    }
}
