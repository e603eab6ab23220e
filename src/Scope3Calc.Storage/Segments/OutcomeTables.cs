namespace Scope3Calc.Storage.Segments;

/// <summary>What the codes of an outcome segment that is being built stand for.</summary>
internal sealed class OutcomeTables
{
    public ShapeTable Shapes { get; } = new();

    public TextCodes SpendFactors { get; } = new();

    public TextCodes Declarations { get; } = new();

    public SigmaCodes ProductSigmas { get; } = new();

    public SigmaCodes SpendSigmas { get; } = new();

    /// <exception cref="ArgumentOutOfRangeException">The row holds the number of a choice that has no name.</exception>
    public RowCodes CodesOf(in OutcomeRow row, MassSources sources) => new(
        Shapes.CodeOf(new ShapeEntry(row.Shape, sources)),
        SpendFactors.CodeOf(row.SpendFactorId),
        Declarations.CodeOf(row.DeclarationId),
        ProductSigmas.CodeOf(row.ProductSigma),
        SpendSigmas.CodeOf(row.SpendSigma));

    public void Write(ByteWriter writer)
    {
        Shapes.Write(writer);
        SpendFactors.Write(writer);
        Declarations.Write(writer);
        ProductSigmas.Write(writer);
        SpendSigmas.Write(writer);
    }

    public void Clear()
    {
        Shapes.Clear();
        SpendFactors.Clear();
        Declarations.Clear();
        ProductSigmas.Clear();
        SpendSigmas.Clear();
    }
}
