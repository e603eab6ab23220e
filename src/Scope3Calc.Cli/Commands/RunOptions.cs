using System.CommandLine;
using System.Globalization;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary>The options that say what a run is to calculate.</summary>
internal sealed class RunOptions
{
    private readonly Option<FileInfo?> _policy = new("--policy") { Description = "Calculate by this policy: JSON of scope3calc.v1.Policy." };

    private readonly Option<DateTimeOffset?> _asKnownAt = new("--as-known-at")
    {
        Description = "Look only at what was recorded by this instant, such as 2026-03-31T12:00:00Z. Without an offset: UTC.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            result.AddError($"--as-known-at {text} is no instant. Write it like 2026-03-31T12:00:00Z.");
            return null;
        },
    };

    private readonly Option<string?> _from = new("--from") { Description = "Only lines bought on this day or later, YYYY-MM-DD.", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = "Only lines bought on this day or earlier, YYYY-MM-DD.", HelpName = "DATE" };
    private readonly Option<string[]> _suppliers = Texts("--supplier", "Only lines of this supplier; may be given several times.");
    private readonly Option<string[]> _contracts = Texts("--contract", "Only lines of this contract; may be given several times.");
    private readonly Option<string[]> _buyerUnits = Texts("--buyer-unit", "Only lines of this part of the organisation; may be given several times.");

    private readonly Option<FileInfo?> _whatIf = new("--what-if")
    {
        Description = "Look also at these declarations, which are not put on file: JSON of one scope3calc.v1.Declaration or a list of them.",
    };

    public IReadOnlyList<Option> All => [_policy, _asKnownAt, _from, _to, _suppliers, _contracts, _buyerUnits, _whatIf];

    /// <exception cref="InputException">A file cannot be read.</exception>
    public StartRunRequest Read(ParseResult parsed)
    {
        var request = new StartRunRequest
        {
            Policy = PolicyFile.Read(parsed.GetValue(_policy)),
            AsKnownAtTime = parsed.GetValue(_asKnownAt) is { } time ? Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(time) : null,
            Selection = new RunSelection
            {
                FirstPurchaseDate = parsed.GetValue(_from) ?? "",
                LastPurchaseDate = parsed.GetValue(_to) ?? "",
                Suppliers = { parsed.GetValue(_suppliers) ?? [] },
                Contracts = { parsed.GetValue(_contracts) ?? [] },
                BuyerUnits = { parsed.GetValue(_buyerUnits) ?? [] },
            },
        };
        if (parsed.GetValue(_whatIf) is { } file)
        {
            request.DeclarationsOnTrial.AddRange(DeclarationFile.Read(file));
        }

        return request;
    }

    private static Option<string[]> Texts(string name, string description) => new(name) { Description = description, HelpName = "NAME" };
}
