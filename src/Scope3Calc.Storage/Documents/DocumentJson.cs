using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Documents;

/// <summary>Declarations and policies as JSON documents, the same text for the same content.</summary>
/// <remarks>
/// Properties stand in alphabetical order under the names of the core's types, absent values are left out, numbers keep
/// their decimals. The SHA-256 of the text identifies the content.
/// </remarks>
public static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SortProperties } },
        Converters =
        {
            new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
            new TextConverter<CurrencyCode>(code => code.ToString(), text => text.Length == 0 ? default : CurrencyCode.Parse(text)),
            new TextConverter<CountryCode>(code => code.ToString(), text => text.Length == 0 ? default : CountryCode.Parse(text)),
            new ArrayConverter<ReasonSet, ReasonCode>(
                reasons => reasons, codes => codes.Aggregate(ReasonSet.None, (set, code) => set.With(code))),
            new ArrayConverter<ProductIdentity, string>(
                product => [product.Manufacturer, product.Model], texts => new ProductIdentity(texts[0], texts[1])),
            new ArrayConverter<CalibrationTable, FactorCalibration>(
                table => table.Entries, entries => new CalibrationTable(entries)),
            new ArrayConverter<ReferencePriceTable, DevicePrice>(
                table => table.Entries, entries => new ReferencePriceTable(entries)),
        },
    };

    public static string Write(Declaration declaration) => JsonSerializer.Serialize(declaration, Options);

    public static string Write(Policy policy) => JsonSerializer.Serialize(policy, Options);

    /// <exception cref="JsonException">The text is no declaration, or one of a newer version.</exception>
    public static Declaration ReadDeclaration(string text) => Read<Declaration>(text);

    /// <exception cref="JsonException">The text is no policy, or one of a newer version.</exception>
    public static Policy ReadPolicy(string text) => Read<Policy>(text);

    /// <summary>SHA-256 of a document, lower-case hexadecimal.</summary>
    public static string ContentId(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static T Read<T>(string text)
        where T : class =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"There is no {typeof(T).Name} in the text.");

    private static void SortProperties(JsonTypeInfo type)
    {
        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            property.Order = order++;
        }
    }

    /// <summary>A value that is a text of its own.</summary>
    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    /// <summary>A value that is a list of simpler ones.</summary>
    private sealed class ArrayConverter<T, TItem>(Func<T, IEnumerable<TItem>> write, Func<TItem[], T> read) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(JsonSerializer.Deserialize<TItem[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, write(value).ToArray(), options);
    }
}
