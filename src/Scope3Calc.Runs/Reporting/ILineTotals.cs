using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Runs.Reporting;

/// <summary>What the lines of a run are added up in: each thread has its own, and they are joined at last.</summary>
/// <remarks>Its sums must not depend on the order of lines, nor on how they are shared among threads.</remarks>
/// <typeparam name="TSelf">The totals themselves.</typeparam>
public interface ILineTotals<in TSelf>
    where TSelf : ILineTotals<TSelf>
{
    /// <param name="line">The line; of a return or credit note, the line it takes back from.</param>
    /// <param name="outcome">What the run's calculator makes of it.</param>
    /// <param name="share">How much of it counts.</param>
    /// <param name="day">The day that decides which year it counts in.</param>
    void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, DateOnly day);

    /// <summary>Adds a return that takes back more than there is, or from another return: it has no figures.</summary>
    /// <param name="day">The day that decides which year it counts in.</param>
    /// <param name="reasons">What is wrong with it.</param>
    void AddRefused(DateOnly day, ReasonSet reasons);

    /// <summary>Adds another's lines to these.</summary>
    void Add(TSelf other);
}
