using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Quantities;

public sealed class LetterCodeTests
{
    [Theory]
    [InlineData("AAA", 1)]
    [InlineData("AAB", 2)]
    [InlineData("EUR", (4 * 676) + (20 * 26) + 17 + 1)]
    [InlineData("ZZZ", 17_576)]
    public void CurrencyCode_Letters_AreANumberInAlphabeticalOrder(string letters, int index)
    {
        var code = CurrencyCode.Parse(letters);

        Assert.Equal(index, code.Index);
        Assert.Equal(letters, code.ToString());
        Assert.False(code.IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("eur")]
    [InlineData("E R")]
    [InlineData("€UR")]
    [InlineData("ＥＵＲ")]
    [InlineData("12A")]
    public void CurrencyCode_AnythingElse_IsNotRead(string text)
    {
        Assert.Null(CurrencyCode.TryParse(text));
        Assert.Throws<FormatException>(() => CurrencyCode.Parse(text));
    }

    [Theory]
    [InlineData("AA", 1)]
    [InlineData("NL", (13 * 26) + 11 + 1)]
    [InlineData("ZZ", 676)]
    public void CountryCode_Letters_AreANumberInAlphabeticalOrder(string letters, int index)
    {
        var code = CountryCode.Parse(letters);

        Assert.Equal(index, code.Index);
        Assert.Equal(letters, code.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("nl")]
    [InlineData("NLD")]
    [InlineData("N1")]
    public void CountryCode_AnythingElse_IsNotRead(string text)
    {
        Assert.Null(CountryCode.TryParse(text));
        Assert.Throws<FormatException>(() => CountryCode.Parse(text));
    }

    [Fact]
    public void Default_IsNone()
    {
        Assert.True(default(CurrencyCode).IsNone);
        Assert.True(default(CountryCode).IsNone);
        Assert.Equal(string.Empty, default(CurrencyCode).ToString());
    }

    [Fact]
    public void EveryCode_IsReadBackFromItsText()
    {
        var texts = from first in Letters() from second in Letters() select $"{first}{second}";
        foreach (var text in texts)
        {
            Assert.Equal(text, CountryCode.Parse(text).ToString());
            Assert.Equal(text + "Q", CurrencyCode.Parse(text + "Q").ToString());
        }

        static IEnumerable<char> Letters() => Enumerable.Range('A', 26).Select(letter => (char)letter);
    }

    [Fact]
    public void PriceBasis_AsText_IsCurrencyAndYear() =>
        Assert.Equal("EUR 2021", new PriceBasis(Some.Eur, 2021).ToString());
}
