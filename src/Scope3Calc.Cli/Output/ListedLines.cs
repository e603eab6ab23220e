using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>Collects every line that was not calculated, with its reasons, on disk: there may be millions.</summary>
internal sealed class RefusedLines : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly StreamWriter _writer;

    public RefusedLines() => _writer = new StreamWriter(_path);

    public long Count { get; private set; }

    public void Add(PurchaseRow row, LineOutcome outcome)
    {
        Count++;
        var name = outcome.LineId.Length == 0 ? "(no line_id)" : outcome.LineId;
        var reasons = outcome.Problems.Count == 0
            ? ReasonTexts.Of(outcome)
            : string.Join(' ', outcome.Problems.Select(problem => $"{PurchaseColumns.NameOf(problem.Field, row.Line)}: {problem.Message}"));
        _writer.WriteLine($"  row {row.Number}, {name}: {reasons}");
    }

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
}
