using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Scope3Calc.Storage.Segments;

/// <summary>What a part of lines says of their rows: a code or number for what it states, 0 for everything else.</summary>
/// <remarks>No two parts of a line state the same, so a line's row is all of its parts laid over one another, whoever states what.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct RowPart
{
    [FieldOffset(0)]
    public int Day;

    [FieldOffset(4)]
    public int Supplier;

    [FieldOffset(8)]
    public int Contract;

    [FieldOffset(12)]
    public int BuyerUnit;

    [FieldOffset(16)]
    public int Product;

    [FieldOffset(20)]
    public int Configuration;

    [FieldOffset(24)]
    public int Gtin;

    [FieldOffset(28)]
    public int Category;

    [FieldOffset(32)]
    public int Sector;

    [FieldOffset(36)]
    public int Declaration;

    [FieldOffset(40)]
    public int ReleasedBy;

    /// <summary>Which terms, without the condition: that one is the product's rather than theirs.</summary>
    [FieldOffset(44)]
    public int Terms;

    [FieldOffset(48)]
    public int Condition;

    /// <summary>See <see cref="ExactDecimal"/>.</summary>
    [FieldOffset(52)]
    public int ServiceForm;

    [FieldOffset(56)]
    public long Service;

    [FieldOffset(0)]
    private Vector256<int> _lower;

    [FieldOffset(32)]
    private Vector256<int> _upper;

    /// <summary>Takes over what another part of the same line states.</summary>
    public void Lay(in RowPart part)
    {
        _lower |= part._lower;
        _upper |= part._upper;
    }
}
