namespace Scope3Calc.Reference;

/// <summary>A pack or a published table does not have the content it must have. Names the file and the line.</summary>
public sealed class PackFormatException : Exception
{
    public PackFormatException()
    {
    }

    public PackFormatException(string message)
        : base(message)
    {
    }

    public PackFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="file">Pack id or path of the table.</param>
    /// <param name="line">Line number from 1.</param>
    /// <param name="message">What is wrong there.</param>
    public PackFormatException(string file, int line, string message)
        : base($"{file}, line {line}: {message}")
    {
    }
}
