namespace UnitsNet;

/// <summary>No unit of the quantity is written that way.</summary>
public class UnitNotFoundException : UnitsNetException
{
    public UnitNotFoundException()
    {
    }

    public UnitNotFoundException(string message)
        : base(message)
    {
    }

    public UnitNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
