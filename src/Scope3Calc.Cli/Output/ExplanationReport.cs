using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints how the figures of a line came about: a sentence each, then the calculation step by step.</summary>
/// <remarks>Steps that were shown before are not shown again.</remarks>
internal static class ExplanationReport
{
    private const int MaxDigits = 14;

    public static void Print(TextWriter output, PurchaseRow row, ExplainLineResponse answer)
    {
        var (line, outcome) = (row.Line, answer.Outcome);
        output.WriteLine(Invariant($"row {row.Number}, {$"{line.LineId}  {line.Manufacturer} {line.Model}".TrimEnd()}"));
        Paragraph(output, ReasonTexts.OfStatus(outcome));
        foreach (var problem in outcome.Problems)
        {
            Paragraph(output, $"{PurchaseColumns.NameOf(problem.Field, line)}: {problem.Message}");
        }

        foreach (var reason in outcome.Reasons.Where(_ => outcome.Problems.Count == 0))
        {
            Paragraph(output, $"- {ReasonTexts.Of(reason)}");
        }

        var shown = new HashSet<Expression>();
        foreach (var explanation in answer.Explanations)
        {
            output.WriteLine();
            output.WriteLine(explanation.Figure);
            Paragraph(output, explanation.Sentence);
            if (explanation.Expression is { } expression)
            {
                Node(output, expression, shown, indent: 2);
            }
        }

        if (answer.Basis is { } basis)
        {
            output.WriteLine();
            Report.Basis(output, basis);
        }
    }

    // One step per line: value and unit, what it stands for, what is done with the steps below it, or where it comes from.
    private static void Node(TextWriter output, Expression node, HashSet<Expression> shown, int indent)
    {
        var isKnown = node.Operands.Count > 0 && !shown.Add(node);
        string[] parts =
        [
            $"{Digits(node.Value)} {node.Unit}".TrimEnd(),
            node.Label,
            isKnown ? "(as above)" : OperationOf(node.Kind),
            node.Source.Length > 0 ? $"[{node.Source.Split('@')[0]}]" : "",
        ];
        output.WriteLine($"{new string(' ', indent)}{string.Join("  ", parts.Where(part => part.Length > 0))}");
        foreach (var operand in node.Operands.Where(_ => !isKnown))
        {
            Node(output, operand, shown, indent + 2);
        }
    }

    // As many digits as a reader can use. All of them, and the checksums of sources, are in --json.
    private static string Digits(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        return point < 0 || value.Length <= MaxDigits ? value : value[..Math.Max(MaxDigits, point)] + "...";
    }

    private static string OperationOf(ExpressionKind kind) => kind switch
    {
        ExpressionKind.Sum => "= sum of",
        ExpressionKind.Difference => "= difference of",
        ExpressionKind.Product => "= product of",
        ExpressionKind.Quotient => "= quotient of",
        ExpressionKind.Rounded => "= rounded from",
        _ => "",
    };
}
