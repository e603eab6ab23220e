using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Storage.Segments;

/// <summary>What many outcomes have in common. A segment keeps each once.</summary>
/// <remarks>All choices are in one number, a byte each: a shape is looked up for every row.</remarks>
public readonly record struct OutcomeShape
{
    private readonly ulong _choices;

    public OutcomeState State
    {
        get => (OutcomeState)Choice(0);
        init => _choices = With(0, (byte)value);
    }

    public LineStatus Status
    {
        get => (LineStatus)Choice(1);
        init => _choices = With(1, (byte)value);
    }

    public CalculationMethod Method
    {
        get => (CalculationMethod)Choice(2);
        init => _choices = With(2, (byte)value);
    }

    public DataQualityTier Tier
    {
        get => (DataQualityTier)Choice(3);
        init => _choices = With(3, (byte)value);
    }

    public Scope3Category Category
    {
        get => (Scope3Category)Choice(4);
        init => _choices = With(4, (byte)value);
    }

    public BoundaryAlignment Alignment
    {
        get => (BoundaryAlignment)Choice(5);
        init => _choices = With(5, (byte)value);
    }

    public ReasonSet Reasons { get; init; }

    /// <summary>The same number for the same choices.</summary>
    internal ulong Choices => _choices;

    private byte Choice(int place) => (byte)(_choices >> (8 * place));

    private ulong With(int place, byte choice) => (_choices & ~(0xFFUL << (8 * place))) | ((ulong)choice << (8 * place));
}
