using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints how the figures of a line came about: a sentence each, then the calculation step by step.</summary>
/// <remarks>
/// In the order of a reader's questions, each with a heading. After a sentence stands the field it explains. Steps that were
/// shown before are not shown again.
/// </remarks>
internal static class ExplanationReport
{
    private const int MaxDigits = 14;

    // By the beginning of the field's name; the first that fits.
    private static readonly (string Fields, string Heading)[] Headings =
    [
        ("booked_", "What is booked"),
        ("supplier_part_", "What is booked"),
        ("product.data_quality.", "How good the product data are"),
        ("product.", "By product data"),
        ("spend.data_quality.", "How good the spend data are"),
        ("spend.", "By money spent"),
        ("calibrated_spend_", "By money spent"),
        ("gap.significance.", "Whether the gap can be chance"),
        ("gap.effects.", "What the gap comes from"),
        ("gap.", "The gap between the two"),
        ("implied.", "What each says in terms of the other"),
        ("", "Other figures"),
    ];

    public static void Print(TextWriter output, PurchaseRow row, ExplainLineResponse answer)
    {
        var (line, outcome) = (row.Line, answer.Outcome);
        output.WriteLine(Invariant($"row {row.Number}, {$"{line.LineId}  {line.Manufacturer} {line.Model}".TrimEnd()}"));
        Paragraph(output, ReasonTexts.OfStatus(outcome));
        foreach (var problem in outcome.Problems)
        {
            Paragraph(output, $"{PurchaseColumns.NameOf(problem.Field, line)}: {problem.Message}");
        }

        Steps(output, outcome.Problems.Count == 0 ? outcome.Reasons : [], answer.Explanations);
        if (answer.Basis is { } basis)
        {
            output.WriteLine();
            Report.Basis(output, basis);
        }
    }

    /// <summary>Prints a line of a run: what was stored for it, then how that is calculated.</summary>
    public static void Print(TextWriter output, RunServiceExplainLineResponse answer)
    {
        var stored = answer.Stored;
        output.WriteLine($"{stored.LineId}, version {answer.Version}, in run {answer.Basis.RunId}");
        Paragraph(output, ReasonTexts.OfStatus(answer.Outcome));
        if (answer.OriginalLineId.Length > 0)
        {
            Paragraph(output, Invariant(
                $"The line takes back from {answer.OriginalLineId}: of its figures below it books {Kg(stored.BookedMgCo2E):0.######} kg CO2e."));
        }

        Steps(output, answer.Outcome.Reasons, answer.Explanations);
        output.WriteLine();
        RunReport.Basis(output, answer.Basis);
    }

    private static void Steps(TextWriter output, IEnumerable<ReasonCode> reasons, IEnumerable<Explanation> explanations)
    {
        foreach (var reason in reasons)
        {
            Paragraph(output, $"- {ReasonTexts.Of(reason)}");
        }

        var shown = new HashSet<Expression>();
        var heading = string.Empty;
        foreach (var explanation in explanations)
        {
            output.WriteLine();
            if (HeadingOf(explanation.Figure) is var current && current != heading)
            {
                output.WriteLine(heading = current);
            }

            Paragraph(output, $"{explanation.Sentence} [{explanation.Figure}]");
            if (explanation.Expression is { } expression)
            {
                Node(output, expression, shown, indent: 4);
            }
        }
    }

    private static string HeadingOf(string figure) =>
        Array.Find(Headings, heading => figure.StartsWith(heading.Fields, StringComparison.Ordinal)).Heading;

    // One step per line: value and unit, what it stands for, what is done with the steps below it, or where it comes from.
    private static void Node(TextWriter output, Expression node, HashSet<Expression> shown, int indent)
    {
        var isKnown = node.Operands.Count > 0 && !shown.Add(node);
        string[] parts =
        [
            $"{Digits(node.Value)} {node.Unit}".TrimEnd(),
            node.Label,
            isKnown ? "(as above)" : OperationOf(node.Kind, node.Operands.Count),
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
        var exponent = value.IndexOf('E', StringComparison.Ordinal);
        var end = exponent < 0 ? value.Length : exponent;
        var point = value.IndexOf('.', StringComparison.Ordinal);
        return point < 0 || end <= MaxDigits ? value : $"{value[..Math.Max(MaxDigits, point)]}...{value[end..]}";
    }

    private static string OperationOf(ExpressionKind kind, int operands) => kind switch
    {
        ExpressionKind.Sum => "= sum of",
        ExpressionKind.Difference => "= difference of",
        ExpressionKind.Product => "= product of",
        ExpressionKind.Quotient => "= quotient of",
        ExpressionKind.Rounded or ExpressionKind.RoundedToNine => "= rounded from",
        ExpressionKind.Maximum => "= largest of",
        ExpressionKind.Absolute => "= size of",
        ExpressionKind.Rank => "= 1, and 1 more for each of the others that the first reaches, of",
        ExpressionKind.SquareRoot => "= square root of",
        ExpressionKind.RootOfSquares => "= root of the squares of",
        ExpressionKind.Exponential => "= e to the power of",
        ExpressionKind.Logarithm when operands == 1 => "= logarithm of",
        ExpressionKind.Logarithm => "= logarithm of the quotient of",
        ExpressionKind.NormalProbability => "= share of a normal distribution below",
        ExpressionKind.LogarithmicMean => "= logarithmic mean of",
        _ => "",
    };
}
