using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>The quality gap of one call: all lines, and the groups they fall into.</summary>
internal sealed class QualityGapReport(Calculator calculator, IReadOnlyList<V1.Dimension> dimensions, SummaryTotals total)
    : ILineReport
{
    /// <summary>Groups of one report. Who sends more keys gets their lines in the total only, and takes no more memory.</summary>
    public const int MaxGroups = 10_000;

    // A simulation of every group would be thousands of them.
    private static readonly SummaryOptions Analytical = new(MonteCarlo: null, WithFactorSpread: false);

    private readonly Dictionary<GroupKey, SummaryTotals> _groups = [];
    private long _ungroupedLines;

    public void Add(V1.PurchaseLine message, in PurchaseLine line, in LineOutcome outcome)
    {
        total.Add(in line, in outcome);
        GroupOf(message, in line)?.Add(in line, in outcome);
    }

    public void AddRefused(V1.PurchaseLine message, in PurchaseLine line, ReasonSet reasons)
    {
        total.AddRefused(reasons);
        GroupOf(message, in line)?.AddRefused(reasons);
    }

    public V1.GetQualityGapResponse ToMessage(CancellationToken cancellationToken) => ToMessage(
        calculator,
        total,
        _groups.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Values, pair.Value)),
        _ungroupedLines,
        cancellationToken);

    /// <summary>Empty totals of one group.</summary>
    public static SummaryTotals NewGroup(Calculator calculator) => new(calculator, Analytical, spread: null);

    /// <param name="calculator">What the lines were calculated by.</param>
    /// <param name="total">All lines.</param>
    /// <param name="groups">The groups, in the order of their keys.</param>
    /// <param name="ungroupedLines">Lines in none of them.</param>
    /// <param name="cancellationToken">Stops a simulation.</param>
    public static V1.GetQualityGapResponse ToMessage(
        Calculator calculator,
        SummaryTotals total,
        IEnumerable<(IEnumerable<string> Key, SummaryTotals Totals)> groups,
        long ungroupedLines,
        CancellationToken cancellationToken) => new()
        {
            Total = total.ToMessage(cancellationToken),
            Groups =
            {
                groups.Select(group => new V1.GapGroup { Key = { group.Key }, Summary = group.Totals.ToMessage(cancellationToken) }),
            },
            UngroupedLines = ungroupedLines,
            CalibratedFactors = { total.Calibrations.Select(CalibrationWriter.ToMessage) },
            Basis = SummaryWriter.Basis(calculator),
        };

    private SummaryTotals? GroupOf(V1.PurchaseLine message, in PurchaseLine line)
    {
        if (dimensions.Count == 0)
        {
            return null;
        }

        var key = GroupKey.Of(dimensions, message, in line);
        if (_groups.TryGetValue(key, out var group))
        {
            return group;
        }

        if (_groups.Count == MaxGroups)
        {
            _ungroupedLines++;
            return null;
        }

        _groups.Add(key, group = NewGroup(calculator));
        return group;
    }
}
