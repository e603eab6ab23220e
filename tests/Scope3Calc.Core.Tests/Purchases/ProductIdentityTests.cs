using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Purchases;

public sealed class ProductIdentityTests
{
    [Theory]
    [InlineData("XPS 13 9310")]
    [InlineData("xps 13 9310")]
    [InlineData("  XPS   13\t9310 ")]
    [InlineData("XPS\u00A013\u202F9310")] // no-break spaces
    [InlineData("XPS\u300013\u20079310")] // ideographic and figure spaces
    [InlineData("XPS™ 13 9310®")]
    [InlineData("XPS(TM) 13 9310(r)")]
    [InlineData("XPS 13 9310¹")] // footnote mark
    [InlineData("XPS\u200B 13 \uFEFF9310")] // zero width
    [InlineData("ＸＰＳ １３ ９３１０")] // full width
    [InlineData("\"XPS 13\" 9310")]
    [InlineData("“XPS 13” 9310")]
    [InlineData("XPS 13″ 9310")] // inch mark
    public void Key_SpellingsOfOneProduct_AreEqual(string model) =>
        Assert.Equal(Some.Xps13.Key, new ProductIdentity("Dell", model).Key);

    [Theory]
    [InlineData("XPS 13 9311")]
    [InlineData("XPS 139310")]
    [InlineData("XPS 13")]
    [InlineData("XPS 13 9310 512GB")] // a configuration is part of the model
    [InlineData("XPS 13 9310-x")]
    [InlineData("")]
    public void Key_OtherProducts_Differ(string model) =>
        Assert.NotEqual(Some.Xps13.Key, new ProductIdentity("Dell", model).Key);

    [Fact]
    public void Key_OtherMaker_Differs() =>
        Assert.NotEqual(Some.Xps13.Key, new ProductIdentity("HP", "XPS 13 9310").Key);

    [Fact]
    public void Key_MakerAndModel_DoNotRunIntoEachOther() =>
        Assert.NotEqual(new ProductIdentity("Dell XPS", "13").Key, new ProductIdentity("Dell", "XPS 13").Key);

    [Theory]
    [InlineData("P2422\u2010H")]
    [InlineData("P2422\u2011H")]
    [InlineData("P2422\u2013H")]
    [InlineData("P2422\u2212H")]
    public void Normalise_AnyHyphen_IsTheOneOnTheKeyboard(string text) =>
        Assert.Equal("p2422-h", ProductIdentity.Normalise(text));

    [Theory]
    [InlineData("O\uFB03ceJet", "officejet")]
    [InlineData("Pro\uFB01le", "profile")]
    [InlineData("ÉCRAN", "écran")]
    [InlineData("ΑΒΓ", "αβγ")]
    [InlineData("联想 小新", "联想 小新")]
    [InlineData("", "")]
    [InlineData("™®", "")]
    public void Normalise_Letters_AreFoldedWithoutLoss(string text, string expected) =>
        Assert.Equal(expected, ProductIdentity.Normalise(text));

    [Theory]
    [InlineData("a\uD800")]
    [InlineData("\uDC00b")]
    [InlineData("a\0b\u0007")]
    public void Normalise_BrokenText_DoesNotThrow(string text) => Assert.NotNull(ProductIdentity.Normalise(text));

    [Fact]
    public void Normalise_Twice_ChangesNothingMore()
    {
        const string Text = "  “ＸＰＳ™”\u00A013  O\uFB03ce¹ ";

        var once = ProductIdentity.Normalise(Text);

        Assert.Equal(once, ProductIdentity.Normalise(once));
    }
}
