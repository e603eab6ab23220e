using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>What a declaration comes to for every line alike, worked out once: most lines then only multiply.</summary>
/// <remarks>A plain line is one of whole pieces, bought of the declared thing while the declaration was in force.</remarks>
internal sealed class ReadyDeclaration
{
    private readonly long _cradleToGate;
    private readonly long _distribution;
    private readonly bool _isPerPiece;
    private readonly bool _hasDistribution;

    public ReadyDeclaration(Declaration declaration)
    {
        var footprint = declaration.Footprint;
        Declaration = declaration;
        Evidence = Evidence.Of(declaration);
        Reasons = Evidence.Failed.All | Evidence.Warnings | footprint.Reasons | declaration.SourceWarnings;
        Facts = EstimateFacts.Of(declaration);
        ReferenceYear = EstimateFacts.YearOf(declaration);
        StatedSigma = declaration.StatedSigma;
        HarmonisedSigma = declaration.HarmonisedSigma;
        _hasDistribution = footprint.Distribution is not null;
        _isPerPiece = declaration is { Unit: DeclaredUnit.Piece, Amount: 1m }
            && IsWhole(footprint.CradleToGate, out _cradleToGate)
            && IsWhole(footprint.Distribution ?? 0m, out _distribution);
    }

    public Declaration Declaration { get; }

    public Evidence Evidence { get; }

    /// <summary>The reasons of a plain line.</summary>
    public ReasonSet Reasons { get; }

    /// <summary>What is known of the data, but for how old they are.</summary>
    public DataFacts Facts { get; }

    public int? ReferenceYear { get; }

    public double? StatedSigma { get; }

    public double HarmonisedSigma { get; }

    /// <summary>Whether the figures are for one piece each, in whole milligrams: any number of pieces then comes to a multiple.</summary>
    public bool IsPerPiece => _isPerPiece;

    /// <summary>A1 to A3 of so many pieces.</summary>
    public Co2e CradleToGateOf(long pieces) => Co2e.FromMilligrams(_cradleToGate * pieces);

    /// <summary>A4 of so many pieces; none where it is not declared.</summary>
    public OptionalCo2e DistributionOf(long pieces) =>
        _hasDistribution ? Co2e.FromMilligrams(_distribution * pieces) : default(OptionalCo2e);

    /// <summary>Multiplies for a plain line.</summary>
    /// <returns>False where the line is none, or its figures are not to be had by whole numbers.</returns>
    public bool IsPlain(in PurchaseLine line, Policy policy, out Co2e cradleToGate, out OptionalCo2e distribution)
    {
        cradleToGate = default;
        distribution = default;
        if (!_isPerPiece || line.QuantityUnit != QuantityUnit.Piece || line.Quantity is not { } quantity
            || !IsCount(quantity, out var pieces)
            || !ReferenceEquals(Evidence.Of(in line, Declaration, policy), Evidence))
        {
            return false;
        }

        cradleToGate = CradleToGateOf(pieces);
        distribution = DistributionOf(pieces);
        return true;
    }

    // 16 million pieces of 30 t each are within a line's limit, 10^18 mg. Whatever is larger goes the decimal way.
    internal static bool IsCount(decimal quantity, out long pieces)
    {
        var digits = DecimalDigits.Of(quantity);
        pieces = digits.IsNegative ? -(long)digits.Low : (long)digits.Low;
        return digits is { Scale: 0, High: 0, Low: < (1UL << 24) };
    }

    private static bool IsWhole(decimal? kilograms, out long milligrams)
    {
        const decimal Largest = 30_000m;
        milligrams = 0;
        if (kilograms is not (>= -Largest and <= Largest and var kg) || decimal.Round(kg, 6) != kg)
        {
            return false;
        }

        milligrams = (long)(kg * 1_000_000m);
        return true;
    }
}
