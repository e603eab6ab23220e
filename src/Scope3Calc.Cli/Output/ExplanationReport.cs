using System.Text.RegularExpressions;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints how the figures of a line came about: a sentence each, then the calculation step by step.</summary>
internal static partial class ExplanationReport
{
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

        foreach (var explanation in answer.Explanations)
        {
            output.WriteLine();
            output.WriteLine(explanation.Figure);
            Paragraph(output, explanation.Sentence);
            if (explanation.Expression is { } expression)
            {
                Node(output, expression, indent: 2);
            }
        }

        if (answer.Basis is { } basis)
        {
            output.WriteLine();
            Report.Basis(output, basis);
        }
    }

    // One step per line: value and unit, what it stands for, what is done with the steps below it, or where it comes from.
    private static void Node(TextWriter output, Expression node, int indent)
    {
        var value = $"{node.Value} {node.Unit}".TrimEnd();
        var operation = OperationOf(node.Kind);
        var text = string.Join("  ", new[] { value, node.Label, operation, node.Source.Length > 0 ? $"[{Short(node.Source)}]" : "" }
            .Where(part => part.Length > 0));
        output.WriteLine($"{new string(' ', indent)}{text}");
        foreach (var operand in node.Operands)
        {
            Node(output, operand, indent + 2);
        }
    }

    // Twelve digits of a pack's checksum are enough to tell it by; --json has them all.
    private static string Short(string source) => Checksum().Replace(source, "@$1");

    [GeneratedRegex("@([0-9a-f]{12})[0-9a-f]{52}")]
    private static partial Regex Checksum();

    private static string OperationOf(ExpressionKind kind) => kind switch
    {
        ExpressionKind.Sum => "= sum of",
        ExpressionKind.Difference => "= difference of",
        ExpressionKind.Product => "= product of",
        ExpressionKind.Quotient => "= quotient of",
        ExpressionKind.Rounded => "= rounded to the milligram from",
        _ => "",
    };
}
