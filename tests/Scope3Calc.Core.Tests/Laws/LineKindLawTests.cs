using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Independent;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>What a kind of lines says of a line is what calculating the line says, to the milligram and the last reason.</summary>
public sealed class LineKindLawTests
{
    private const int Kinds = 10_000;
    private const int LinesOfAKind = 16;

    [Fact]
    public void Estimate_LinesOfAnyKind_IsWhatCalculateGives()
    {
        var estimated = 0;
        var rests = new HashSet<Rest>();
        for (var seed = 0; seed < Kinds; seed++)
        {
            var draw = new Draw(seed);
            var (first, policy) = (AnyNaiveLine.Line(draw), AnyNaiveLine.Policy(draw));
            var calculator = new Calculator(NaiveWorld.Snapshot, policy);
            if (calculator.KindOf<Rest>(in first) is not { } kind)
            {
                continue;
            }

            for (var i = 0; i < LinesOfAKind; i++)
            {
                var line = i == 0 ? first : Another(in first, draw);
                if (!kind.Holds(line.PurchaseDate.DayNumber))
                {
                    continue;
                }

                var outcome = calculator.Calculate(in line);
                if (kind.Estimate(line.Quantity!.Value, line.SpendAmount!.Value, out var masses) is { } rest)
                {
                    Assert.True(LineMasses.Of(in outcome) == masses, $"Seed {seed}, line {i}: {line} {policy} {masses}");
                    Assert.Equal(Rest.Of(in outcome), rest);
                    estimated++;
                    rests.Add(rest);
                }
                else
                {
                    kind.TryLearn(in line, in outcome, Rest.Of(in outcome));
                }
            }
        }

        // Lines that are never estimated would be no test.
        Assert.InRange(estimated, Kinds, int.MaxValue);
        Assert.Contains(rests, rest => rest.Status == LineStatus.ReviewRequired);
        Assert.Contains(rests, rest => rest.Reasons.Contains(ReasonCode.SpendUnusualValue));
        Assert.Contains(rests, rest => rest.Reasons.Contains(ReasonCode.EpdExpired));
        Assert.Contains(rests, rest => rest.Reasons.Contains(ReasonCode.FactorNotFound));
        Assert.Equal(
            [DataQualityTier.VerifiedProductEpd, DataQualityTier.AssuredProductPcf, DataQualityTier.SelfDeclaredProductPcf],
            rests.Select(rest => rest.Tier).Distinct().Where(tier => tier is > 0 and <= DataQualityTier.SelfDeclaredProductPcf).Order());
        Assert.Equal(
            [BoundaryAlignment.AlignedA1A3, BoundaryAlignment.AlignedToPointOfSale, BoundaryAlignment.SpendWider],
            rests.Select(rest => rest.Alignment).Distinct().Where(alignment => alignment != BoundaryAlignment.Unknown).Order());
    }

    // Pieces and money of its own, up to what no line can come to, on a day around the first one's.
    private static PurchaseLine Another(in PurchaseLine line, Draw draw)
    {
        var quantity = draw.OneIn(10) ? draw.Of(-3m, 2.5m, 16_777_215m, 16_777_216m, 1_000_000_000_000m) : draw.Number(1, 500);
        return line with
        {
            Quantity = quantity,
            SpendAmount = draw.OneIn(10) ? draw.Of(0m, -1m, 0.00005m, 1_000_000_000_000_000m) : quantity * draw.Number(1, 900_000) / 100m,
            PurchaseDate = line.PurchaseDate.AddDays(draw.Number(0, 400) - 200),
        };
    }

    // 500 laptops of an EPD of 262.108 + 14.168 kg a piece; twice as many for the same money.
    [Fact]
    public void Estimate_TwiceThePieces_IsTwiceTheDeclaredFigure()
    {
        var (calculator, line) = (new Calculator(Some.Snapshot, Some.Policy), Some.Line(Some.Epd()));
        var kind = Learnt(calculator, in line);

        Assert.NotNull(kind.Estimate(1_000m, 750_000m, out var masses));
        Assert.Equal(262_108_000_000L, masses.Product.Value.Milligrams);
        Assert.Equal(14_168_000_000L, masses.Delivery.Value.Milligrams);
    }

    // A basic price of the default pack's purchaser prices, made one by the line's own ratio.
    [Fact]
    public void Estimate_OtherPriceType_IsInTheRatioOfTheMoney()
    {
        var calculator = new Calculator(Some.Snapshot, Some.Policy);
        var line = Some.Line() with { PriceType = PriceType.Basic, VatRate = null, PriceTypeRatio = 1.25m };
        var kind = Learnt(calculator, in line);

        Assert.NotNull(kind.Estimate(500m, 7_500m, out var little));
        Assert.NotNull(kind.Estimate(500m, 9_375m, out var more));
        Assert.InRange(more.Spend.Value.Milligrams - (little.Spend.Value.Milligrams * 5 / 4), -2, 2);
        Assert.Equal(calculator.Calculate(line with { SpendAmount = 9_375m }).Spend.Emissions, (Co2e?)more.Spend);
    }

    // Money of zero says that its price is missing, more pieces than a whole number counts, and half a piece: the long way tells.
    [Theory]
    [InlineData(500, 0)]
    [InlineData(16_777_216, 750_000)]
    [InlineData(-1, 750_000)]
    [InlineData(0.5, 750_000)]
    public void Estimate_WhatWholeNumbersCannotTell_IsNone(double quantity, double spend)
    {
        var (calculator, line) = (new Calculator(Some.Snapshot, Some.Policy), Some.Line(Some.Epd()));
        Assert.Null(Learnt(calculator, in line).Estimate((decimal)quantity, (decimal)spend, out _));
    }

    [Fact]
    public void Holds_ADeclarationThatBeginsAndEnds_OnlyWhileNothingChanges()
    {
        var validity = Validity.OfEpd(new DateOnly(2023, 3, 1), new DateOnly(2023, 9, 30));
        var calculator = new Calculator(Some.Snapshot, Some.Policy with { ExpiredGraceDays = 30 });
        var line = Some.Line(Some.Epd(validity: validity));

        Assert.Equal((new DateOnly(2023, 3, 1), new DateOnly(2023, 9, 30)), Days(line));
        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2023, 2, 28)), Days(line with { PurchaseDate = new DateOnly(2023, 2, 1) }));
        Assert.Equal((new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 30)), Days(line with { PurchaseDate = new DateOnly(2023, 10, 5) }));
        Assert.Equal((new DateOnly(2023, 10, 31), new DateOnly(2023, 12, 31)), Days(line with { PurchaseDate = new DateOnly(2023, 11, 5) }));

        (DateOnly, DateOnly) Days(PurchaseLine bought)
        {
            var kind = calculator.KindOf<Rest>(in bought)!;
            var days = Enumerable.Range(-400, 800).Select(bought.PurchaseDate.AddDays).Where(day => kind.Holds(day.DayNumber)).ToList();
            return (days[0], days[^1]);
        }
    }

    private static LineKind<Rest> Learnt(Calculator calculator, in PurchaseLine line)
    {
        var kind = calculator.KindOf<Rest>(in line)!;
        var outcome = calculator.Calculate(in line);
        kind.TryLearn(in line, in outcome, Rest.Of(in outcome));
        return kind;
    }

    private sealed record Rest(
        LineStatus Status,
        CalculationMethod Method,
        DataQualityTier Tier,
        Scope3Category Category,
        BoundaryAlignment Alignment,
        ReasonSet Reasons,
        double ProductSigma,
        double? SpendSigma,
        string? SpendFactorId,
        Declaration? Declaration)
    {
        public static Rest Of(in LineOutcome outcome) => new(
            outcome.Status,
            outcome.Method,
            outcome.Tier,
            outcome.Category,
            outcome.Gap.Alignment,
            outcome.Reasons,
            outcome.Product.Sigma,
            outcome.Spend.Sigma?.Total,
            outcome.Spend.Factor?.Id,
            outcome.Product.Declaration);
    }
}
