using System.CommandLine;

namespace Scope3Calc.Cli.Commands;

/// <summary>What every command on the ledger is told: where the ledger is.</summary>
internal sealed class LedgerOptions
{
    private readonly Option<string?> _database = DatabaseOption();
    private readonly Option<string?> _server = ServerConnection.AddressOption();
    private readonly Option<FileInfo?> _certificate = ServerConnection.CertificateOption();

    public static Option<string?> DatabaseOption() => new("--db")
    {
        Description = "The ledger: a SQLite file, or a PostgreSQL connection string. The service then runs inside this process.",
        HelpName = "FILE|CONNECTION",
    };

    /// <summary>Adds these options to a command behind its own.</summary>
    public void AddTo(Command command)
    {
        command.Add(_database);
        command.Add(_server);
        command.Add(_certificate);
    }

    public LedgerPlace Read(ParseResult parsed) =>
        new(parsed.GetValue(_database), parsed.GetValue(_server), parsed.GetValue(_certificate));
}

/// <summary>Where a ledger is.</summary>
/// <param name="Database">The database; null where a running service has it.</param>
/// <param name="Server">Address of that service; null for one inside this process.</param>
/// <param name="Certificate">The certificate to trust; null for the system's.</param>
internal sealed record LedgerPlace(string? Database, string? Server, FileInfo? Certificate)
{
    /// <summary>Whether the service inside this process loads packs under a share-alike licence.</summary>
    public bool ShareAlike { get; init; }
}
