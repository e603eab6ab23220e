namespace Grpc.Core;

/// <summary>The outcomes of a call, with the numbers they travel as.</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was given up, usually by its caller.</summary>
    Cancelled = 1,

    /// <summary>Something failed that no other code describes, such as an unhandled exception.</summary>
    Unknown = 2,

    /// <summary>The request is wrong, whatever state the server is in.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out; the server may have finished all the same.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be made exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and not allowed to do this.</summary>
    PermissionDenied = 7,

    /// <summary>A limit was reached: a quota, a message size, space.</summary>
    ResourceExhausted = 8,

    /// <summary>The server's state must change before the call can succeed.</summary>
    FailedPrecondition = 9,

    /// <summary>A concurrent change got in the way; start over from the first step.</summary>
    Aborted = 10,

    /// <summary>The request goes past an end, such as a page after the last.</summary>
    OutOfRange = 11,

    /// <summary>The server does not offer this method.</summary>
    Unimplemented = 12,

    /// <summary>The server broke a promise of its own.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached now; trying again later may help.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or damaged for good.</summary>
    DataLoss = 15,

    /// <summary>The caller did not prove who it is.</summary>
    Unauthenticated = 16,
}
