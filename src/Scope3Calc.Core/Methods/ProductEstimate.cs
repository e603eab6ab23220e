using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>What a line comes to by product data, whether or not it is booked; or why that cannot be said.</summary>
public readonly record struct ProductEstimate
{
    private readonly OptionalCo2e _cradleToGate;
    private readonly OptionalCo2e _distribution;
    private readonly decimal _declaredUnits;

    internal ProductEstimate(
        Declaration declaration,
        DataQualityTier tier,
        bool bookable,
        Co2e cradleToGate,
        OptionalCo2e distribution,
        decimal declaredUnits,
        double sigma,
        ReasonSet reasons)
    {
        Declaration = declaration;
        Tier = tier;
        Bookable = bookable;
        _cradleToGate = cradleToGate;
        _distribution = distribution;
        _declaredUnits = declaredUnits;
        Sigma = sigma;
        Reasons = reasons;
    }

    /// <summary>The declaration looked at; null where the line has none.</summary>
    public Declaration? Declaration { get; }

    /// <summary>The tier its evidence reaches; none without a figure.</summary>
    public DataQualityTier Tier { get; private init; }

    /// <summary>False where there is a figure that must not be booked, such as that of an expired declaration.</summary>
    public bool Bookable { get; }

    /// <summary>Modules A1 to A3 for the whole line; null when it cannot be calculated.</summary>
    public Co2e? CradleToGate => _cradleToGate;

    /// <summary>Module A4 for the whole line; null when not declared.</summary>
    public Co2e? Distribution => _distribution;

    /// <summary>Standard deviation of the figures' natural logarithm; 0 without a figure.</summary>
    public double Sigma { get; private init; }

    public ReasonSet Reasons { get; }

    /// <summary>What of <see cref="CradleToGate"/> is averages that fill gaps, and not the supplier's own.</summary>
    public Co2e CradleToGateFromAverages => Reasons.Contains(ReasonCode.RefurbishedCutOff)
        ? Co2e.Zero
        : Scaled(Declaration?.Footprint.CradleToGateFromAverages);

    /// <summary>What of <see cref="Distribution"/> is.</summary>
    public Co2e DistributionFromAverages => Scaled(Declaration?.Footprint.DistributionFromAverages);

    /// <summary>What is told beside the inventory and never part of it; worked out when asked for.</summary>
    public MemoItems Memo => Declaration is { } declaration && CradleToGate is { } cradleToGate
        ? MemoItems.Of(declaration, _declaredUnits, cradleToGate)
        : default;

    internal static ProductEstimate None(Declaration? declaration, ReasonSet reasons) =>
        new(declaration, reasons);

    /// <summary>The basis of a disposal: no figure of a purchase, only what its memo items are scaled by.</summary>
    internal static ProductEstimate OfWaste(Declaration declaration, DataQualityTier tier, double sigma) =>
        new(declaration, ReasonSet.None) { Tier = tier, Sigma = sigma };

    private ProductEstimate(Declaration? declaration, ReasonSet reasons)
    {
        Declaration = declaration;
        Reasons = reasons;
    }

    private Co2e Scaled(decimal? kgPerAmount) => kgPerAmount is { } kg and not 0m && CradleToGate is not null
        ? ProductMethod.Scale(kg, _declaredUnits, Declaration!.Amount) ?? Co2e.Zero
        : Co2e.Zero;
}

/// <summary>Figures of a line that an end user's inventory does not hold. Null is not declared.</summary>
/// <param name="Installation">A5.</param>
/// <param name="EnergyInUse">B6 over the service life. Metered electricity is scope 2, with its upstream in category 3.</param>
/// <param name="EndOfLife">C1 to C4, booked in category 5 only when the device is discarded.</param>
/// <param name="Benefits">D with its sign: avoided emissions are never deducted.</param>
/// <param name="BiogenicCo2">Biogenic CO2 within A1 to A3, reported apart from the total.</param>
/// <param name="AmortisedPerYear">A1 to A3 spread over the service life. The standard books all of it in the year of
/// acquisition, so this is not reportable.</param>
public readonly record struct MemoItems(
    Co2e? Installation,
    Co2e? EnergyInUse,
    Co2e? EndOfLife,
    Co2e? Benefits,
    Co2e? BiogenicCo2,
    Co2e? AmortisedPerYear)
{
    internal static MemoItems Of(Declaration declaration, decimal declaredUnits, Co2e cradleToGate)
    {
        var footprint = declaration.Footprint;
        return new MemoItems(
            Scaled(footprint.Installation),
            Scaled(footprint.EnergyInUse),
            Scaled(footprint.EndOfLife),
            Scaled(footprint.Benefits),
            Scaled(footprint.BiogenicCo2),
            declaration.ServiceLifeYears is { } years ? Co2e.FromLineKilograms(cradleToGate.Kilograms / years) : null);

        Co2e? Scaled(decimal? kgPerAmount) =>
            kgPerAmount is { } kg ? ProductMethod.Scale(kg, declaredUnits, declaration.Amount) : null;
    }
}
