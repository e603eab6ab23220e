using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Lines that whole numbers can multiply come to what decimals make of them, on both sides of where that ends.</summary>
public sealed class PlainLineTests
{
    // 2^24 pieces and 30,000 kg are where whole numbers end; a seventh decimal is no whole milligram.
    [Theory]
    [InlineData("1", "0.000001")]
    [InlineData("-3", "262.108")]
    [InlineData("3.0", "262.108")]
    [InlineData("16777215", "30000")]
    [InlineData("16777216", "30000")]
    [InlineData("-16777217", "29999.999999")]
    [InlineData("16777215", "30000.000001")]
    [InlineData("7", "-30000")]
    [InlineData("20", "0.0000005")]
    [InlineData("1000", "262.1080000")]
    public void Calculate_PiecesOfAnEpd_AreMultipliedExactly(string pieces, string kilograms)
    {
        var (count, kg) = (Number(pieces), Number(kilograms));

        var product = Some.Calculate(Some.Bought(count, QuantityUnit.Piece, kg)).Product;

        // All of these products are whole milligrams, so there is nothing to round.
        Assert.Equal(count * kg, product.CradleToGate?.Kilograms);
    }

    // A line may come to 10^12 kg.
    [Fact]
    public void Calculate_PiecesThatExceedALine_GiveNoFigure() => Assert.Null(
        Some.Calculate(Some.Bought(1_000_000_000m, QuantityUnit.Piece, 30_000m)).Product.CradleToGate);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
