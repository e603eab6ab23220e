using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>Collects lines that somebody has to look at, with their reasons, on disk: there may be millions.</summary>
internal sealed class ListedLines : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly StreamWriter _writer;
    private readonly long _shown;

    /// <param name="shown">How many are listed; of the others only their number is told.</param>
    public ListedLines(long shown = long.MaxValue)
    {
        _shown = shown;
        _writer = new StreamWriter(_path);
    }

    public long Count { get; private set; }

    /// <summary>Adds a line that was not calculated.</summary>
    public void AddRefused(PurchaseRow row, LineOutcome outcome)
    {
        if (outcome.Problems.Count == 0)
        {
            Add(row, ReasonTexts.Of(outcome));
        }
        else
        {
            AddRefused(row, outcome.Problems);
        }
    }

    /// <summary>Adds a line that could not be taken.</summary>
    public void AddRefused(PurchaseRow row, IEnumerable<Problem> problems) => Add(
        row, string.Join(' ', problems.Select(problem => $"{PurchaseColumns.NameOf(problem.Field, row.Line)}: {problem.Message}")));

    /// <summary>Adds a line that is held for a person.</summary>
    public void AddHeld(PurchaseRow row, LineOutcome outcome) => Add(row, ReasonTexts.OfHeld(outcome));

    public void CopyTo(TextWriter output)
    {
        _writer.Flush();
        using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            output.WriteLine(line);
        }

        if (Count > _shown)
        {
            output.WriteLine(Words.Invariant($"  and {Count - _shown:N0} more."));
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_path);
    }

    private void Add(PurchaseRow row, string reasons)
    {
        Count++;
        if (Count <= _shown)
        {
            var name = row.Line.LineId.Length == 0 ? "(no line_id)" : row.Line.LineId;
            _writer.WriteLine($"  row {row.Number}, {name}: {reasons}");
        }
    }
}
