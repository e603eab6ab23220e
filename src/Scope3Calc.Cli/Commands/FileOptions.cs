using System.CommandLine;
using System.Globalization;

namespace Scope3Calc.Cli.Commands;

/// <summary>What every command on a file of purchase lines is told: the file, how to calculate it, and where.</summary>
internal sealed class FileOptions
{
    private readonly Argument<FileInfo> _file;
    private readonly Option<FileInfo?> _policy = new("--policy") { Description = "Calculate by this policy: JSON of scope3calc.v1.Policy." };
    private readonly Option<string?> _server = ServerConnection.AddressOption();
    private readonly Option<FileInfo?> _certificate = ServerConnection.CertificateOption();
    private readonly Option<bool> _shareAlike = ShareAlikeOption();
    private readonly Option<FileInfo?> _json;

    /// <param name="json">What <c>--json</c> writes.</param>
    /// <param name="takesRun">Whether the number of a run may stand in place of the file: see <see cref="AllowRun"/>.</param>
    public FileOptions(string json, bool takesRun = false)
    {
        _json = new Option<FileInfo?>("--json") { Description = json };
        _file = takesRun
            ? new Argument<FileInfo>("FILE.csv|RUN")
            {
                Description = "Purchase lines: CSV, UTF-8, commas, one header row. Or the number of a run, with --db or --server; "
                    + "write ./7 for a file of such a name.",
            }
            : FileArgument();
    }

    /// <summary>Lets the file be left out, and with it how to calculate: a run over a ledger has both.</summary>
    /// <param name="command">The command.</param>
    /// <param name="instead">The option that takes its place.</param>
    /// <param name="hint">What to give.</param>
    public void AllowInstead(Command command, Option<long?> instead, string hint)
    {
        _file.Arity = ArgumentArity.ZeroOrOne;
        command.Validators.Add(result =>
        {
            var hasFile = result.GetResult(_file) is { Tokens.Count: > 0 };
            var hasPolicy = result.GetResult(_policy) is not (null or { Implicit: true });
            if (hasFile == result.GetValue(instead) is not null)
            {
                result.AddError(hint);
            }
            else if (!hasFile && hasPolicy)
            {
                result.AddError($"The run has its policy. Leave out --policy, or {hint}");
            }
        });
    }

    /// <summary>Lets the file be the number of a run over a ledger, which has its lines and its policy.</summary>
    /// <param name="command">The command.</param>
    /// <param name="database">The option that says where the ledger is.</param>
    public void AllowRun(Command command, Option<string?> database)
    {
        command.Validators.Add(result =>
        {
            var isRun = RunOf(result.GetValue(_file)) is not null;
            if (isRun && result.GetResult(_policy) is not (null or { Implicit: true }))
            {
                result.AddError("The run has its policy. Leave out --policy, or give FILE.csv.");
            }
            else if (!isRun && result.GetValue(database) is not null)
            {
                result.AddError("--db is for runs. Give the number of a run instead of FILE.csv, or leave out --db.");
            }
        });
    }

    /// <summary>The run that stands in place of a file; null where a file does.</summary>
    public long? ReadRun(ParseResult parsed) => RunOf(parsed.GetValue(_file));

    // A path that is written with a folder is a file.
    private static long? RunOf(FileInfo? file) =>
        file is not null && long.TryParse(file.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : null;

    public static Argument<FileInfo> FileArgument() =>
        new("FILE.csv") { Description = "Purchase lines: CSV, UTF-8, commas, one header row." };

    public static Option<bool> ShareAlikeOption() => new("--share-alike")
    {
        Description = "Load the factor packs derived from EXIOBASE too (CC BY-SA 4.0). Not with --server: the service decides.",
    };

    /// <summary>A command with these options, and its own before them.</summary>
    public Command Command(string name, string description, params Option[] own)
    {
        var command = new Command(name, description) { _file };
        foreach (var option in own.Concat([_json, _policy, _server, _certificate, _shareAlike]))
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>Where a ledger is, for a command that looks into one instead of a file.</summary>
    public LedgerPlace ReadPlace(ParseResult parsed, string? database) =>
        new(database, parsed.GetValue(_server), parsed.GetValue(_certificate)) { ShareAlike = parsed.GetValue(_shareAlike) };

    public FileInfo? ReadJson(ParseResult parsed) => parsed.GetValue(_json);

    public FileRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_file),
        parsed.GetValue(_json),
        parsed.GetValue(_policy),
        parsed.GetValue(_server),
        parsed.GetValue(_certificate),
        parsed.GetValue(_shareAlike));
}

/// <summary>A file to work on, as the command line names it.</summary>
/// <param name="File">The purchase lines.</param>
/// <param name="Json">Where the answer goes as JSON; null for nowhere.</param>
/// <param name="Policy">The policy; null for the default one.</param>
/// <param name="Server">Address of a running service; null for one inside this process.</param>
/// <param name="Certificate">The certificate to trust; null for the system's.</param>
/// <param name="ShareAlike">Whether the service inside this process loads packs under a share-alike licence.</param>
internal sealed record FileRequest(
    FileInfo File, FileInfo? Json, FileInfo? Policy, string? Server, FileInfo? Certificate, bool ShareAlike)
{
    /// <summary>A result must not take the place of what it is made from.</summary>
    /// <exception cref="InputException">An output is a file that is already named.</exception>
    public void CheckPaths(FileInfo? results = null)
    {
        (string Name, FileInfo? File)[] files =
            [("the input", File), ("--policy", Policy), ("--results", results), ("--json", Json)];
        foreach (var output in files[2..])
        {
            if (files.FirstOrDefault(other => other != output && IsSame(other.File, output.File)) is { Name: { } name })
            {
                throw new InputException($"{output.File!.Name} is also {name}. Name another file.") { Subject = output.Name };
            }
        }
    }

    private static bool IsSame(FileInfo? one, FileInfo? other) =>
        one is not null && other is not null && string.Equals(
            Target(one), Target(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Target(FileInfo file) => file.Exists
        ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName
        : file.FullName;
}
