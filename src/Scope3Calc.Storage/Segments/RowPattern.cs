namespace Scope3Calc.Storage.Segments;

/// <summary>What outcomes have in common that differ in nothing but their masses.</summary>
/// <remarks>Keeps the codes it has in the segment that is being built: for one thread.</remarks>
/// <param name="row">One of them.</param>
public sealed class RowPattern(in OutcomeRow row)
{
    private readonly OutcomeRow _row = row;

    public ref readonly OutcomeRow Row => ref _row;

    internal long Segment { get; set; }

    internal MassSources Sources { get; set; }

    internal RowCodes Codes;
}

/// <summary>A row's codes in an outcome segment.</summary>
internal readonly record struct RowCodes(int Shape, int SpendFactor, int Declaration, int ProductSigma, int SpendSigma);
