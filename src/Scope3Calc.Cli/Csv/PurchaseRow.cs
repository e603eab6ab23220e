using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>One row of a purchase file: a line to send, or why it cannot be sent.</summary>
/// <param name="Number">Line of the file where the row starts; the header is on line 1.</param>
/// <param name="Line">The line as far as it could be read.</param>
internal sealed record PurchaseRow(long Number, PurchaseLine Line)
{
    /// <summary>The outcome, where the row itself decides it; null for a line to send.</summary>
    public LineOutcome? Refusal { get; private set; }

    /// <summary>Size of the row in the file, to keep messages within the service's limit.</summary>
    public int Bytes { get; init; }

    public void Refuse(ReasonCode code, string field, string message) =>
        Refuse(new Problem { Code = code, Field = field, Message = message });

    public void Refuse(Problem problem)
    {
        Refusal ??= new LineOutcome
        {
            LineId = Line.LineId,
            Status = LineStatus.Rejected,
            Method = CalculationMethod.NotCalculable,
        };
        if (!Refusal.Reasons.Contains(problem.Code))
        {
            Refusal.Reasons.Add(problem.Code);
        }

        Refusal.Problems.Add(problem);
    }
}
