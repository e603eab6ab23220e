namespace Scope3Calc.Storage.LineIndex;

/// <summary>Which runs become one when a commit adds its own.</summary>
/// <param name="Merged">The newest runs, that together with the commit's become one; none if nothing is due.</param>
/// <param name="Level">Level of the run that is written.</param>
internal readonly record struct MergePlan(IReadOnlyList<IndexRun> Merged, int Level)
{
    /// <summary>Neighbouring runs of a level that are merged.</summary>
    public const int Width = 16;

    /// <param name="runs">All runs, in the order of their ordinals.</param>
    /// <param name="addedLines">Lines of the commit.</param>
    public static MergePlan After(IReadOnlyList<IndexRun> runs, long addedLines)
    {
        // Levels never rise from the oldest run to the newest, so the runs of a level are neighbours. The run that
        // completes one level may complete the next as well; then all of them are merged in one go.
        var (start, level, lines) = (runs.Count, 0, addedLines);
        while (true)
        {
            var (first, sum) = (start, lines);
            while (first > 0 && runs[first - 1].Level == level)
            {
                first--;
                sum += runs[first].LineCount;
            }

            if (start - first < Width - 1 || sum > IndexRun.MaxLineCount)
            {
                return new MergePlan([.. runs.Skip(start)], level);
            }

            (start, level, lines) = (first, level + 1, sum);
        }
    }
}
