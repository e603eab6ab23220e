using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Sets a field by the path that problems name it with, such as <c>declaration.mass_kg</c>.</summary>
internal static class FieldPath
{
    /// <param name="message">The message to change.</param>
    /// <param name="path">Names as in the contract; <c>[3]</c> picks an element.</param>
    /// <param name="value">A text, or the number of an enumeration value, which need not be a known one.</param>
    public static void Set(IMessage message, string path, object value)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            message = Step(message, step);
        }

        var field = message.Descriptor.FindFieldByName(steps[^1]);
        field.Accessor.SetValue(message, field.FieldType == FieldType.Enum
            ? Enum.ToObject(field.EnumType.ClrType, value)
            : value);
    }

    private static IMessage Step(IMessage message, string step)
    {
        var bracket = step.IndexOf('[', StringComparison.Ordinal);
        var field = message.Descriptor.FindFieldByName(bracket < 0 ? step : step[..bracket]);
        var value = field.Accessor.GetValue(message);
        if (bracket >= 0)
        {
            return (IMessage)((IList)value)[int.Parse(step[(bracket + 1)..^1], CultureInfo.InvariantCulture)]!;
        }

        if (value is null)
        {
            value = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            field.Accessor.SetValue(message, value);
        }

        return (IMessage)value;
    }
}
