namespace Scope3Calc.Storage.Segments;

/// <summary>The columns of codes of an outcome segment while they are arrays, in the order they are written in.</summary>
internal sealed class OutcomeArrays
{
    private int _capacity;

    public int[] Shapes = [];
    public int[] SpendFactors = [];
    public int[] Declarations = [];
    public int[] ProductSigmas = [];
    public int[] SpendSigmas = [];

    public void Reserve(int rows)
    {
        if (rows > _capacity)
        {
            Grow(rows);
        }
    }

    public void Write(ByteWriter writer, int rows)
    {
        NumberColumn.Write<int>(writer, Shapes.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, SpendFactors.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Declarations.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, ProductSigmas.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, SpendSigmas.AsSpan(0, rows));
    }

    public void Read(ref ByteReader reader, int rows)
    {
        NumberColumn.Read(ref reader, Shapes.AsSpan(0, rows));
        NumberColumn.Read(ref reader, SpendFactors.AsSpan(0, rows));
        NumberColumn.Read(ref reader, Declarations.AsSpan(0, rows));
        NumberColumn.Read(ref reader, ProductSigmas.AsSpan(0, rows));
        NumberColumn.Read(ref reader, SpendSigmas.AsSpan(0, rows));
    }

    private void Grow(int rows)
    {
        _capacity = Math.Clamp(2 * _capacity, Math.Max(rows, 64), SegmentHeader.MaximumRows);
        Array.Resize(ref Shapes, _capacity);
        Array.Resize(ref SpendFactors, _capacity);
        Array.Resize(ref Declarations, _capacity);
        Array.Resize(ref ProductSigmas, _capacity);
        Array.Resize(ref SpendSigmas, _capacity);
    }
}
