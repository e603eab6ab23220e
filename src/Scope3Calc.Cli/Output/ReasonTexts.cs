using System.Collections.Frozen;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Core.Quality;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>What the reasons of a line mean and what to do about them, in sentences.</summary>
internal static class ReasonTexts
{
    private static readonly FrozenDictionary<V1.ReasonCode, string> Sentences = Enum.GetValues<Core.Quality.ReasonCode>()
        .ToFrozenDictionary(code => Enum.Parse<V1.ReasonCode>(code.ToString()), Reasons.Explain);

    // They follow from the others, and nobody can act on them.
    private static readonly FrozenSet<V1.ReasonCode> Consequences =
    [
        V1.ReasonCode.CategoryAverageMissing, V1.ReasonCode.GapProductMissing, V1.ReasonCode.GapSpendMissing,
    ];

    /// <summary>Why a line was not calculated.</summary>
    public static string Of(LineOutcome outcome) => string.Join(' ', outcome.Reasons
        .Where(code => !Consequences.Contains(code))
        .Select(code => Sentences.GetValueOrDefault(code, ResultFile.NameOf(code))));
}
