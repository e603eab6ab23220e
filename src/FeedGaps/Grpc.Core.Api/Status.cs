namespace Grpc.Core;

/// <summary>How a call ended.</summary>
public struct Status
{
    /// <summary>OK, without detail.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled, without detail.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <param name="statusCode">OK or what went wrong.</param>
    /// <param name="detail">What the other side should know about it.</param>
    /// <param name="debugException">What this side knows about it; never sent.</param>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    public StatusCode StatusCode { get; }

    /// <summary>A sentence for whoever reads the failure; travels with the status.</summary>
    public string Detail { get; }

    /// <summary>The local cause, for logs only; it never travels.</summary>
    public Exception? DebugException { get; }

    /// <summary>Code, detail and, if there is one, the local cause.</summary>
    public override readonly string ToString() =>
        DebugException is null
            ? $"Status({StatusCode}, \"{Detail}\")"
            : $"Status({StatusCode}, \"{Detail}\", caused by {DebugException})";
}
