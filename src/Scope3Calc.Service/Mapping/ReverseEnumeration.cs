using System.Diagnostics;

namespace Scope3Calc.Service.Mapping;

/// <summary>The contract's values for the calculation's: a mapping of <see cref="Enumerations"/> turned round, so that both agree.</summary>
/// <remarks>Of several that are read alike the named one is written, and not "unspecified".</remarks>
internal sealed class ReverseEnumeration<TCore, TMessage>
    where TCore : struct, Enum
    where TMessage : struct, Enum
{
    private readonly Dictionary<TCore, TMessage> _messages = [];

    public ReverseEnumeration(Func<TMessage, TCore?> toCore)
    {
        foreach (var message in Enum.GetValues<TMessage>())
        {
            if (toCore(message) is { } core)
            {
                _messages[core] = message;
            }
        }
    }

    public TMessage this[TCore core] => _messages.TryGetValue(core, out var message) ? message : throw new UnreachableException();
}
