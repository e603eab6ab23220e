namespace Scope3Calc.Runs;

/// <summary>A year whose results are final: those of one run.</summary>
/// <param name="Year">The year that lines count in.</param>
/// <param name="RunId">The run.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="ClosedAt">When.</param>
public sealed record ClosedPeriod(int Year, long RunId, string ClosedBy, DateTimeOffset ClosedAt);
