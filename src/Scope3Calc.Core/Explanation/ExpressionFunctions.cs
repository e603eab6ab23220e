using System.Diagnostics;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <content>What goes beyond the four operations: choices, which stay exact, and functions, which are doubles.</content>
public abstract partial record Expression
{
    private string FunctionName => this switch
    {
        Rounded => "round",
        RoundedToNine => "round9",
        Maximum => "max",
        Absolute => "abs",
        Rank => "rank",
        SquareRoot => "sqrt",
        RootOfSquares => "rss",
        Exponential => "exp",
        NormalProbability => "normal",
        LogarithmicMean => "logmean",
        _ => throw new UnreachableException(),
    };

    /// <summary>The largest of the operands.</summary>
    public sealed record Maximum : Expression
    {
        public Maximum(string label, string unit, params IReadOnlyList<Expression> operands)
            : base(label, unit, operands, values => values.Aggregate(Number.Max))
        {
        }
    }

    /// <summary>The operand without its sign.</summary>
    public sealed record Absolute : Expression
    {
        public Absolute(string label, string unit, Expression operand)
            : base(label, unit, [operand], values => Number.Abs(values.Single()))
        {
        }
    }

    /// <summary>1, and 1 more for each of the following operands that the first reaches.</summary>
    public sealed record Rank : Expression
    {
        public Rank(string label, Expression value, params IEnumerable<Expression> bounds)
            : base(label, string.Empty, [value, .. bounds], Count)
        {
        }

        private static Number Count(IEnumerable<Number> values)
        {
            var all = values.Select(value => (decimal)value).ToList();
            return 1m + all.Skip(1).Count(bound => all[0] >= bound);
        }
    }

    /// <summary>Rounds to nine decimals, half to even.</summary>
    public sealed record RoundedToNine : Expression
    {
        public RoundedToNine(string label, string unit, Expression operand)
            : base(label, unit, [operand], values => Number.Round(values.Single(), 9))
        {
        }
    }

    /// <summary>The square root of the operand.</summary>
    public sealed record SquareRoot : Expression
    {
        public SquareRoot(string label, Expression operand)
            : base(label, string.Empty, [operand], values => Math.Sqrt((double)values.Single()))
        {
        }
    }

    /// <summary>The square root of the sum of the operands' squares: how independent sigmas add up.</summary>
    public sealed record RootOfSquares : Expression
    {
        public RootOfSquares(string label, params IReadOnlyList<Expression> operands)
            : base(label, string.Empty, operands, values => Math.Sqrt(values.Sum(value => (double)value * (double)value)))
        {
        }
    }

    /// <summary>e to the power of the operand.</summary>
    public sealed record Exponential : Expression
    {
        public Exponential(string label, Expression operand)
            : base(label, string.Empty, [operand], values => Math.Exp((double)values.Single()))
        {
        }
    }

    /// <summary>The natural logarithm of the operand; of two, that of the first over the second.</summary>
    public sealed record Logarithm : Expression
    {
        public Logarithm(string label, Expression operand)
            : base(label, string.Empty, [operand], LogarithmOf)
        {
        }

        public Logarithm(string label, Expression dividend, Expression divisor)
            : base(label, string.Empty, [dividend, divisor], LogarithmOf)
        {
        }

        private static Number LogarithmOf(IEnumerable<Number> values) =>
            NaturalLogarithm.Of(values.Select(value => (double)value).Aggregate((left, right) => left / right));
    }

    /// <summary>The share of a standard normal distribution below the operand.</summary>
    public sealed record NormalProbability : Expression
    {
        public NormalProbability(string label, Expression operand)
            : base(label, string.Empty, [operand], values => NormalDistribution.Cdf((double)values.Single()))
        {
        }
    }

    /// <summary>(a - b) / ln(a / b) of two operands of one sign; that of equal ones is themselves.</summary>
    public sealed record LogarithmicMean : Expression
    {
        public LogarithmicMean(string label, string unit, Expression left, Expression right)
            : base(label, unit, [left, right], MeanOf)
        {
        }

        private static Number MeanOf(IEnumerable<Number> values)
        {
            var (left, right) = ((double)values.First(), (double)values.Last());
            return Math.Sign(left) * Gap.LogarithmicMean.Of(Math.Abs(left), Math.Abs(right));
        }
    }
}
