namespace Scope3Calc.Core.Explanation;

/// <summary>One figure of a line's outcome and its derivation.</summary>
/// <param name="Name">The figure's field in the contract's outcome, such as <c>spend.emissions_mg_co2e</c>.</param>
/// <param name="Sentence">The derivation for people. Numbers worked out on the way are rounded for reading.</param>
/// <param name="Expression">The derivation for programs, in kilograms, units of money or plain numbers. Without a floating
/// number in it, exactly the figure, which the contract states in millionths where the name says so.</param>
public sealed record ExplainedFigure(string Name, string Sentence, Expression Expression)
{
    /// <param name="name">The figure's field.</param>
    /// <param name="title">What it is, as the beginning of a sentence.</param>
    /// <param name="derivation">How it came about.</param>
    /// <param name="remark">What it means, as the end of the sentence; empty where that is plain.</param>
    internal static ExplainedFigure Of(string name, string title, Derivation derivation, string remark = "") =>
        new(name, $"{title}: {derivation.Text} = {derivation.Result}{remark}.", derivation.Expression);
}
