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
        .Select(Of));

    /// <summary>Which figure holds a line, and how large it is.</summary>
    public static string OfHeld(LineOutcome outcome)
    {
        var texts = new List<string>();
        if (outcome.Reasons.Contains(V1.ReasonCode.EpdImplausibleValue) && outcome.Product is { HasCradleToGateMgCo2E: true } product)
        {
            texts.Add(Words.Invariant($"Product-based {Words.Kg(product.CradleToGateMgCo2E):N1} kg. {Of(V1.ReasonCode.EpdImplausibleValue)}"));
        }

        if (outcome.Reasons.Contains(V1.ReasonCode.SpendImplausibleValue) && outcome.Spend is { } spend)
        {
            texts.Add(Words.Invariant($"Spend-based {Words.Kg(spend.EmissionsMgCo2E):N1} kg. {Of(V1.ReasonCode.SpendImplausibleValue)}"));
        }

        return texts.Count > 0 ? string.Join(' ', texts) : Of(outcome);
    }

    /// <summary>What became of a line, in one sentence.</summary>
    public static string OfStatus(LineOutcome outcome) => outcome.Status switch
    {
        V1.LineStatus.Rejected => "Not calculated.",
        V1.LineStatus.ReviewRequired => "Held for review: in no total until it is corrected or released_by names who released it.",
        _ when !outcome.HasBookedMgCo2E => "Nothing is booked.",
        _ => Words.Invariant($"Books {Words.Kg(outcome.BookedMgCo2E):N1} kg CO2e in category {Titles.Of(outcome.Scope3Category)}, on tier {Titles.Of(outcome.Tier)}."),
    };

    /// <summary>What a reason means and what to do about it.</summary>
    public static string Of(V1.ReasonCode code) => Sentences.GetValueOrDefault(code, ResultFile.NameOf(code));
}
