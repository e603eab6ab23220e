namespace Scope3Calc.Storage.Segments;

/// <summary>An entry of a segment's table of shapes: the shape, and where the masses come from.</summary>
internal readonly record struct ShapeEntry(OutcomeShape Shape, MassSources Sources) : ICoded<ShapeEntry>
{
    public override int GetHashCode()
    {
        var hash = ((ulong)Shape.State << 56)
            ^ ((ulong)Shape.Status << 48)
            ^ ((ulong)Shape.Method << 40)
            ^ ((ulong)Shape.Tier << 32)
            ^ ((ulong)Shape.Category << 24)
            ^ ((ulong)Shape.Alignment << 16)
            ^ (uint)Shape.Reasons.GetHashCode();
        return (int)(((hash * 0x9E37_79B9_7F4A_7C15) ^ (Sources.Bits * 0xC2B2_AE3D_27D4_EB4F)) >> 32);
    }

    public bool IsSame(in ShapeEntry other) => Sources == other.Sources && Shape == other.Shape;
}
