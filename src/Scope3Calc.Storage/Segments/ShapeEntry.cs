namespace Scope3Calc.Storage.Segments;

/// <summary>An entry of a segment's table of shapes: the shape, and where the masses come from.</summary>
internal readonly record struct ShapeEntry(OutcomeShape Shape, MassSources Sources) : ICoded<ShapeEntry>
{
    public override int GetHashCode() => (int)((
        (Shape.Choices * 0x9E37_79B9_7F4A_7C15)
        ^ ((uint)Shape.Reasons.GetHashCode() * 0xD6E8_FEB8_6659_FD93)
        ^ (Sources.Bits * 0xC2B2_AE3D_27D4_EB4F)) >> 32);

    public bool IsSame(in ShapeEntry other) => Sources == other.Sources && Shape == other.Shape;
}
