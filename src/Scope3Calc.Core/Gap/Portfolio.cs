using Scope3Calc.Core.Declarations;
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
    private Int128 _spend;
    private Int128 _spendMatched;
    private Int128 _spendTier1;
    private decimal _units;
    private decimal _unitsMatched;
    private Co2eTotal _bookedMatched;
    private Int128 _tierTimesBooked;

    public long Lines { get; private set; }

    /// <summary>Lines that have both figures on one boundary.</summary>
    public long MatchedLines { get; private set; }

    /// <summary>Everything booked, delivery legs included.</summary>
    public Co2eTotal Booked { get; private set; }

    /// <summary>P over the matched set.</summary>
    public Co2eTotal MatchedProduct { get; private set; }

    /// <summary>S over the matched set.</summary>
    public Co2eTotal MatchedSpend { get; private set; }

    /// <summary>Gap of the matched set: sum of S minus sum of P; null when no line has both.</summary>
    public Co2eTotal? Gap => MatchedLines == 0 ? null : MatchedSpend - MatchedProduct;

    /// <summary>Ratio of the sums, never a mean of ratios; null when P sums to zero.</summary>
    public decimal? GapRatio => Share(MatchedSpend.Milligrams, MatchedProduct.Milligrams);

    /// <summary>Matched units over all units stated. Null without units.</summary>
    public decimal? CoverageByUnits => _units == 0m ? null : _unitsMatched / _units;

    /// <summary>Matched spend over all restated spend. Null without spend.</summary>
    public decimal? CoverageBySpend => Share(_spendMatched, _spend);

    /// <summary>Booked emissions of matched lines over everything booked. Null without emissions.</summary>
    public decimal? CoverageByEmissions => Share(_bookedMatched.Milligrams, Booked.Milligrams);

    /// <summary>Restated spend of lines booked on tier 1 over all restated spend. Null without spend.</summary>
    public decimal? Tier1ShareOfSpend => Share(_spendTier1, _spend);

    /// <summary>Mean tier weighted by booked emissions, 1 to 5. Null without emissions.</summary>
    public decimal? WeightedTier => Share(_tierTimesBooked, Booked.Milligrams);

    /// <summary>Share of booked emissions on tier 1, a verified EPD of the product.</summary>
    public decimal? ShareVerified => TierShare(DataQualityTier.VerifiedProductEpd);

    /// <summary>Share of booked emissions that rest on suppliers' data (tiers 1 to 3).</summary>
    public decimal? ShareSupplierData =>
        Share(
            (ByTier(DataQualityTier.VerifiedProductEpd).Booked + ByTier(DataQualityTier.AssuredProductPcf).Booked
                + ByTier(DataQualityTier.SelfDeclaredProductPcf).Booked).Milligrams,
            Booked.Milligrams);

    /// <summary>Share of booked emissions that rest on averages (tier 4).</summary>
    public decimal? ShareAverage => TierShare(DataQualityTier.CategoryAverage);

    /// <summary>Share of booked emissions that rest on money spent (tier 5).</summary>
    public decimal? ShareSpend => TierShare(DataQualityTier.SpendBased);

    /// <summary>Which sets of global warming potentials the booked figures rest on, one bit per <see cref="GwpSet"/>.</summary>
    public IEnumerable<GwpSet> GwpSets => Enum.GetValues<GwpSet>().Where(set => (_gwpSets & (1 << (int)set)) != 0);

    private int _gwpSets;

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
    public void Add(in PurchaseLine line, in LineOutcome outcome, GwpSet packGwpSet)
    {
        Lines++;
        _linesByStatus[(int)outcome.Status]++;
        // Rounded to a millionth of the pack's currency so that the order of lines cannot matter.
        var spend = outcome.Spend.RestatedSpendMillionths;
        var units = line.QuantityUnit == QuantityUnit.Piece ? line.Quantity ?? 0m : 0m;
        _spend += spend;
        _units += units;
        var booked = default(Co2eTotal);
        if (outcome.Booked is { } goods)
        {
            booked += goods;
            _byCategory[(int)outcome.Category] = _byCategory[(int)outcome.Category].With(goods);
            if (outcome.BookedDelivery is { } delivery)
            {
                booked += delivery;
                const int Delivery = (int)Scope3Category.UpstreamTransportAndDistribution;
                _byCategory[Delivery] = _byCategory[Delivery].With(delivery);
            }

            Booked += booked;
            _byMethod[(int)outcome.Method] = _byMethod[(int)outcome.Method].With(booked);
            _byTier[(int)outcome.Tier] = _byTier[(int)outcome.Tier].With(booked);
            _tierTimesBooked += booked.Milligrams * (int)outcome.Tier;
            _spendTier1 += outcome.Tier == DataQualityTier.VerifiedProductEpd ? spend : 0;
            _gwpSets |= 1 << (int)(outcome.Method == CalculationMethod.SpendBased
                ? packGwpSet
                : outcome.Product.Declaration!.GwpSet);
        }

        if (outcome.Gap is { Product: { } product, Spend: { } spendBased })
        {
            MatchedLines++;
            MatchedProduct += product;
            MatchedSpend += spendBased;
            _spendMatched += spend;
            _unitsMatched += units;
            _bookedMatched += booked;
        }
    }

    /// <summary>Adds another portfolio's lines to this one's.</summary>
    public void Add(Portfolio other)
    {
        Lines += other.Lines;
        MatchedLines += other.MatchedLines;
        Booked += other.Booked;
        MatchedProduct += other.MatchedProduct;
        MatchedSpend += other.MatchedSpend;
        _spend += other._spend;
        _spendMatched += other._spendMatched;
        _spendTier1 += other._spendTier1;
        _units += other._units;
        _unitsMatched += other._unitsMatched;
        _bookedMatched += other._bookedMatched;
        _tierTimesBooked += other._tierTimesBooked;
        _gwpSets |= other._gwpSets;
        for (var i = 0; i < _linesByStatus.Length; i++)
        {
            _linesByStatus[i] += other._linesByStatus[i];
        }

        Join(_byMethod, other._byMethod);
        Join(_byTier, other._byTier);
        Join(_byCategory, other._byCategory);
    }

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
