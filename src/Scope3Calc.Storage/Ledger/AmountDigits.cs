using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>An amount as its digits and how many of them are decimals: 1.50 is 150 with two. The default is not stated.</summary>
/// <remarks>As a segment keeps it, so that it need not be made a decimal on the way there. A zero has no sign here.</remarks>
public readonly struct AmountDigits
{
    /// <param name="digits">The digits, negative for a negative amount.</param>
    /// <param name="decimals">How many are decimals, 0 to 28.</param>
    public AmountDigits(long digits, int decimals)
    {
        Digits = digits;
        Form = (byte)(decimals + 1);
    }

    public long Digits { get; }

    /// <summary>How many of the digits are decimals, of an amount that is stated.</summary>
    public int Decimals => Form - 1;

    public bool IsStated => Form != ExactDecimal.Absent;

    internal byte Form { get; }

    public decimal? ToDecimal() => IsStated ? ExactDecimal.Join(Form, Digits) : null;
}
