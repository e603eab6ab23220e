namespace Scope3Calc.Core.Explanation;

/// <summary>A number on its way into a figure, for programs and for people.</summary>
/// <param name="Expression">How it comes about.</param>
/// <param name="Text">The same as part of a sentence, without the result.</param>
internal readonly record struct Derivation(Expression Expression, string Text)
{
    /// <summary>Two masses as one.</summary>
    public static Derivation Sum(string label, Derivation first, Derivation second) => new(
        new Expression.Sum(label, first.Expression.Unit, first.Expression, second.Expression),
        $"{first.Text} plus {second.Text}");

    /// <summary>The result with its unit, rounded for reading: what is worked out on the way.</summary>
    public string AboutResult => $"{NumberText.About(Expression.Value)} {Expression.Unit}".TrimEnd();

    /// <summary>The result with its unit, where the way to it has been told before.</summary>
    public string Result => $"{NumberText.Of(Expression.Value)} {Expression.Unit}".TrimEnd();
}
