using Google.Protobuf.Reflection;

namespace Scope3Calc.Cli.Csv;

/// <summary>The lower_snake_case names of the contract's enumerations, as files and results write them.</summary>
/// <remarks><c>ACCOUNTING_TREATMENT_CAPITALISED</c> is <c>capitalised</c>; "not stated" is an empty text.</remarks>
internal sealed class EnumNames<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<T, string> _names = [];
    private readonly Dictionary<T, string> _codes = [];

    public EnumNames(EnumDescriptor descriptor)
    {
        // Names are looked up once per line: nothing is built then.
        var prefix = descriptor.Values[0].Name[..^"UNSPECIFIED".Length];
        foreach (var value in descriptor.Values)
        {
            var member = (T)Enum.ToObject(typeof(T), value.Number);
            var name = value.Number == 0 ? string.Empty : value.Name[prefix.Length..].ToLowerInvariant();
            _values.Add(name, member);
            _names.Add(member, name);
            _codes.Add(member, name.ToUpperInvariant());
        }

        _values.Add("unknown", default);
    }

    /// <summary>Every name but the empty one, for messages.</summary>
    public IEnumerable<string> Allowed => _names.Values.Where(name => name.Length > 0);

    public bool TryParse(string text, out T value) => _values.TryGetValue(text, out value);

    /// <summary>The name, as files write it.</summary>
    public string NameOf(T value) => _names[value];

    /// <summary>The name in upper case, as results write it.</summary>
    public string CodeOf(T value) => _codes[value];
}
