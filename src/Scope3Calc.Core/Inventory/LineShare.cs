using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>How much of a line's figures a report counts: all of them, or what a return or credit note takes back.</summary>
/// <remarks>
/// Pieces that come back take their share of every figure with them. Where only money does, figures by spend fall in proportion and
/// those on product data stay. Each share is rounded by itself as <see cref="Returns"/> says, so a line and its returns of
/// everything leave exactly zero in every sum. The default is <see cref="All"/>.
/// </remarks>
public readonly record struct LineShare
{
    private readonly decimal _whole;
    private readonly decimal _before;
    private readonly decimal _now;
    private readonly Kind _kind;

    private LineShare(decimal whole, decimal before, decimal now, Kind kind)
    {
        _whole = whole;
        _before = before;
        _now = now;
        _kind = kind;
    }

    private enum Kind
    {
        All,
        Pieces,
        Money,
    }

    /// <summary>All figures as they are.</summary>
    public static LineShare All => default;

    /// <summary>What goes with pieces that come back.</summary>
    /// <param name="bought">The original line's quantity.</param>
    /// <param name="returnedBefore">How much of it came back earlier.</param>
    /// <param name="returned">How much comes back now.</param>
    public static LineShare Returned(decimal bought, decimal returnedBefore, decimal returned) =>
        new(bought, returnedBefore, returned, Kind.Pieces);

    /// <summary>What goes with money that comes back while the devices stay.</summary>
    /// <param name="spent">What the original line cost.</param>
    /// <param name="creditedBefore">How much of it was credited earlier.</param>
    /// <param name="credited">How much is credited now.</param>
    public static LineShare Credited(decimal spent, decimal creditedBefore, decimal credited) =>
        new(spent, creditedBefore, credited, Kind.Money);

    public bool IsAll => _kind == Kind.All;

    /// <summary>Nothing was bought, nothing comes back, or more than is left: there are no figures to take back.</summary>
    public bool IsRefused => !IsAll && Returns.RefusalOf(_whole, _before, _now) != ReturnRefusal.None;

    /// <summary>Of a figure on product data.</summary>
    public Co2e OfProduct(Co2e mass) => _kind switch
    {
        Kind.All => mass,
        Kind.Money => Co2e.Zero,
        _ => Taken(mass),
    };

    /// <summary>Of a figure by spend.</summary>
    public Co2e OfSpend(Co2e mass) => IsAll ? mass : Taken(mass);

    /// <summary>Of what is booked by a method.</summary>
    public Co2e OfBooked(Co2e mass, CalculationMethod method) =>
        method == CalculationMethod.SpendBased ? OfSpend(mass) : OfProduct(mass);

    /// <summary>Of money, in whole parts of a currency.</summary>
    public Int128 OfMoney(Int128 amount) => IsAll ? amount : Returns.Taken(amount, _whole, _before, _now);

    /// <summary>Of the line's pieces: those that come back, as a negative number. Zero stays zero.</summary>
    public decimal OfPieces(decimal pieces) => _kind switch
    {
        Kind.All => pieces,
        Kind.Money => 0m,
        _ => pieces == 0m ? 0m : -_now,
    };

    /// <summary>Of what a gap comes from; the parts add up to the gap's own share to the milligram.</summary>
    /// <remarks>Pieces take their part of every effect. Money that comes back makes the same devices cheaper: all of it is
    /// the price's.</remarks>
    /// <param name="effects">The line's effects.</param>
    /// <param name="product">P of its gap.</param>
    /// <param name="spend">S of its gap.</param>
    public GapEffects OfEffects(in GapEffects effects, Co2e product, Co2e spend) => _kind switch
    {
        Kind.All => effects,
        Kind.Money => default(GapEffects) with { Price = Taken(spend) },
        _ => WithRest(
            in effects,
            new GapEffects(
                Taken(effects.Price),
                Taken(effects.Conversion),
                Taken(effects.Classification),
                Taken(effects.Product),
                Taken(effects.Boundary)),
            Taken(spend) - Taken(product)),
    };

    private Co2e Taken(Co2e mass) => Co2e.FromMilligrams((long)Returns.Taken(mass.Milligrams, _whole, _before, _now));

    // Five roundings may leave a few milligrams, which weigh least in the largest effect: of one line always the same, so that they
    // too add up to nothing.
    private static GapEffects WithRest(in GapEffects whole, in GapEffects parts, Co2e gap)
    {
        var rest = Co2e.FromMilligrams((long)(gap.Milligrams - parts.Sum.Milligrams));
        Span<long> sizes =
        [
            Math.Abs(whole.Price.Milligrams),
            Math.Abs(whole.Conversion.Milligrams),
            Math.Abs(whole.Classification.Milligrams),
            Math.Abs(whole.Product.Milligrams),
            Math.Abs(whole.Boundary.Milligrams),
        ];
        var largest = 0;
        for (var i = 1; i < sizes.Length; i++)
        {
            largest = sizes[i] > sizes[largest] ? i : largest;
        }

        return largest switch
        {
            0 => parts with { Price = parts.Price + rest },
            1 => parts with { Conversion = parts.Conversion + rest },
            2 => parts with { Classification = parts.Classification + rest },
            3 => parts with { Product = parts.Product + rest },
            _ => parts with { Boundary = parts.Boundary + rest },
        };
    }
}
