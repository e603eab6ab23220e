namespace Scope3Calc.Storage.Segments;

/// <summary>Bytes that are no segment, or not a whole one, or of a format this version does not read.</summary>
/// <remarks>
/// Segments are written by this project and named by their SHA-256, so this is a broken disk, a foreign file or a
/// newer program, and never a caller's data.
/// </remarks>
public sealed class SegmentFormatException : Exception
{
    public SegmentFormatException()
    {
    }

    public SegmentFormatException(string message)
        : base(message)
    {
    }

    public SegmentFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
