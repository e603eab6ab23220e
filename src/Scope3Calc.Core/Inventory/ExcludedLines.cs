using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>Lines of which nothing is booked: why, and what they would come to.</summary>
/// <remarks>Sums are integers, so their order cannot matter. Not safe for concurrent use.</remarks>
public sealed class ExcludedLines
{
    // Why there is no gap says nothing of why there is no figure.
    private static readonly ReasonSet OfGap = ReasonSet.Of(ReasonCode.GapProductMissing)
        .With(ReasonCode.GapSpendMissing)
        .With(ReasonCode.GapBoundaryMissing)
        .With(ReasonCode.GapHeld);

    // Worth a look in a figure that is used; here none is.
    private static readonly ReasonSet Remarks = ReasonSet.Of(ReasonCode.VerifierNotNamed)
        .With(ReasonCode.BiogenicNotSeparated)
        .With(ReasonCode.EpdGwpIdentityFail)
        .With(ReasonCode.EpdHarmonised)
        .With(ReasonCode.MakerFootprintFlagged)
        .With(ReasonCode.EpdUnusualValue)
        .With(ReasonCode.SpendUnusualValue);

    private static readonly ReasonSet Held =
        ReasonSet.Of(ReasonCode.EpdImplausibleValue).With(ReasonCode.SpendImplausibleValue);

    private readonly Exclusion[] _byReason = new Exclusion[Enum.GetValues<ReasonCode>().Length];

    internal ExcludedLines()
    {
    }

    public long Lines { get; private set; }

    /// <summary>Those that have no figure of any kind.</summary>
    public long LinesWithoutFigure { get; private set; }

    /// <summary>What the others would come to.</summary>
    public Co2eTotal Estimated { get; private set; }

    /// <summary>The reasons that occur, in their order.</summary>
    public IEnumerable<ReasonCode> Reasons => Enum.GetValues<ReasonCode>().Where(code => ByReason(code).Lines > 0);

    /// <summary>The lines that have a reason. A line may have several, so these do not add up.</summary>
    public Exclusion ByReason(ReasonCode reason) => _byReason[(int)reason];

    internal void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share) =>
        Add(Decisive(in outcome), Estimate(in line, in outcome, in share));

    internal void Add(ReasonSet reasons, Co2e? estimate)
    {
        Lines++;
        if (estimate is { } mass)
        {
            Estimated += mass;
        }
        else
        {
            LinesWithoutFigure++;
        }

        foreach (var reason in reasons)
        {
            ref var exclusion = ref _byReason[(int)reason];
            exclusion = new Exclusion(exclusion.Lines + 1, exclusion.Estimated + (estimate ?? Co2e.Zero));
        }
    }

    internal void Add(ExcludedLines other)
    {
        Lines += other.Lines;
        LinesWithoutFigure += other.LinesWithoutFigure;
        Estimated += other.Estimated;
        for (var i = 0; i < _byReason.Length; i++)
        {
            _byReason[i] = new Exclusion(
                _byReason[i].Lines + other._byReason[i].Lines, _byReason[i].Estimated + other._byReason[i].Estimated);
        }
    }

    private static ReasonSet Decisive(in LineOutcome outcome)
    {
        var policy = outcome.Reasons.Contains(ReasonCode.LeaseNotBooked) ? ReasonSet.Of(ReasonCode.LeaseNotBooked)
            : outcome.Status == LineStatus.ReviewRequired ? Held
            : ReasonSet.None;
        var decisive = ReasonSet.None;
        foreach (var reason in outcome.Reasons)
        {
            if (policy.IsEmpty ? !OfGap.Contains(reason) && !Remarks.Contains(reason) : policy.Contains(reason))
            {
                decisive = decisive.With(reason);
            }
        }

        return decisive;
    }

    // A figure that is held as implausible is no estimate: it would be a thousand times what is left out, or a thousandth.
    private static Co2e? Estimate(in PurchaseLine line, in LineOutcome outcome, in LineShare share)
    {
        if (outcome.Reasons.Contains(ReasonCode.DisposedWithoutWaste))
        {
            return Co2e.Zero;
        }

        var isReleased = line.ReleasedBy is not null;
        return outcome.Product.CradleToGate is { } product
            && (isReleased || !outcome.Reasons.Contains(ReasonCode.EpdImplausibleValue)) ? share.OfProduct(product)
            : outcome.Spend.Emissions is { } spend
            && (isReleased || !outcome.Reasons.Contains(ReasonCode.SpendImplausibleValue)) ? share.OfSpend(spend)
            : null;
    }
}

/// <summary>Lines left out for one reason.</summary>
/// <param name="Lines">How many.</param>
/// <param name="Estimated">What those of them that have a figure would come to.</param>
public readonly record struct Exclusion(long Lines, Co2eTotal Estimated);
