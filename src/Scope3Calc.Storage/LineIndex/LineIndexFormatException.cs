namespace Scope3Calc.Storage.LineIndex;

/// <summary>A stored run of the line index is not what this program writes: damaged, or only partly there.</summary>
internal sealed class LineIndexFormatException(IndexRun run, string what)
    : Exception($"The line index is damaged in {run}: {what}.")
{
    public IndexRun Run { get; } = run;
}
