using System.Data.Common;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs;

/// <summary>The stored results of a finished run.</summary>
internal sealed class RunResults(LedgerStore store, RunStore runs, RunRow run, IReadOnlyList<(string Key, string? Name)> segments)
{
    public RunRow Run => run;

    public int Segments => segments.Count;

    /// <summary>SHA-256 of a segment's results as the run was finished with them; null where they are missing.</summary>
    public string? NameOf(int segment) => segments[segment].Name;

    /// <summary>Line versions of a segment that the run looks at.</summary>
    public int LinesIn(int segment) =>
        (int)Math.Min(SegmentStore.SegmentLines, run.EndOrdinal - ((long)segment * SegmentStore.SegmentLines));

    /// <summary>Decodes the outcomes of a segment.</summary>
    /// <exception cref="StorageException">They are missing or damaged.</exception>
    public void Read(int segment, OutcomeColumns outcomes)
    {
        using var bytes = Bytes(segment);
        outcomes.Read(bytes.Span);
    }

    /// <summary>Decodes the outcomes of a segment over a connection of the caller's.</summary>
    /// <returns>Their sums, as they are stored.</returns>
    /// <exception cref="StorageException">They are missing or damaged.</exception>
    public byte[] ReadWithTotals(DbConnection connection, int segment, OutcomeColumns outcomes)
    {
        var (name, bytes, totals) = RunStore.ResultWithTotals(connection, segments[segment].Key) ?? throw Missing(segment);
        using var whole = Checked(segment, name, bytes);
        outcomes.Read(whole.Span);
        return totals;
    }

    /// <summary>What was found for one line version, without decoding the others of its segment.</summary>
    /// <exception cref="StorageException">The results are missing or damaged.</exception>
    public OutcomeRow Row(long ordinal)
    {
        var segment = SegmentStore.SegmentOf(ordinal);
        using var bytes = Bytes(segment);
        try
        {
            return OutcomeRowReader.Read(bytes.Span, (int)(ordinal % SegmentStore.SegmentLines));
        }
        catch (SegmentFormatException exception)
        {
            throw new StorageException(
                $"The results {NameOf(segment)} (segment {segment} of run {run.RunId}) cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Every line with an outcome, from an ordinal on.</summary>
    public IEnumerable<LineResult> Lines(long fromOrdinal)
    {
        var outcomes = new OutcomeColumns();
        var columns = new LedgerColumns();
        for (var segment = SegmentStore.SegmentOf(Math.Max(0, fromOrdinal)); segment < Segments; segment++)
        {
            Read(segment, outcomes);
            using (var connection = store.Database.OpenConnection())
            {
                SegmentStore.Read(connection, null, segment, run.EndOrdinal, columns);
            }

            for (var row = 0; row < outcomes.Count; row++)
            {
                var ordinal = columns.FirstOrdinal + row;
                if (ordinal >= fromOrdinal && outcomes.State(row) == OutcomeState.Calculated)
                {
                    yield return new LineResult(ordinal, RowDecoder.LineId(columns, row), outcomes.Row(row));
                }
            }
        }
    }

    private PooledBytes Bytes(int segment)
    {
        var (name, bytes) = runs.Result(segments[segment].Key) ?? throw Missing(segment);
        return Checked(segment, name, bytes);
    }

    // What the run was finished with, byte for byte.
    private PooledBytes Checked(int segment, string name, PooledBytes bytes)
    {
        if (bytes.Name.ToString() == name && name == segments[segment].Name)
        {
            return bytes;
        }

        bytes.Dispose();
        throw new StorageException(
            $"The results {name} (segment {segment} of run {run.RunId}) are damaged: their bytes give another SHA-256. "
            + "Restore the database from a backup.");
    }

    private StorageException Missing(int segment) =>
        new($"The results of segment {segment} of run {run.RunId} are missing. Restore the database from a backup.");
}
