using Scope3Calc.Core;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Telemetry;

/// <summary>How many lines of a batch ended with each method, tier and status.</summary>
internal sealed class LineCounts
{
    private static readonly int Methods = Enum.GetValues<CalculationMethod>().Length;
    private static readonly int Tiers = Enum.GetValues<DataQualityTier>().Length;
    private static readonly int Statuses = Enum.GetValues<LineStatus>().Length;

    private readonly int[] _counts = new int[Methods * Tiers * Statuses];

    public void Add(in LineOutcome outcome) => Add(outcome.Method, outcome.Tier, outcome.Status);

    public void AddRefused() => Add(CalculationMethod.NotCalculable, DataQualityTier.None, LineStatus.Rejected);

    private void Add(CalculationMethod method, DataQualityTier tier, LineStatus status) =>
        _counts[((((int)method * Tiers) + (int)tier) * Statuses) + (int)status]++;

    public IEnumerable<(CalculationMethod Method, DataQualityTier Tier, LineStatus Status, int Lines)> NonZero()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
            {
                yield return (
                    (CalculationMethod)(i / (Tiers * Statuses)),
                    (DataQualityTier)(i / Statuses % Tiers),
                    (LineStatus)(i % Statuses),
                    _counts[i]);
            }
        }
    }
}
