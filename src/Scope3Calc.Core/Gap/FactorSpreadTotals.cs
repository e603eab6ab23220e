using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>What many lines come to by every factor pack.</summary>
/// <remarks>
/// Filled and joined like a <see cref="Portfolio"/>: the same lines give the same totals in any order and however they are shared
/// among threads. Not safe for concurrent use.
/// </remarks>
public sealed class FactorSpreadTotals
{
    private readonly FactorSpread _spread;
    private readonly PackTotals[] _packs;

    /// <param name="spread">What calculates by every pack.</param>
    public FactorSpreadTotals(FactorSpread spread)
    {
        _spread = spread;
        _packs = [.. spread.Packs.Select(pack => new PackTotals(pack))];
    }

    /// <summary>One per pack, by id in ordinal order.</summary>
    public IReadOnlyList<PackTotals> Packs => _packs;

    /// <param name="line">A line that <see cref="LineRules"/> has found nothing wrong with.</param>
    public void Add(in PurchaseLine line) => Add(in line, LineShare.All);

    /// <param name="line">The line; of a return or credit note, its original.</param>
    /// <param name="share">How much of it counts: a return takes its share of every pack's figure.</param>
    public void Add(in PurchaseLine line, in LineShare share)
    {
        for (var i = 0; i < _packs.Length; i++)
        {
            var figure = _spread.Figure(i, in line);
            _packs[i].Add(figure.Emissions is { } mass ? share.OfSpend(mass) : null, figure.Reasons);
        }
    }

    /// <summary>Counts a line that could not be read: no pack has a figure for it.</summary>
    public void AddRefused(ReasonSet reasons)
    {
        foreach (var pack in _packs)
        {
            pack.Add(null, reasons);
        }
    }

    /// <summary>Adds another's lines to these.</summary>
    /// <exception cref="ArgumentException">The other has other packs.</exception>
    public void Add(FactorSpreadTotals other)
    {
        if (!_spread.Packs.SequenceEqual(other._spread.Packs))
        {
            throw new ArgumentException("The two are not over the same packs.", nameof(other));
        }

        for (var i = 0; i < _packs.Length; i++)
        {
            _packs[i].Add(other._packs[i]);
        }
    }
}

/// <summary>What many lines come to by one factor pack. Not safe for concurrent use.</summary>
public sealed class PackTotals
{
    private readonly long[] _missing = new long[Enum.GetValues<ReasonCode>().Length];

    internal PackTotals(FactorPack pack) => Pack = pack;

    public FactorPack Pack { get; }

    /// <summary>Lines that have a figure by it. Totals of packs compare only where these agree.</summary>
    public long Lines { get; private set; }

    /// <summary>Their figures.</summary>
    public Co2eTotal Spend { get; private set; }

    /// <summary>Why lines have none: the reasons that occur, in their order.</summary>
    public IEnumerable<ReasonCode> MissingReasons =>
        Enum.GetValues<ReasonCode>().Where(reason => MissingFor(reason) > 0);

    /// <summary>Lines without a figure that have a reason. A line may have several.</summary>
    public long MissingFor(ReasonCode reason) => _missing[(int)reason];

    internal void Add(Co2e? figure, ReasonSet reasons)
    {
        if (figure is { } mass)
        {
            Lines++;
            Spend += mass;
            return;
        }

        foreach (var reason in reasons)
        {
            _missing[(int)reason]++;
        }
    }

    internal void Add(PackTotals other)
    {
        Lines += other.Lines;
        Spend += other.Spend;
        for (var i = 0; i < _missing.Length; i++)
        {
            _missing[i] += other._missing[i];
        }
    }
}
