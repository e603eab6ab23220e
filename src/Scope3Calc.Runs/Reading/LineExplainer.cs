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
        if (Find(lineId) is not ({ } known, var original))
        {
            return null;
        }

        // A return takes its figures from its original: that is what there is to explain.
        ref readonly var purchase = ref (original ?? known).Line.Purchase;
        var outcome = calculator.Calculate(in purchase);
        return new LineExplanation(
            known, results.Row(known.Ordinal), outcome, Explainer.Explain(in purchase, in outcome, calculator), original);
    }

    // Of each line the last version that the run knows.
    private (LineVersion? Known, LineVersion? Original) Find(string lineId)
    {
        using var lines = store.Reader.Open();
        var known = Last(lineId);
        return (known, known?.Line.Purchase.OriginalLineId is { } original ? Last(original) : null);

        LineVersion? Last(string id) => lines.Versions(id, results.Run.EndOrdinal) is [.., var last] ? last : null;
    }
}
