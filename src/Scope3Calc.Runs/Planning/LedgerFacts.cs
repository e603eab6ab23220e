namespace Scope3Calc.Runs.Planning;

/// <summary>What plans must know of a state of the ledger: nothing of it is ever changed.</summary>
/// <param name="Returns">Corrections and returns.</param>
/// <param name="Segments">The segments, in order.</param>
internal sealed record LedgerFacts(ReturnIndex Returns, IReadOnlyList<SegmentFacts> Segments);
