namespace Scope3Calc.Cli;

/// <summary>The input as a whole cannot be used. The message says what to do; no stack trace helps.</summary>
internal sealed class InputException(string message) : Exception(message)
{
    /// <summary>The file or option that the message speaks of; null for the file of purchase lines.</summary>
    public string? Subject { get; init; }

    public static InputException NoLines() => new("There are no lines below the header.");
}
