namespace UnitsNet;

/// <summary>A failure that is about units rather than about the text or the number.</summary>
public class UnitsNetException : Exception
{
    public UnitsNetException()
    {
    }

    public UnitsNetException(string message)
        : base(message)
    {
    }

    public UnitsNetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
