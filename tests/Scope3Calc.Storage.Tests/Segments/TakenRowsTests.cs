using FsCheck.Fluent;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>Rows that are taken over from another outcome segment instead of being added one by one.</summary>
public sealed class TakenRowsTests
{
    private static readonly OutcomeRow[] Few = GeneratedOutcomes.Rows(9);

    // Stretches of two other segments and single rows, in any order: as if each row had been added.
    [Fact]
    public void Add_AnyStretchesOfOthers_GivesTheBytesOfTheirRows()
    {
        var (builder, one, other) = (new OutcomeSegmentBuilder(), new OutcomeColumns(), new OutcomeColumns());
        var cases =
            from first in AnySegment.Outcomes
            from second in AnySegment.Outcomes
            from steps in Gen.Choose(0, 1_000_000).ArrayOf(12)
            select (First: first, Second: second, Steps: steps);
        AnySegment.Holds(cases, some =>
        {
            one.Read(Built(some.First));
            other.Read(Built(some.Second));
            var expected = new List<OutcomeRow>();
            builder.Clear();
            foreach (var step in some.Steps)
            {
                var (rows, columns) = step % 2 == 0 ? (some.First, one) : (some.Second, other);
                var start = step / 2 % rows.Length;
                var count = step / 200 % (rows.Length - start + 1);
                builder.Add(columns, start, count);
                expected.AddRange(rows.AsSpan(start, count));
                if (step % 3 == 0)
                {
                    builder.Add(in rows[start]);
                    expected.Add(rows[start]);
                }
            }

            if (expected.Count > 0)
            {
                Assert.Equal(Built([.. expected]), builder.Build());
            }
        });
    }

    [Fact]
    public void Add_ColumnsReadAnewMeanwhile_GivesTheBytesOfTheirRows()
    {
        var (builder, columns) = (new OutcomeSegmentBuilder(), new OutcomeColumns());
        OutcomeRow[] others = [.. Few.Reverse()];

        columns.Read(Built(Few));
        builder.Add(columns, 0, 5);
        columns.Read(Built(others));
        builder.Add(columns, 0, 5);

        Assert.Equal(Built([.. Few[..5], .. others[..5]]), builder.Build());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 10)]
    [InlineData(9, 1)]
    [InlineData(3, -1)]
    [InlineData(3, int.MaxValue)]
    public void Add_RowsThatAreNotThere_AreRefused(int first, int count)
    {
        var (builder, columns) = (new OutcomeSegmentBuilder(), new OutcomeColumns());
        columns.Read(Built(Few));

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(columns, first, count));
        Assert.Equal(0, builder.Count);
    }

    [Fact]
    public void Add_MoreThanASegmentHolds_IsRefused()
    {
        var (builder, columns) = (new OutcomeSegmentBuilder(), new OutcomeColumns());
        columns.Read(Built(GeneratedOutcomes.Rows(40_000)));
        builder.Add(columns, 0, 40_000);

        Assert.Throws<InvalidOperationException>(() => builder.Add(columns, 0, 25_537));
        builder.Add(columns, 0, 25_536);

        Assert.Equal(OutcomeSegmentBuilder.MaximumRows, builder.Count);
    }

    private static byte[] Built(ReadOnlySpan<OutcomeRow> rows)
    {
        var builder = new OutcomeSegmentBuilder();
        foreach (ref readonly var row in rows)
        {
            builder.Add(in row);
        }

        return builder.Build();
    }
}
