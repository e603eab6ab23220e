using System.Numerics;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>The year a return is booked in.</summary>
public enum ReturnYear
{
    YearOfReturn,

    /// <summary>The year whose figure it takes back.</summary>
    YearOfPurchase,
}

/// <summary>Why nothing was reversed.</summary>
public enum ReturnRefusal
{
    None,

    /// <summary>What was bought, or what comes back, is zero or negative.</summary>
    NotPositive,

    /// <summary>More comes back than is left of what was bought.</summary>
    MoreThanBought,
}

/// <summary>What a return or credit takes back: minus some or all of what was booked.</summary>
/// <param name="Emissions">Null where <paramref name="Refusal"/> says why.</param>
/// <param name="Refusal">None when there is a figure.</param>
public readonly record struct Reversal(Co2e? Emissions, ReturnRefusal Refusal);

/// <summary>Takes back what was booked for devices that went back, or money that did.</summary>
/// <remarks>
/// What is reversed is the figure the original line was booked with, whatever a newer factor or declaration would
/// give. Of a part, the rest is what counts: after R of q came back, booked x (q - R) / q is left, rounded half to
/// even to the milligram, and each return takes back what the rest falls by. So returns that add up to q leave
/// exactly zero, in any number of steps.
/// </remarks>
public static class Returns
{
    /// <summary>For devices that come back.</summary>
    /// <param name="booked">What the original line was booked with.</param>
    /// <param name="bought">The original line's quantity.</param>
    /// <param name="returnedBefore">How much of it came back earlier.</param>
    /// <param name="returned">How much comes back now.</param>
    public static Reversal OfQuantity(Co2e booked, decimal bought, decimal returnedBefore, decimal returned) =>
        Part(booked, bought, returnedBefore, returned);

    /// <summary>For money that comes back while the devices stay.</summary>
    /// <remarks>A figure by spend falls in proportion; one on product data does not know of money and stays.</remarks>
    /// <param name="method">The method the original line was booked by.</param>
    /// <param name="booked">What it was booked with.</param>
    /// <param name="spent">What it cost, in any currency and price type.</param>
    /// <param name="creditedBefore">How much of that was credited earlier.</param>
    /// <param name="credited">How much is credited now.</param>
    public static Reversal OfMoney(
        CalculationMethod method, Co2e booked, decimal spent, decimal creditedBefore, decimal credited)
    {
        var part = Part(booked, spent, creditedBefore, credited);
        return part.Refusal == ReturnRefusal.None && method != CalculationMethod.SpendBased
            ? new Reversal(Co2e.Zero, ReturnRefusal.None)
            : part;
    }

    /// <summary>The year a reversal belongs to.</summary>
    public static int YearOf(ReturnYear policy, DateOnly purchased, DateOnly returned) =>
        policy == ReturnYear.YearOfPurchase ? purchased.Year : returned.Year;

    /// <summary>Why nothing can be reversed; none where something can.</summary>
    internal static ReturnRefusal RefusalOf(decimal whole, decimal before, decimal now) =>
        whole <= 0m || before < 0m || now <= 0m ? ReturnRefusal.NotPositive

        // In this order nothing is added that could leave the range of a decimal.
        : before > whole || now > whole - before ? ReturnRefusal.MoreThanBought
        : ReturnRefusal.None;

    /// <summary>What is taken back of any whole number, such as milligrams, for a part that is not refused.</summary>
    internal static Int128 Taken(Int128 amount, decimal whole, decimal before, decimal now) =>
        Left(amount, whole, whole - before - now) - Left(amount, whole, whole - before);

    private static Reversal Part(Co2e booked, decimal whole, decimal before, decimal now) =>
        RefusalOf(whole, before, now) is var refusal and not ReturnRefusal.None
            ? new Reversal(null, refusal)
            : new Reversal(Co2e.FromMilligrams((long)Taken(booked.Milligrams, whole, before, now)), ReturnRefusal.None);

    private const decimal MostPieces = 1_000_000_000_000_000_000m;

    // amount x left / whole, half to even.
    private static Int128 Left(Int128 amount, decimal whole, decimal left)
    {
        if (left == whole)
        {
            return amount;
        }

        // Whole pieces, as nearly all are: numbers of 128 bits hold the product of a mass and a count of 18 digits.
        if (amount == (long)amount && left <= MostPieces && whole <= MostPieces && decimal.IsInteger(left) && decimal.IsInteger(whole))
        {
            var (count, remaining) = Int128.DivRem(amount * (long)left, (long)whole);
            var half = Int128.Abs(remaining) * 2;
            var isAway = half > (long)whole || (half == (long)whole && Int128.IsOddInteger(count));
            return isAway ? count + Int128.Sign(amount) : count;
        }

        var part = DecimalFraction.Of(left);
        var all = DecimalFraction.Of(whole);
        var dividend = amount * part.Numerator * all.Denominator;
        var divisor = part.Denominator * all.Numerator;
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        var twice = BigInteger.Abs(remainder) * 2;
        var isUp = twice > divisor || (twice == divisor && !quotient.IsEven);
        return (Int128)(isUp ? quotient + dividend.Sign : quotient);
    }
}
