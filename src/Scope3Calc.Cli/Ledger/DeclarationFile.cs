using System.Text.Json;
using Google.Protobuf;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Reads declarations: JSON of one <c>scope3calc.v1.Declaration</c>, or an array of them.</summary>
internal static class DeclarationFile
{
    /// <exception cref="InputException">The file holds no declarations.</exception>
    public static List<Declaration> Read(FileInfo file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file.FullName));
            var entries = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
            return entries.Count > 0
                ? entries.ConvertAll(entry => Declaration.Parser.ParseJson(entry.GetRawText()))
                : throw new InputException("The array is empty. Give at least one declaration.") { Subject = file.Name };
        }
        catch (Exception exception) when (exception is JsonException or InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new InputException($"This is no JSON of declarations: {exception.Message}") { Subject = file.Name };
        }
    }
}
