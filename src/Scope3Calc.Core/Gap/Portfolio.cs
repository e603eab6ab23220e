using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>Totals over many lines, and the gap over those that have both figures (the matched set).</summary>
/// <remarks>
/// Sums are integers, so the same lines give the same totals in any order and however they are shared among threads:
/// each thread adds to its own portfolio, <see cref="Add(Portfolio)"/> joins them. Not safe for concurrent use.
/// </remarks>
public sealed class Portfolio
{
    private readonly long[] _linesByStatus = new long[Enum.GetValues<LineStatus>().Length];
    private readonly Tally[] _byMethod = new Tally[Enum.GetValues<CalculationMethod>().Length];
    private readonly Tally[] _byTier = new Tally[Enum.GetValues<DataQualityTier>().Length];
    private readonly Tally[] _byCategory = new Tally[16];
    private readonly Co2eTotal[] _byGwpSet = new Co2eTotal[Enum.GetValues<GwpSet>().Length];
    private Int128 _spend;
    private Int128 _spendTier1;
    private decimal _units;
    private decimal _unitsTier1;
    private Co2eTotal _supplierPart;
    private Int128 _tierTimesBooked;
    private Int128 _tierTimesSpend;
    private decimal _tierTimesUnits;
    private Int128 _spendBooked;
    private decimal _unitsBooked;

    public long Lines { get; private set; }

    /// <summary>The matched set: lines that have a spend-based figure and one of the very product (tiers 1 to 3).</summary>
    public MatchedLines Matched { get; private set; }

    /// <summary>Lines that have a spend-based figure and an average of their type (tier 4). Two estimates of a kind of
    /// device say nothing of what the product's own data would change, so they are kept apart.</summary>
    public MatchedLines MatchedAverages { get; private set; }

    /// <summary>Everything booked, delivery legs included.</summary>
    public Co2eTotal Booked { get; private set; }

    /// <summary>Matched units over all units stated. Null without units.</summary>
    public decimal? CoverageByUnits => _units == 0m ? null : Matched.Pieces / _units;

    /// <summary>Matched spend over all restated spend. Null without spend.</summary>
    public decimal? CoverageBySpend => Share(Matched.RestatedSpendMillionths, _spend);

    /// <summary>Booked emissions of matched lines over everything booked. Null without emissions.</summary>
    public decimal? CoverageByEmissions => Share(Matched.Booked.Milligrams, Booked.Milligrams);

    /// <summary>Restated spend of lines booked on tier 1 over all restated spend. Null without spend.</summary>
    public decimal? Tier1ShareOfSpend => Share(_spendTier1, _spend);

    /// <summary>Units of lines booked on tier 1 over all units. Null without units.</summary>
    public decimal? Tier1ShareOfUnits => _units == 0m ? null : _unitsTier1 / _units;

    /// <summary>Mean tier weighted by booked emissions, 1 to 5. Null without emissions.</summary>
    public decimal? WeightedTier => Share(_tierTimesBooked, Booked.Milligrams);

    /// <summary>Mean tier of booked lines weighted by restated spend. Null without spend.</summary>
    public decimal? WeightedTierBySpend => Share(_tierTimesSpend, _spendBooked);

    /// <summary>Mean tier of booked lines weighted by pieces. Null without pieces.</summary>
    public decimal? WeightedTierByUnits => _unitsBooked == 0m ? null : _tierTimesUnits / _unitsBooked;

    /// <summary>Share of booked emissions on tier 1, a verified EPD of the product.</summary>
    public decimal? ShareVerified => TierShare(DataQualityTier.VerifiedProductEpd);

    /// <summary>Share of booked emissions that rest on suppliers' data (tiers 1 to 3); of hybrid figures only their part.</summary>
    public decimal? ShareSupplierData => Share(_supplierPart.Milligrams, Booked.Milligrams);

    /// <summary>Share of booked emissions that rest on averages: tier 4, and what fills gaps in hybrid figures.</summary>
    public decimal? ShareAverage => Share(
        Booked.Milligrams - _supplierPart.Milligrams - ByTier(DataQualityTier.SpendBased).Booked.Milligrams, Booked.Milligrams);

    /// <summary>Share of booked emissions that rest on money spent (tier 5).</summary>
    public decimal? ShareSpend => TierShare(DataQualityTier.SpendBased);

    /// <summary>Which sets of global warming potentials the booked figures rest on.</summary>
    public IEnumerable<GwpSet> GwpSets => Enum.GetValues<GwpSet>().Where(set => _byGwpSet[(int)set].Milligrams != 0);

    /// <summary>What is booked on figures that rest on a set.</summary>
    public Co2eTotal ByGwpSet(GwpSet set) => _byGwpSet[(int)set];

    /// <summary>How much mixing sets can matter: what is booked outside the set that holds most, times their difference.</summary>
    /// <param name="relativeDifference">The largest relative difference between sets; null where that is not known.</param>
    /// <returns>Null where sets are not mixed or their difference is not known.</returns>
    public Co2eTotal? GwpMixing(decimal? relativeDifference)
    {
        var sizes = _byGwpSet.Select(total => Int128.Abs(total.Milligrams)).ToList();
        return relativeDifference is { } difference && sizes.Count(size => size != 0) > 1
            ? new Co2eTotal((Int128)decimal.Round((decimal)(sizes.Aggregate((sum, size) => sum + size) - sizes.Max()) * difference))
            : null;
    }

    public long LinesWith(LineStatus status) => _linesByStatus[(int)status];

    public Tally ByMethod(CalculationMethod method) => _byMethod[(int)method];

    public Tally ByTier(DataQualityTier tier) => _byTier[(int)tier];

    public Tally ByCategory(Scope3Category category) => _byCategory[(int)category];

    /// <summary>Counts a line that could not be read: nothing of it is known.</summary>
    public void AddRefused()
    {
        Lines++;
        _linesByStatus[(int)LineStatus.Rejected]++;
    }

    /// <param name="line">The line, for its quantity.</param>
    /// <param name="outcome">What <see cref="Calculator"/> made of it.</param>
    /// <param name="packGwpSet">The set the factor pack rests on.</param>
    public void Add(in PurchaseLine line, in LineOutcome outcome, GwpSet packGwpSet) =>
        Add(in line, in outcome, LineShare.All, packGwpSet);

    /// <param name="line">The line; of a return or credit note, its original.</param>
    /// <param name="outcome">What <see cref="Calculator"/> made of it.</param>
    /// <param name="share">How much of it counts. A return is a line more, and lowers every sum.</param>
    /// <param name="packGwpSet">The set the factor pack rests on.</param>
    public void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, GwpSet packGwpSet)
    {
        Lines++;
        _linesByStatus[(int)outcome.Status]++;
        // Rounded to a millionth of the pack's currency so that the order of lines cannot matter.
        var spend = share.OfMoney(outcome.Spend.RestatedSpendMillionths);
        var units = line.QuantityUnit == QuantityUnit.Piece && line.Disposal == DisposalKind.None
            ? share.OfPieces(line.Quantity ?? 0m)
            : 0m;
        _spend += spend;
        _units += units;
        var booked = default(Co2eTotal);
        if (outcome.Booked is { } wholeGoods)
        {
            var goods = share.OfBooked(wholeGoods, outcome.Method);
            booked += goods;
            _byCategory[(int)outcome.Category] = _byCategory[(int)outcome.Category].With(goods);
            if (outcome.BookedDelivery is { } wholeDelivery)
            {
                var delivery = share.OfProduct(wholeDelivery);
                booked += delivery;
                const int Delivery = (int)Scope3Category.UpstreamTransportAndDistribution;
                _byCategory[Delivery] = _byCategory[Delivery].With(delivery);
            }

            Booked += booked;
            _byMethod[(int)outcome.Method] = _byMethod[(int)outcome.Method].With(booked);
            _byTier[(int)outcome.Tier] = _byTier[(int)outcome.Tier].With(booked);
            _byGwpSet[(int)GwpSetOf(in outcome, packGwpSet)] += booked;
            _supplierPart = _supplierPart + share.OfProduct(outcome.SupplierPart) + share.OfProduct(outcome.SupplierPartOfDelivery);
            var tier = (int)outcome.Tier;
            _tierTimesBooked += booked.Milligrams * tier;
            _tierTimesSpend += spend * tier;
            _tierTimesUnits += units * tier;
            _spendBooked += spend;
            _unitsBooked += units;
            if (outcome.Tier == DataQualityTier.VerifiedProductEpd)
            {
                _spendTier1 += spend;
                _unitsTier1 += units;
            }
        }

        if (outcome.Gap is { Product: { } product, Spend: { } spendBased })
        {
            var matched = new MatchedLines(
                1,
                default(Co2eTotal) + share.OfProduct(product),
                default(Co2eTotal) + share.OfSpend(spendBased),
                booked,
                spend,
                units);
            if (outcome.Product.Tier == DataQualityTier.CategoryAverage)
            {
                MatchedAverages += matched;
            }
            else
            {
                Matched += matched;
            }
        }
    }

    /// <summary>Adds another portfolio's lines to this one's.</summary>
    public void Add(Portfolio other)
    {
        Lines += other.Lines;
        Matched += other.Matched;
        MatchedAverages += other.MatchedAverages;
        Booked += other.Booked;
        _spend += other._spend;
        _spendTier1 += other._spendTier1;
        _spendBooked += other._spendBooked;
        _units += other._units;
        _unitsTier1 += other._unitsTier1;
        _unitsBooked += other._unitsBooked;
        _supplierPart += other._supplierPart;
        _tierTimesBooked += other._tierTimesBooked;
        _tierTimesSpend += other._tierTimesSpend;
        _tierTimesUnits += other._tierTimesUnits;
        for (var i = 0; i < _byGwpSet.Length; i++)
        {
            _byGwpSet[i] += other._byGwpSet[i];
        }

        for (var i = 0; i < _linesByStatus.Length; i++)
        {
            _linesByStatus[i] += other._linesByStatus[i];
        }

        Join(_byMethod, other._byMethod);
        Join(_byTier, other._byTier);
        Join(_byCategory, other._byCategory);
    }

    private static GwpSet GwpSetOf(in LineOutcome outcome, GwpSet packGwpSet) =>
        outcome.Method == CalculationMethod.SpendBased ? packGwpSet : outcome.Product.Declaration!.GwpSet;

    private static void Join(Tally[] tallies, Tally[] others)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new Tally(tallies[i].Lines + others[i].Lines, tallies[i].Booked + others[i].Booked);
        }
    }

    private decimal? TierShare(DataQualityTier tier) => Share(ByTier(tier).Booked.Milligrams, Booked.Milligrams);

    private static decimal? Share(Int128 part, Int128 whole) =>
        whole == 0 ? null : (decimal)part / (decimal)whole;
}

/// <summary>How many lines were booked somewhere, and what they come to.</summary>
public readonly record struct Tally(long Lines, Co2eTotal Booked)
{
    internal Tally With(Co2e booked) => new(Lines + 1, Booked + booked);

    internal Tally With(Co2eTotal booked) => new(Lines + 1, Booked + booked);
}
