using Scope3Calc.Core.Explanation;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Reading;

/// <summary>How one line's figures in a run came about.</summary>
internal sealed class LineExplainer(LedgerStore store, RunPlan plan, RunResults results)
{
    public LineExplanation? Explain(string lineId)
    {
        // The last version that the run knows.
        var versions = store.Reader.Versions(lineId);
        if (versions.LastOrDefault(version => version.Ordinal < plan.State.NextOrdinal) is not { } known)
        {
            return null;
        }

        var outcomes = new OutcomeColumns();
        results.Read(SegmentStore.SegmentOf(known.Ordinal), outcomes);
        var stored = outcomes.Row((int)(known.Ordinal % SegmentStore.SegmentLines));

        // A return takes its figures from its original: that is what there is to explain.
        var original = plan.Returns.Links.TryGetValue(known.Ordinal, out var link)
            ? store.Reader.Version(link.Original)
            : null;
        ref readonly var purchase = ref (original ?? known).Line.Purchase;
        var outcome = plan.Calculator.Calculate(in purchase);
        return new LineExplanation(
            known, stored, outcome, Explainer.Explain(in purchase, in outcome, plan.Calculator), original);
    }
}
