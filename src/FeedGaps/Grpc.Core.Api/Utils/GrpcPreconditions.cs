namespace Grpc.Core.Utils;

/// <summary>Checks of arguments and state.</summary>
public static class GrpcPreconditions
{
    /// <exception cref="ArgumentException">The condition does not hold.</exception>
    public static void CheckArgument(bool condition)
    {
        if (!condition)
        {
            throw new ArgumentException("An argument is out of its range.", (string?)null);
        }
    }

    /// <exception cref="ArgumentException">The condition does not hold.</exception>
    public static void CheckArgument(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new ArgumentException(errorMessage, (string?)null);
        }
    }

    /// <exception cref="ArgumentNullException">The reference is null.</exception>
    public static T CheckNotNull<T>(T reference) =>
        reference ?? throw new ArgumentNullException(nameof(reference));

    /// <exception cref="ArgumentNullException">The reference is null.</exception>
    public static T CheckNotNull<T>(T reference, string paramName) =>
        reference ?? throw new ArgumentNullException(paramName);

    /// <exception cref="InvalidOperationException">The condition does not hold.</exception>
    public static void CheckState(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("This is not possible in the present state.");
        }
    }

    /// <exception cref="InvalidOperationException">The condition does not hold.</exception>
    public static void CheckState(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new InvalidOperationException(errorMessage);
        }
    }
}
