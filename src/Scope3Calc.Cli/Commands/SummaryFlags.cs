using System.CommandLine;
using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary>The options on how the uncertainty of totals is found.</summary>
internal sealed class SummaryFlags
{
    private readonly Option<int?> _draws = new("--monte-carlo")
    {
        Description = "Find the uncertainty of totals by this many random draws, 1,000 to 1,000,000, instead of by formula.",
        HelpName = "DRAWS",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var draws) && draws > 0)
            {
                return draws;
            }

            result.AddError($"--monte-carlo {result.Tokens[0].Value} is no number of draws. Give 1000 to 1000000.");
            return null;
        },
    };

    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "Seed of the draws. Default: 0. The same seed, draws and lines give the same numbers.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (ulong.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            {
                return seed;
            }

            result.AddError($"--seed {result.Tokens[0].Value} is no whole number. Give one such as 7.");
            return null;
        },
    };

    public SummaryFlags() => _seed.Validators.Add(result =>
    {
        if (!result.Implicit && result.GetResult(_draws) is null or { Implicit: true })
        {
            result.AddError("--seed belongs to --monte-carlo. Give both.");
        }
    });

    public IEnumerable<Option> Options => [_draws, _seed];

    public SummaryOptions Read(ParseResult parsed)
    {
        var draws = parsed.GetValue(_draws);
        return draws is null
            ? new SummaryOptions()
            : new SummaryOptions { MonteCarlo = new MonteCarloOptions { Draws = draws.Value, Seed = parsed.GetValue(_seed) ?? 0 } };
    }
}
