using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Quantities;

public sealed class ReasonTests
{
    // The codes of the method reference, section 9.
    [Theory]
    [InlineData(ReasonCode.EpdExpired, "EPD_EXPIRED")]
    [InlineData(ReasonCode.EpdNotYetValid, "EPD_NOT_YET_VALID")]
    [InlineData(ReasonCode.EpdNotVerified, "EPD_NOT_VERIFIED")]
    [InlineData(ReasonCode.EpdModelMismatch, "EPD_MODEL_MISMATCH")]
    [InlineData(ReasonCode.EpdConfigMismatch, "EPD_CONFIG_MISMATCH")]
    [InlineData(ReasonCode.EpdModulesIncomplete, "EPD_MODULES_INCOMPLETE")]
    [InlineData(ReasonCode.EpdUnitUnsupported, "EPD_UNIT_UNSUPPORTED")]
    [InlineData(ReasonCode.EpdMassMissing, "EPD_MASS_MISSING")]
    [InlineData(ReasonCode.EpdRslMissing, "EPD_RSL_MISSING")]
    [InlineData(ReasonCode.EpdGwpIdentityFail, "EPD_GWP_IDENTITY_FAIL")]
    [InlineData(ReasonCode.EpdImplausibleValue, "EPD_IMPLAUSIBLE_VALUE")]
    [InlineData(ReasonCode.EpdSuperseded, "EPD_SUPERSEDED")]
    [InlineData(ReasonCode.PriceMissing, "PRICE_MISSING")]
    [InlineData(ReasonCode.VatStatusUnknown, "VAT_STATUS_UNKNOWN")]
    [InlineData(ReasonCode.FxMissing, "FX_MISSING")]
    [InlineData(ReasonCode.DeflatorMissing, "DEFLATOR_MISSING")]
    [InlineData(ReasonCode.FactorNotFound, "FACTOR_NOT_FOUND")]
    [InlineData(ReasonCode.FactorPriceTypeMismatch, "FACTOR_PRICE_TYPE_MISMATCH")]
    [InlineData(ReasonCode.GwpSetMixed, "GWP_SET_MIXED")]
    [InlineData(ReasonCode.BiogenicNotSeparated, "BIOGENIC_NOT_SEPARATED")]
    [InlineData(ReasonCode.RefurbishedNeedsPolicy, "REFURBISHED_NEEDS_POLICY")]
    [InlineData(ReasonCode.ReturnWithoutOriginal, "RETURN_WITHOUT_ORIGINAL")]
    [InlineData(ReasonCode.DuplicateLine, "DUPLICATE_LINE")]
    [InlineData(ReasonCode.BaseYearTrigger, "BASE_YEAR_TRIGGER")]
    public void Name_OfAReason_IsThatOfTheReference(ReasonCode code, string name) =>
        Assert.Equal(name, Reasons.Name(code));

    [Fact]
    public void EveryReason_HasANameOfItsOwnAndASentence()
    {
        var codes = Enum.GetValues<ReasonCode>();

        Assert.Equal(codes.Length, codes.Select(Reasons.Name).Distinct().Count());
        Assert.Equal(codes.Length, codes.Select(Reasons.Explain).Distinct().Count());
        Assert.All(codes, code =>
        {
            Assert.Matches("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", Reasons.Name(code));
            Assert.Matches("^[A-Z].{15,200}\\.$", Reasons.Explain(code));
            Assert.InRange((int)code, 0, 63);
        });
    }

    [Fact]
    public void Explain_ACodeThatDoesNotExist_IsABug() =>
        Assert.Throws<System.Diagnostics.UnreachableException>(() => Reasons.Explain((ReasonCode)63));

    [Fact]
    public void Set_Default_IsEmpty()
    {
        Assert.True(ReasonSet.None.IsEmpty);
        Assert.Empty(ReasonSet.None);
        Assert.Equal(string.Empty, ReasonSet.None.ToString());
    }

    [Fact]
    public void Set_OrderAndRepetition_DoNotMatter()
    {
        var one = Some.Reasons(ReasonCode.FxMissing, ReasonCode.EpdExpired, ReasonCode.FxMissing);
        var other = Some.Reasons(ReasonCode.EpdExpired) | Some.Reasons(ReasonCode.FxMissing);

        Assert.Equal(other, one);
        Assert.Equal(2, one.Count);
        Assert.Equal([ReasonCode.EpdExpired, ReasonCode.FxMissing], one);
        Assert.Equal("EPD_EXPIRED;FX_MISSING", one.ToString());
    }

    [Fact]
    public void Set_OfEveryCode_HoldsEveryCode()
    {
        var all = Some.Reasons(Enum.GetValues<ReasonCode>());

        Assert.Equal(Enum.GetValues<ReasonCode>(), all);
    }

    [Fact]
    public void Overlaps_SharedCode_IsTrueAndDisjointFalse()
    {
        var set = Some.Reasons(ReasonCode.EpdExpired, ReasonCode.FxMissing);

        Assert.True(set.Overlaps(ReasonSet.Of(ReasonCode.FxMissing)));
        Assert.False(set.Overlaps(ReasonSet.Of(ReasonCode.PriceMissing)));
        Assert.False(set.Overlaps(ReasonSet.None));
        Assert.True(set.Contains(ReasonCode.EpdExpired));
        Assert.False(set.Contains(ReasonCode.PriceMissing));
    }
}
