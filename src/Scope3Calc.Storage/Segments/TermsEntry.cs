namespace Scope3Calc.Storage.Segments;

/// <summary>The forms (<see cref="ExactDecimal"/>) of a line's three amounts.</summary>
internal readonly record struct AmountForms(byte Quantity, byte Spend, byte Service)
{
    public bool HasElsewhere => Quantity == ExactDecimal.Elsewhere
        || Spend == ExactDecimal.Elsewhere
        || Service == ExactDecimal.Elsewhere;
}

/// <summary>An entry of a segment's table of terms: the terms, and the forms of the amounts.</summary>
/// <remarks>How the two rates look is part of it, so that a rate of 0.20 does not come back as 0.2.</remarks>
internal readonly record struct TermsEntry : ICoded<TermsEntry>
{
    private readonly byte _vatRateLook;
    private readonly byte _priceTypeRatioLook;

    public TermsEntry(in LineTerms terms, AmountForms forms)
    {
        Terms = terms;
        Forms = forms;
        _vatRateLook = ExactDecimal.LookOf(terms.VatRate);
        _priceTypeRatioLook = ExactDecimal.LookOf(terms.PriceTypeRatio);
    }

    public LineTerms Terms { get; }

    public AmountForms Forms { get; }

    // What tells the terms of one ledger apart, in few steps: every line is looked up by it.
    public override int GetHashCode()
    {
        var hash = ((ulong)(uint)(Terms.Currency.Index | (Terms.Country.Index << 16)) << 32)
            ^ ((ulong)Terms.AccountingTreatment << 4)
            ^ ((ulong)Terms.PriceType << 8)
            ^ ((ulong)Forms.Quantity << 12)
            ^ ((ulong)Forms.Spend << 18)
            ^ ((ulong)Forms.Service << 24)
            ^ ((ulong)_vatRateLook << 30)
            ^ (ulong)(uint)Terms.VatRate.GetHashCode();
        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 32);
    }

    public bool Equals(TermsEntry other) => IsSame(other);

    public bool IsSame(in TermsEntry other) =>
        Forms == other.Forms
        && _vatRateLook == other._vatRateLook
        && _priceTypeRatioLook == other._priceTypeRatioLook
        && Terms == other.Terms;
}
