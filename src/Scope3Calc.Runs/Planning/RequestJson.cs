using System.Text.Json;
using System.Text.Json.Serialization;
using Scope3Calc.Storage.Documents;

namespace Scope3Calc.Runs.Planning;

/// <summary>What a run was asked for, as it is stored with the run: everything but policy and instant, which have their own places.</summary>
internal static class RequestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(RunRequest request) => JsonSerializer.Serialize(
        new Stored(request.Selection, [.. request.DeclarationsOnTrial.Select(DocumentJson.Write)]), Options);

    public static (RunSelection Selection, IReadOnlyList<string> DeclarationsOnTrial) Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text, Options)!;
        return (stored.Selection, stored.DeclarationsOnTrial);
    }

    private sealed record Stored(RunSelection Selection, IReadOnlyList<string> DeclarationsOnTrial);
}
