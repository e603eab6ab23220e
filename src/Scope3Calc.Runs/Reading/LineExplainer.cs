using Scope3Calc.Core;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Reading;

/// <summary>How one line's figures in a run came about.</summary>
/// <remarks>Needs no plan of the run, which looks at the whole ledger: only its calculator and the line's own rows.</remarks>
internal sealed class LineExplainer(LedgerStore store, Calculator calculator, RunResults results)
{
    public LineExplanation? Explain(string lineId)
    {
        using var lines = store.Reader.Open();
        var places = lines.Candidates(lineId, results.Run.EndOrdinal);
        if (places is not [.., var place])
        {
            return null;
        }

        // Line and outcome lie apart, a megabyte each: the one is read beside the other.
        var atPlace = Task.Run(() => results.Row(place));
        var known = Last(lineId, places);
        var stored = atPlace.GetAwaiter().GetResult();
        if (known is null)
        {
            return null;
        }

        // A return takes its figures from its original: that is what there is to explain.
        var original = known.Line.Purchase.OriginalLineId is { } id ? Last(id, lines.Candidates(id, results.Run.EndOrdinal)) : null;
        ref readonly var purchase = ref (original ?? known).Line.Purchase;
        var outcome = calculator.Calculate(in purchase);
        return new LineExplanation(
            known,
            known.Ordinal == place ? stored : results.Row(known.Ordinal),
            outcome,
            Explainer.Explain(in purchase, in outcome, calculator),
            original);

        // The last version that the run knows.
        LineVersion? Last(string id, IReadOnlyList<long> candidates) => lines.Versions(id, candidates) is [.., var last] ? last : null;
    }
}
