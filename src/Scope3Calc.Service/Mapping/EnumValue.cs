using Scope3Calc.Core;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Takes an enumeration value that was found, or reports one that the contract does not list.</summary>
internal static class EnumValue
{
    public static T Read<T>(T? known, string field, int number, ref List<Problem>? problems)
        where T : struct, Enum
    {
        if (known is { } value)
        {
            return value;
        }

        TextValue.Add(ref problems, ReasonCode.UnknownEnumValue, field, number == 0
            ? "The value is required. Give one of those the contract lists."
            : $"This version of the contract has no value {number} here. Use one of those it lists.");
        return default;
    }
}
