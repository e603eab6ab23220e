using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Declarations;

/// <summary>A declaration's figure for the whole life, with its own shares by stage.</summary>
/// <param name="TotalKg">GWP-total over the whole life, kg CO2e per declared amount.</param>
/// <param name="Shares">How it divides among the stages.</param>
public sealed record WholeLifeFigure(decimal TotalKg, StageShares Shares)
{
    private readonly WholeLife _stages = WholeLife.Of(TotalKg, totalSigmaLn: 0, Shares);

    /// <summary>Sigma that the rounding of the shares adds to A1 to A3; 0 where there is no such figure.</summary>
    public double AddedSigma => _stages.Stages?.CradleToGate.SigmaLn ?? 0;

    /// <summary>The figures by stage, or the reason why there are none. The total is one with biogenic CO2 inside.</summary>
    internal DeclaredFootprint ToFootprint() => _stages.Stages is { } stages
        ? Empty(ReasonSet.Of(ReasonCode.EpdHarmonised).With(ReasonCode.BiogenicNotSeparated)) with
        {
            CradleToGate = stages.CradleToGate.Kg,
            Distribution = stages.Distribution?.Kg,
            EnergyInUse = stages.EnergyInUse?.Kg,
            EndOfLife = stages.EndOfLife?.Kg,
        }
        : Empty(ReasonSet.Of(ReasonCode.EpdStageSharesMissing));

    private static DeclaredFootprint Empty(ReasonSet reasons) =>
        new(null, null, 0m, 0m, null, null, null, null, null, null, reasons);
}
