namespace Grpc.Core;

/// <summary>
/// Ties a call a server makes to the call it is serving; made by the server's call context.
/// </summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}

/// <summary>What a <see cref="ContextPropagationToken"/> carries over. The default is everything.</summary>
public class ContextPropagationOptions
{
    public static readonly ContextPropagationOptions Default = new();

    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the call made ends no later than the call served.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancelling the call served cancels the call made.</summary>
    public bool IsPropagateCancellation { get; }
}
