using System.Globalization;

namespace Scope3Calc.Core.Explanation;

/// <summary>How a number came about: a tree with units, whose leaves are what was given and whose root is the number.</summary>
/// <remarks>
/// Operands are taken from left to right in decimal arithmetic, grouped as the calculation groups them: so the tree alone
/// gives the number to its last digit. Roots, logarithms and the like (<c>ExpressionFunctions.cs</c>) and what is made of them
/// are doubles, which agree with the calculation's to nine figures.
/// </remarks>
public abstract partial record Expression
{
    private readonly Func<IEnumerable<Number>, Number> _combine;

    private Expression(
        string label, string unit, IReadOnlyList<Expression> operands, Func<IEnumerable<Number>, Number> combine)
    {
        Label = label;
        Unit = unit;
        Operands = operands;
        _combine = combine;
        Value = combine(operands.Select(operand => operand.Value));
    }

    /// <summary>What the number stands for, such as <c>exchange rate, EUR to USD, average of 2022</c>.</summary>
    public string Label { get; }

    /// <summary>Such as <c>kg CO2e</c> or <c>USD per EUR</c>; empty for plain numbers.</summary>
    public string Unit { get; }

    /// <summary>What it is made of; empty for a constant.</summary>
    public IReadOnlyList<Expression> Operands { get; }

    public Number Value { get; }

    /// <summary>The number worked out anew from the leaves.</summary>
    public Number Evaluate() => _combine(Operands.Select(operand => operand.Evaluate()));

    public virtual bool Equals(Expression? other) => other is not null
        && EqualityContract == other.EqualityContract
        && (Label, Unit, Value) == (other.Label, other.Unit, other.Value)
        && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Label) ^ Value.GetHashCode();

    /// <summary>The bare formula, such as <c>round((262.108 * 500))</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Constant => ((decimal)Value).ToString("0.############################", CultureInfo.InvariantCulture),
        Sum => $"({string.Join(" + ", Operands)})",
        Difference => $"({string.Join(" - ", Operands)})",
        Product => $"({string.Join(" * ", Operands)})",
        Quotient => $"({string.Join(" / ", Operands)})",
        Logarithm => $"ln({string.Join(" / ", Operands)})",
        _ => $"{FunctionName}({string.Join(", ", Operands)})",
    };

    /// <summary>A given value.</summary>
    public sealed record Constant : Expression
    {
        /// <param name="label">What it stands for.</param>
        /// <param name="value">The value as given.</param>
        /// <param name="unit">Its unit; empty for plain numbers.</param>
        /// <param name="source">Where it comes from, as <see cref="Source"/> says.</param>
        public Constant(string label, decimal value, string unit, string source)
            : base(label, unit, [], _ => value) => Source = source;

        /// <summary>
        /// The line's field as the contract names it (<c>line.spend_amount</c>), the policy's (<c>policy.price_type_ratio</c>), a
        /// row of a data pack with the SHA-256 of the pack (<c>epa-sef-v1.3/334111/with_margins@...</c>), a publication whose
        /// table is part of the program (<c>published: ...</c>), <c>definition</c> for what is so by definition, such as the
        /// 100 of a percentage, or <c>rounding</c> for what rounding left.
        /// </summary>
        public string Source { get; }
    }

    /// <summary>Adds all operands.</summary>
    public sealed record Sum : Expression
    {
        public Sum(string label, string unit, params IReadOnlyList<Expression> operands)
            : base(label, unit, operands, values => values.Aggregate((left, right) => left + right))
        {
        }
    }

    /// <summary>Takes the second and following operands from the first.</summary>
    public sealed record Difference : Expression
    {
        public Difference(string label, string unit, params IReadOnlyList<Expression> operands)
            : base(label, unit, operands, values => values.Aggregate((left, right) => left - right))
        {
        }
    }

    /// <summary>Multiplies all operands.</summary>
    public sealed record Product : Expression
    {
        public Product(string label, string unit, params IReadOnlyList<Expression> operands)
            : base(label, unit, operands, values => values.Aggregate((left, right) => left * right))
        {
        }
    }

    /// <summary>Divides the first operand by the second.</summary>
    public sealed record Quotient : Expression
    {
        public Quotient(string label, string unit, Expression dividend, Expression divisor)
            : base(label, unit, [dividend, divisor], values => values.Aggregate((left, right) => left / right))
        {
        }
    }

    /// <summary>Rounds to six decimals, half to even: the milligram of a kilogram, the millionth of money.</summary>
    public sealed record Rounded : Expression
    {
        public Rounded(string label, string unit, Expression operand)
            : base(label, unit, [operand], values => Number.Round(values.Single(), 6))
        {
        }
    }
}
