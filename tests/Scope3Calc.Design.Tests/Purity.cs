using System.Text.RegularExpressions;

namespace Scope3Calc.Design.Tests;

/// <summary>What pure arithmetic must not refer to, by what it would let in.</summary>
internal static partial class Purity
{
    private static readonly (string What, Regex Uses)[] Banned =
    [
        ("clock", Clock()),
        ("file", File()),
        ("network", Network()),
        ("environment", Surroundings()),
        ("culture", Culture()),
        ("randomness", Randomness()),
        ("console", Console()),
        ("thread", Threads()),
    ];

    public static IEnumerable<string> Kinds => Banned.Select(ban => ban.What);

    /// <summary>Each impure use, as kind and name.</summary>
    public static IEnumerable<(string What, string Use)> ImpureUses(AssemblyUses uses) =>
        from use in uses.Types.Concat(uses.Members)
        from ban in Banned
        where ban.Uses.IsMatch(use)
        select (ban.What, use);

    [GeneratedRegex(@"^System\.(DateTime|DateTimeOffset)\.get_(Now|UtcNow|Today)\(|^System\.Diagnostics\.Stopwatch"
        + @"|^System\.TimeProvider|^System\.Environment\.get_TickCount|^System\.Threading\.(Timer|PeriodicTimer)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^System\.IO\.|^Microsoft\.Win32\.|^System\.Reflection\.Assembly\.Load")]
    private static partial Regex File();

    [GeneratedRegex(@"^System\.Net\.|^System\.Diagnostics\.Process")]
    private static partial Regex Network();

    [GeneratedRegex(@"^System\.Environment(\.|$)|^System\.Runtime\.InteropServices\.RuntimeInformation"
        + @"|^System\.TimeZoneInfo|^System\.DateTime\.ToLocalTime|^System\.DateTimeOffset\.ToLocalTime")]
    private static partial Regex Surroundings();

    // Text made or read without saying how: by the current culture, or by what DateOnly and decimal take from
    // it.
    [GeneratedRegex(@"^System\.Globalization\.CultureInfo\.(get_Current|get_Installed|set_)"
        + @"|^System\.Globalization\.[A-Za-z]+Info\.get_Current"
        + @"|^System\.String\.(ToUpper|ToLower)\(\)|^System\.Char\.(ToUpper|ToLower)\(System\.Char\)"
        + @"|^System\.String\.Compare\(System\.String,System\.String\)|^System\.String\.CompareTo\("
        + @"|^System\.String\.(StartsWith|EndsWith|IndexOf|LastIndexOf)\(System\.String\)"
        + @"|^System\.StringComparer\.get_CurrentCulture|^System\.String\.Normalize\("
        + @"|^System\.(Decimal|Double|Single|DateOnly|DateTime|DateTimeOffset|TimeSpan|Int128)"
        + @"\.(ToString|Parse|TryParse|ParseExact|TryParseExact)\((?!.*IFormatProvider)"
        + @"|\.AppendFormatted\(.*\)<System\.(Decimal|Double|Single|DateOnly|DateTime|DateTimeOffset|TimeSpan|Int128)>")]
    private static partial Regex Culture();

    [GeneratedRegex(@"^System\.Random(\.|$)|^System\.Guid\.(NewGuid|CreateVersion7)|RandomNumberGenerator"
        + @"|^System\.Security\.Cryptography\.Aes|^System\.HashCode")]
    private static partial Regex Randomness();

    [GeneratedRegex(@"^System\.Console(\.|$)|^System\.Diagnostics\.(Debug|Trace)(\.|$)")]
    private static partial Regex Console();

    [GeneratedRegex(@"^System\.Threading\.(Thread|Tasks\.Task|Tasks\.Parallel|ThreadPool)(\.|$)")]
    private static partial Regex Threads();
}
