namespace Scope3Calc.Storage.Database;

/// <summary>The database cannot do what was asked, or holds what it must not: the message says what to do next.</summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
