using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>One line, explained.</summary>
[Trait("Behaviour", "50")]
public sealed class ExplainLineTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task ExplainLine_LaptopsWithAnEpd_GivesOutcomeSentencesAndBasis()
    {
        var calculated = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { Some.Line() } });

        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest { Line = Some.Line() });

        Assert.Equal(calculated.Outcomes.Single(), explained.Outcome);
        Assert.Equal(calculated.Basis, explained.Basis);

        // 500 x 262.108 = 131,054.
        var booked = explained.Explanations[0];
        Assert.Equal("booked_mg_co2e", booked.Figure);
        Assert.Equal(
            "Booked in category 2 (capital goods): 500 pieces x 262.108 kg CO2e per piece (A1-A3, EPD-1) = 131,054 kg CO2e.",
            booked.Sentence);
        Assert.Equal(
            [
                "booked_mg_co2e", "booked_category4_mg_co2e", "product.cradle_to_gate_mg_co2e", "product.sigma",
                "product.interval95.lower_mg_co2e", "product.interval95.upper_mg_co2e", "product.distribution_mg_co2e",
                "product.memo.energy_in_use_mg_co2e", "product.memo.end_of_life_mg_co2e", .. Scores("product"),
                "spend.emissions_mg_co2e", "spend.restated_spend_millionths", "spend.sigma", "spend.sigma_parts.factor",
                "spend.sigma_parts.classification", "spend.sigma_parts.deflator", "spend.sigma_parts.conversion",
                "spend.interval95.lower_mg_co2e", "spend.interval95.upper_mg_co2e", .. Scores("spend"),
                "gap.product_mg_co2e", "gap.spend_mg_co2e", "gap.gap_mg_co2e", "gap.ratio_millionths",
                "gap.significance.lambda", "gap.significance.standard_deviation", "gap.significance.z",
                "gap.significance.probability_spend_above_product", "gap.significance.ratio_lower95",
                "gap.significance.ratio_upper95", "gap.effects.price_mg_co2e", "gap.effects.classification_mg_co2e",
                "gap.effects.product_mg_co2e", "gap.effects.boundary_mg_co2e", "gap.effects.conversion_mg_co2e",
                "implied.product_kg_co2e_per_piece", "implied.spend_kg_co2e_per_piece",
                "implied.product_kg_co2e_per_unit_of_money", "implied.break_even_price",
            ],
            explained.Explanations.Select(explanation => explanation.Figure));

        static IEnumerable<string> Scores(string estimate) =>
            from indicator in new[] { "RELIABILITY", "COMPLETENESS", "TIME", "GEOGRAPHY", "TECHNOLOGY" }
            select $"{estimate}.data_quality.scores[DQI_INDICATOR_{indicator}].score";
    }

    // Every kind of node that the core has must have its name in the contract.
    [Fact]
    public async Task ExplainLine_FloatingFigures_TravelWithKindsOfTheirOwn()
    {
        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest { Line = Some.Line() });

        var kinds = explained.Explanations.SelectMany(explanation => Nodes(explanation.Expression)).Select(node => node.Kind);
        Assert.Equal(
            Enum.GetValues<ExpressionKind>().Except([ExpressionKind.Unspecified]), kinds.Distinct().Order());

        // A verified EPD that states nothing: 0.20, and the scores' sigma below it as a double.
        var sigma = explained.Explanations.Single(explanation => explanation.Figure == "product.sigma").Expression;
        Assert.Equal((ExpressionKind.Maximum, "0.2"), (sigma.Kind, sigma.Value));
        Assert.Equal("published: Weidema et al. 2013, table 10.5", sigma.Operands[2].Operands[0].Operands[0].Source);

        static IEnumerable<Expression> Nodes(Expression node) => node.Operands.SelectMany(Nodes).Prepend(node);
    }

    [Fact]
    public async Task ExplainLine_BookedFigure_TravelsAsATreeWithUnitsAndSources()
    {
        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest { Line = Some.Line() });

        Assert.Equal(
            new Expression
            {
                Kind = ExpressionKind.Rounded,
                Label = "cradle to gate of the line",
                Value = "131054.000",
                Unit = "kg CO2e",
                Operands =
                {
                    new Expression
                    {
                        Kind = ExpressionKind.Product,
                        Label = "declared figure times units bought",
                        Value = "131054.000",
                        Unit = "kg CO2e",
                        Operands =
                        {
                            new Expression
                            {
                                Kind = ExpressionKind.Constant,
                                Label = "A1-A3, GWP-GHG",
                                Value = "262.108",
                                Unit = "kg CO2e per piece",
                                Source = "line.declaration.modules[0].gwp_ghg",
                            },
                            new Expression
                            {
                                Kind = ExpressionKind.Constant,
                                Label = "quantity",
                                Value = "500",
                                Unit = "pieces",
                                Source = "line.quantity",
                            },
                        },
                    },
                },
            },
            explained.Explanations[0].Expression);
    }

    [Fact]
    public async Task ExplainLine_Policy_IsFollowed()
    {
        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest
        {
            Line = Some.Line(),
            Policy = new Policy { DeliveryCategory = DeliveryCategory.WithProduct },
        });

        // 131,054 + 7,084 = 138,138.
        Assert.Equal(138_138_000_000, explained.Outcome.BookedMgCo2E);
        Assert.Equal(ExpressionKind.Sum, explained.Explanations[0].Expression.Kind);
        Assert.DoesNotContain(explained.Explanations, explanation => explanation.Figure == "booked_category4_mg_co2e");
    }

    [Fact]
    public async Task ExplainLine_LineWithProblems_IsRefusedAndNotExplained()
    {
        var line = Some.Line();
        line.Quantity = "many";

        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest { Line = line });

        Assert.Equal(LineStatus.Rejected, explained.Outcome.Status);
        Assert.Equal("quantity", Assert.Single(explained.Outcome.Problems).Field);
        Assert.Empty(explained.Explanations);
        Assert.NotEmpty(explained.Basis.SnapshotId);
    }

    [Fact]
    public async Task ExplainLine_LineOfWhichNothingIsKnown_TellsWhyAndExplainsNothing()
    {
        var line = Some.SpendOnly();
        line.SpendAmount = string.Empty;
        line.ProductCategory = string.Empty;

        var explained = await service.Client.ExplainLineAsync(new ExplainLineRequest { Line = line });

        Assert.Equal(LineStatus.Rejected, explained.Outcome.Status);
        Assert.Contains(ReasonCode.PriceMissing, explained.Outcome.Reasons);
        Assert.Empty(explained.Explanations);
    }

    [Fact]
    public async Task ExplainLine_NoLine_IsAnInvalidArgument()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(
            () => service.Client.ExplainLineAsync(new ExplainLineRequest()).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Contains("line", exception.Status.Detail, StringComparison.Ordinal);
    }
}
