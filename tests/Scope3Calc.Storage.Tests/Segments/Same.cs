using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>Equality to the last digit: 1.50 equals 1.5, but is not the same.</summary>
internal static class Same
{
    public static void Rows(IReadOnlyList<(byte[] Id, LedgerRow Row)> expected, LedgerColumns actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Row(expected[i].Row, actual.Row(i));
            Assert.Equal(expected[i].Id, actual.LineId(i));
        }
    }

    public static void Rows(IReadOnlyList<OutcomeRow> expected, OutcomeColumns actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Row(expected[i], actual.Row(i));
        }
    }

    public static void Row(in OutcomeRow expected, in OutcomeRow actual)
    {
        Assert.Equal(expected, actual);
        Sigma(expected.ProductSigma, actual.ProductSigma);
        Sigma(expected.SpendSigma, actual.SpendSigma);
    }

    public static void Row(in LedgerRow expected, in LedgerRow actual)
    {
        Assert.Equal(expected, actual);
        Decimal(expected.Quantity, actual.Quantity);
        Decimal(expected.SpendAmount, actual.SpendAmount);
        Decimal(expected.ServiceAmount, actual.ServiceAmount);
        Decimal(expected.Terms.VatRate, actual.Terms.VatRate);
        Decimal(expected.Terms.PriceTypeRatio, actual.Terms.PriceTypeRatio);
    }

    private static void Decimal(decimal? expected, decimal? actual) => Assert.Equal(
        expected is { } given ? decimal.GetBits(given) : null,
        actual is { } read ? decimal.GetBits(read) : null);

    private static void Sigma(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
