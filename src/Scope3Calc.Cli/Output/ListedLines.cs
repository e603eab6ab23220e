using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>Collects lines that somebody has to look at, with their reasons, on disk: there may be millions.</summary>
internal sealed class ListedLines : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly StreamWriter _writer;

    public ListedLines() => _writer = new StreamWriter(_path);

    public long Count { get; private set; }

    /// <summary>Adds a line that was not calculated.</summary>
    public void AddRefused(PurchaseRow row, LineOutcome outcome) => Add(row, outcome, outcome.Problems.Count == 0
        ? ReasonTexts.Of(outcome)
        : string.Join(' ', outcome.Problems.Select(problem => $"{PurchaseColumns.NameOf(problem.Field, row.Line)}: {problem.Message}")));

    /// <summary>Adds a line that is held for a person.</summary>
    public void AddHeld(PurchaseRow row, LineOutcome outcome) => Add(row, outcome, ReasonTexts.OfHeld(outcome));

    public void CopyTo(TextWriter output)
    {
        _writer.Flush();
        using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            output.WriteLine(line);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_path);
    }

    private void Add(PurchaseRow row, LineOutcome outcome, string reasons)
    {
        Count++;
        var name = outcome.LineId.Length == 0 ? "(no line_id)" : outcome.LineId;
        _writer.WriteLine($"  row {row.Number}, {name}: {reasons}");
    }
}
