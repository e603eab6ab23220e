namespace Scope3Calc.Cli.Tests;

/// <summary>A ledger of three lines, run once: A and C of 2023, B of 2022. Only C names its product.</summary>
public sealed class SmallLedger : IAsyncLifetime, IDisposable
{
    private const string Lines = """
        line_id,purchase_date,manufacturer,model,product_category,sector_code,spend_amount,currency_code,price_type,country_code,accounting_treatment,quantity
        A,2023-03-31,,,laptop,,100,EUR,purchaser_excl_vat,NL,expensed,1
        B,2022-12-31,,,laptop,,200,EUR,purchaser_excl_vat,NL,expensed,1
        C,2023-05-05,Maker of None,Model 1,,334111,1000,EUR,purchaser_excl_vat,NL,expensed,1

        """;

    /// <summary>An EPD of 100 kg for the product of line C.</summary>
    public const string Declaration = """
        {"declarationId": "EPD-9", "kind": "DECLARATION_KIND_EPD_TYPE_III", "verification": "VERIFICATION_KIND_THIRD_PARTY_BODY",
         "verifier": "Some Verifier", "issueDate": "2022-01-01", "validUntil": "2026-12-31", "manufacturer": "Maker of None",
         "model": "Model 1", "modules": [{"module": "LIFE_CYCLE_MODULE_A1_A3", "gwpGhg": "100"}]}
        """;

    public Folder Folder { get; } = new();

    public string Database => Folder.Named("ledger.db");

    /// <summary>The first run.</summary>
    internal RunLine First { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await AskAsync("import", Folder.Write("lines.csv", Lines));
        First = await RunAsync();
    }

    /// <summary>Runs a command on it.</summary>
    internal Task<CliRun> AskAsync(params string[] command) => Scope3.RunAsync([.. command, "--db", Database]);

    internal async Task<RunLine> RunAsync(params string[] options) => RunLine.Of(await AskAsync(["run", .. options]));

    /// <summary>Puts the declaration on file.</summary>
    internal Task<CliRun> RegisterAsync() => AskAsync("declarations", "register", Folder.Write("epd.json", Declaration));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Folder.Dispose();
}
