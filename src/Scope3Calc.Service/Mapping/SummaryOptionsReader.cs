using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Service.Mapping;

/// <summary>What a summary is to tell beyond totals and shares.</summary>
/// <param name="MonteCarlo">A simulation to make; null for the analytical way.</param>
/// <param name="WithFactorSpread">Whether to calculate by every pack too.</param>
internal sealed record SummaryOptions(MonteCarloOptions? MonteCarlo, bool WithFactorSpread)
{
    /// <returns>Null where nothing beyond totals is asked for, or with problems.</returns>
    public static SummaryOptions? Read(V1.SummaryOptions? message, ref List<Problem>? problems)
    {
        if (message is null)
        {
            return null;
        }

        var draws = message.MonteCarlo?.Draws ?? 0;
        if (draws is not 0 and (< MonteCarloOptions.MinDraws or > MonteCarloOptions.MaxDraws))
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "summary.monte_carlo.draws",
                $"Give {MonteCarloOptions.MinDraws} to {MonteCarloOptions.MaxDraws} draws, or leave it empty.");
            return null;
        }

        return new SummaryOptions(
            message.MonteCarlo is { } wanted
                ? new MonteCarloOptions { Seed = wanted.Seed, Draws = draws == 0 ? MonteCarloOptions.DefaultDraws : draws }
                : null,
            message.FactorSpread);
    }
}
