using System.Diagnostics;
using Scope3Calc.Core.Explanation;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes how a figure came about as the contract's message.</summary>
internal static class ExplanationWriter
{
    public static V1.Explanation ToMessage(ExplainedFigure figure) => new()
    {
        Figure = figure.Name,
        Sentence = figure.Sentence,
        Expression = ToMessage(figure.Expression),
    };

    private static V1.Expression ToMessage(Expression expression)
    {
        var message = new V1.Expression
        {
            Kind = KindOf(expression),
            Label = expression.Label,
            Value = expression.Value.ToString(),
            Unit = expression.Unit,
            Source = expression is Expression.Constant constant ? constant.Source : string.Empty,
        };
        message.Operands.AddRange(expression.Operands.Select(ToMessage));
        return message;
    }

    private static V1.ExpressionKind KindOf(Expression expression) => expression switch
    {
        Expression.Constant => V1.ExpressionKind.Constant,
        Expression.Sum => V1.ExpressionKind.Sum,
        Expression.Difference => V1.ExpressionKind.Difference,
        Expression.Product => V1.ExpressionKind.Product,
        Expression.Quotient => V1.ExpressionKind.Quotient,
        Expression.Rounded => V1.ExpressionKind.Rounded,
        Expression.RoundedToNine => V1.ExpressionKind.RoundedToNine,
        Expression.Maximum => V1.ExpressionKind.Maximum,
        Expression.Absolute => V1.ExpressionKind.Absolute,
        Expression.Rank => V1.ExpressionKind.Rank,
        Expression.SquareRoot => V1.ExpressionKind.SquareRoot,
        Expression.RootOfSquares => V1.ExpressionKind.RootOfSquares,
        Expression.Exponential => V1.ExpressionKind.Exponential,
        Expression.Logarithm => V1.ExpressionKind.Logarithm,
        Expression.NormalProbability => V1.ExpressionKind.NormalProbability,
        Expression.LogarithmicMean => V1.ExpressionKind.LogarithmicMean,
        _ => throw new UnreachableException(),
    };
}
