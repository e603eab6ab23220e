namespace Scope3Calc.Runs.Reporting;

/// <summary>What the lines of a group share: one text, or two. Ordered by their characters.</summary>
internal readonly record struct GroupKey(string First, string? Second) : IComparable<GroupKey>
{
    public IReadOnlyList<string> Texts => Second is null ? [First] : [First, Second];

    public int CompareTo(GroupKey other)
    {
        var first = string.CompareOrdinal(First, other.First);
        return first != 0 ? first : string.CompareOrdinal(Second, other.Second);
    }
}
