using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>What is booked in one Scope 3 category, and on which data.</summary>
/// <remarks>
/// <see cref="Specific"/>, <see cref="Average"/> and <see cref="Spend"/> add up to <see cref="Booked"/> exactly, as do the
/// methods and the sets of global warming potentials. Not safe for concurrent use.
/// </remarks>
public sealed class CategoryTotals
{
    private readonly Tally[] _byMethod = new Tally[Enum.GetValues<CalculationMethod>().Length];
    private readonly Tally[] _byGwpSet = new Tally[Enum.GetValues<GwpSet>().Length];
    private Co2eTotal _biogenicCo2;
    private long _biogenicLines;

    internal CategoryTotals()
    {
    }

    /// <summary>Lines that book something here.</summary>
    public long Lines { get; private set; }

    /// <summary>Without biogenic CO2, as far as declarations tell it apart.</summary>
    public Co2eTotal Booked { get; private set; }

    /// <summary>Biogenic CO2 within A1 to A3 of what is booked, reported apart. Null where no declaration tells it.</summary>
    public Co2eTotal? BiogenicCo2 => _biogenicLines == 0 ? null : _biogenicCo2;

    /// <summary>Lines whose figures may hold biogenic CO2, since only GWP-total is known of them.</summary>
    public long BiogenicNotSeparatedLines { get; private set; }

    /// <summary>What rests on suppliers' own data (tiers 1 to 3); of hybrid figures only that part.</summary>
    public Co2eTotal Specific { get; private set; }

    /// <summary>What rests on averages: tier 4, and what fills gaps in hybrid figures.</summary>
    public Co2eTotal Average => Booked - Specific - Spend;

    /// <summary>What rests on money spent.</summary>
    public Co2eTotal Spend => ByMethod(CalculationMethod.SpendBased).Booked;

    /// <summary>What rests on declarations that a third party verified (tier 1).</summary>
    public Co2eTotal Verified { get; private set; }

    /// <summary>Share calculated with data from suppliers. Null without emissions.</summary>
    public decimal? ShareSupplierData => Share(Specific);

    /// <summary>Share on averages. Null without emissions.</summary>
    public decimal? ShareAverage => Share(Average);

    /// <summary>Share on spend. Null without emissions.</summary>
    public decimal? ShareSpend => Share(Spend);

    /// <summary>Share on verified declarations. Null without emissions.</summary>
    public decimal? ShareVerified => Share(Verified);

    public Tally ByMethod(CalculationMethod method) => _byMethod[(int)method];

    public Tally ByGwpSet(GwpSet set) => _byGwpSet[(int)set];

    internal void Add(
        Co2e booked, Co2e supplierPart, in LineOutcome outcome, GwpSet gwpSet, Co2e? biogenicCo2, bool isBiogenicMixed)
    {
        Lines++;
        Booked += booked;
        Specific += supplierPart;
        Verified += outcome.Tier == DataQualityTier.VerifiedProductEpd ? booked : Co2e.Zero;
        BiogenicNotSeparatedLines += isBiogenicMixed ? 1 : 0;
        if (biogenicCo2 is { } biogenic)
        {
            _biogenicCo2 += biogenic;
            _biogenicLines++;
        }

        _byMethod[(int)outcome.Method] = _byMethod[(int)outcome.Method].With(booked);
        _byGwpSet[(int)gwpSet] = _byGwpSet[(int)gwpSet].With(booked);
    }

    internal void Add(CategoryTotals other)
    {
        Lines += other.Lines;
        Booked += other.Booked;
        Specific += other.Specific;
        Verified += other.Verified;
        BiogenicNotSeparatedLines += other.BiogenicNotSeparatedLines;
        _biogenicCo2 += other._biogenicCo2;
        _biogenicLines += other._biogenicLines;
        Join(_byMethod, other._byMethod);
        Join(_byGwpSet, other._byGwpSet);
    }

    private static void Join(Tally[] tallies, Tally[] others)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new Tally(tallies[i].Lines + others[i].Lines, tallies[i].Booked + others[i].Booked);
        }
    }

    private decimal? Share(Co2eTotal part) =>
        Booked.Milligrams == 0 ? null : (decimal)part.Milligrams / (decimal)Booked.Milligrams;
}
