using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Scope3Calc.Cli.Output;

/// <summary>What a message states, field by field, under the contract's names.</summary>
internal static class MessageFields
{
    /// <returns>Texts by path, such as <c>declaration.modules[0].gwp_ghg</c>, in the contract's order. What is not stated is left out.</returns>
    public static Dictionary<string, string> Of(IMessage message)
    {
        var fields = new Dictionary<string, string>();
        Add(fields, "", message);
        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string path, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                var place = 0;
                foreach (var item in (IList)value)
                {
                    Add(fields, $"{path}{field.Name}[{place++}]", field, item);
                }
            }
            else if (value is not null)
            {
                Add(fields, path + field.Name, field, value);
            }
        }
    }

    private static void Add(Dictionary<string, string> fields, string path, FieldDescriptor field, object value)
    {
        if (value is IMessage message)
        {
            Add(fields, path + ".", message);
        }
        else if (TextOf(field, value) is { Length: > 0 } text)
        {
            fields.Add(path, text);
        }
    }

    private static string TextOf(FieldDescriptor field, object value) => value switch
    {
        bool isTrue => isTrue ? "true" : "",
        0 => "",
        Enum => NameOf(field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string NameOf(EnumDescriptor type, int number) =>
        number == 0 ? "" : type.FindValueByNumber(number)?.Name ?? number.ToString(CultureInfo.InvariantCulture);
}
