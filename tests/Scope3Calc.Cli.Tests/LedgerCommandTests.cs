namespace Scope3Calc.Cli.Tests;

/// <summary>The commands on the ledger: what they print, and what they leave there.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Database => _folder.Named("ledger.db");

    public void Dispose() => _folder.Dispose();

    // Of the sample's 395 lines 18 are not calculated; 3 of these are in order but have no factor, so 15 are refused.
    [Fact]
    public async Task Import_PurchasesSampleTwice_AddsEveryLineOnce()
    {
        var first = await ImportAsync(Folder.Sample("ict-purchases.csv"));
        var second = await ImportAsync(Folder.Sample("ict-purchases.csv"));

        Assert.Equal((ExitCode.SomeNotCalculated, "imported 380 new, 0 same, 15 rejected\n"), (first.ExitCode, first.Output));
        Assert.Equal((ExitCode.SomeNotCalculated, "imported 0 new, 380 same, 15 rejected\n"), (second.ExitCode, second.Output));
        Assert.Equal(first.Error, second.Error);
        Assert.Equal(15, first.Error.Split('\n').Count(line => line.StartsWith("  row ", StringComparison.Ordinal)));
    }

    // The sample has six credit notes, and does not say of which purchases.
    [Fact]
    public async Task Import_SpendSampleTwice_AddsEveryLineOnce()
    {
        const string Sample = "oxford-ict-spend-2014-2017.csv";
        var rows = Folder.ReadCsv(Folder.Sample(Sample));
        Assert.Equal(6, rows.Count(row => row["spend_amount"].StartsWith('-')));

        var first = await ImportAsync(Folder.Sample(Sample));
        var second = await ImportAsync(Folder.Sample(Sample));

        Assert.Equal(
            (ExitCode.SomeNotCalculated, $"imported {rows.Count - 6} new, 0 same, 6 rejected\n"), (first.ExitCode, first.Output));
        Assert.Equal(
            (ExitCode.SomeNotCalculated, $"imported 0 new, {rows.Count - 6} same, 6 rejected\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task Import_SameRowTwice_IsOneLineAndOtherContentIsRefused()
    {
        var run = await ImportAsync(Write(Some.Line("a"), Some.Line("a"), Some.Line("a", ("quantity", "2")), Some.Line("b")));

        Assert.Equal((ExitCode.SomeNotCalculated, "imported 2 new, 1 same, 1 rejected\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("  row 4, a: line_id: The ledger has a line 'a' with other content.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ManyFaultyRows_ListsTwentyAndCountsTheRest()
    {
        var rows = Enumerable.Range(0, 33).Select(i => Some.Line($"faulty-{i}", ("quantity", "0")));

        var run = await ImportAsync(Write([.. rows, Some.Line("fine")]));

        Assert.Equal((ExitCode.SomeNotCalculated, "imported 1 new, 0 same, 33 rejected\n"), (run.ExitCode, run.Output));
        var told = run.Error.TrimEnd().Split('\n');
        Assert.Equal(21, told.Length);
        Assert.StartsWith("  row 2, faulty-0: quantity: ", told[0], StringComparison.Ordinal);
        Assert.Equal("  and 13 more.", told[^1]);
    }

    [Fact]
    public async Task Import_NothingInOrder_IsNothingUsable()
    {
        var run = await ImportAsync(Write(Some.Line("a", ("quantity", "0")), Some.Line("b", ("accounting_treatment", "gift"))));

        Assert.Equal((ExitCode.NothingUsable, "imported 0 new, 0 same, 2 rejected\n"), (run.ExitCode, run.Output));
        Assert.Contains("  row 3, b: accounting_treatment: 'gift' is not allowed.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_HeaderAlone_IsNothingUsable()
    {
        var run = await ImportAsync(Write());

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.Equal("lines.csv: There are no lines below the header.", run.Error.Trim());
    }

    [Fact]
    public async Task Import_NoLedgerNamed_AsksForOne()
    {
        var run = await Scope3.RunAsync("import", Write(Some.Line("a")));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("--db: Say where the ledger is", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DatabaseAndServer_ExcludeEachOther()
    {
        var run = await Scope3.RunAsync("import", Write(Some.Line("a")), "--db", Database, "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Equal("--db: A running service has a ledger of its own. Give --db or --server.", run.Error.Trim());
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task Import_FileThatIsNoDatabase_SaysSo()
    {
        var other = _folder.Write("other.db", new string('x', 4_096));

        var run = await Scope3.RunAsync("import", Write(Some.Line("a")), "--db", other);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith($"--db: The database {other} cannot be opened", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_CorrectedLine_ShowsWhatWasChangedAndWhy()
    {
        await ImportAsync(Write(Some.LineWithEpd("a"), Some.Line("b")));
        var corrections = _folder.Write("corrections.csv", Some.File(
            Some.LineWithEpd("a", ("quantity", "3"), ("gwp_a1_a3_kg", "210")), Some.Line("b"), Some.Line("c")));

        var corrected = await LedgerAsync("correct", corrections, "--reason", "counted again");
        var shown = await LedgerAsync("line", "a");

        Assert.Equal((ExitCode.SomeNotCalculated, "corrected 1 lines, 1 same, 1 rejected\n"), (corrected.ExitCode, corrected.Output));
        Assert.StartsWith("  row 4, c: line_id: The ledger has no line 'c'.", corrected.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.AllCalculated, shown.ExitCode);
        var text = shown.Output.Split('\n');
        Assert.Equal("a", text[0]);
        Assert.Contains("    quantity: 1", text);
        Assert.Contains("    declaration.modules[0].gwp_ghg: 200", text);
        Assert.Equal(
            ["    reason: counted again", "    quantity: 1 -> 3", "    declaration.modules[0].gwp_ghg: 200 -> 210"],
            text.SkipWhile(line => !line.StartsWith("  version 2, recorded ", StringComparison.Ordinal)).Skip(1).SkipLast(1));
    }

    [Fact]
    public async Task Line_UnknownLine_IsNothingUsable()
    {
        var run = await LedgerAsync("line", "none");

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.Contains("The ledger has no line 'none'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declarations_RegisteredTwice_AreListedOnceWithTheirLastVersion()
    {
        var file = _folder.Write("declarations.json", $"[{Declared("EPD-1", "2027-12-31")}, {Declared("EPD-2", "")}]");
        var newer = _folder.Write("newer.json", Declared("EPD-1", "2029-12-31"));

        var first = await LedgerAsync("declarations", "register", file);
        var again = await LedgerAsync("declarations", "register", newer);
        var list = await LedgerAsync("declarations", "list");

        Assert.Equal((ExitCode.AllCalculated, "EPD-1 version 1 new\nEPD-2 version 1 new\n"), (first.ExitCode, first.Output));
        Assert.Equal((ExitCode.AllCalculated, "EPD-1 version 2 new\n"), (again.ExitCode, again.Output));
        Assert.Equal(
            "EPD-1  version 2, Dell XPS 13, valid until 2029-12-31\nEPD-2  version 1, Dell XPS 13, valid until not stated\n",
            list.Output);
    }

    [Fact]
    public async Task Declarations_OneFaulty_KeepsNoOtherOut()
    {
        var file = _folder.Write("declarations.json", $"[{Declared("", "")}, {Declared("EPD-2", "")}]");

        var run = await LedgerAsync("declarations", "register", file);

        Assert.Equal((ExitCode.SomeNotCalculated, "EPD-2 version 1 new\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("(no declaration_id): declaration.declaration_id: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"unknownField\": 1}")]
    public async Task Declarations_FileOfSomethingElse_IsRefusedInASentence(string text)
    {
        var run = await LedgerAsync("declarations", "register", _folder.Write("declarations.json", text));

        Assert.Equal((ExitCode.NothingUsable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("declarations.json: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    // The service is killed with batches underway, and starts again where it was.
    [Fact]
    public async Task Import_ServiceGoesAwayAndComesBack_LosesAndDoublesNothing()
    {
        const int Rows = 4_000;
        var lines = Enumerable.Range(0, Rows).Select(i => Some.Line($"line-{i}")).ToList();
        var server = await Scope3.ServeAsync("--db", Database);
        try
        {
            using var import = Scope3.Start(["import", "/dev/stdin", "--server", server.Address], []);
            var ending = Scope3.EndAsync(import);
            await import.StandardInput.WriteAsync(Some.File([.. lines[..(Rows / 2)]]));
            await import.StandardInput.FlushAsync();
            await UntilThereAsync(server, "line-499");

            server.Kill();
            var port = new Uri(server.Address).Port;
            server.Dispose();
            server = await Scope3.ServeOnAsync(port, "--db", Database);
            await import.StandardInput.WriteAsync(string.Join('\n', lines[(Rows / 2)..]));
            import.StandardInput.Close();

            var run = await ending;
            Assert.Equal((ExitCode.AllCalculated, $"imported {Rows} new, 0 same, 0 rejected\n"), (run.ExitCode, run.Output));
            Assert.StartsWith("The connection is lost; going on behind batch ", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            server.Dispose();
        }

        var again = await ImportAsync(Write([.. lines]));
        Assert.Equal($"imported 0 new, {Rows} same, 0 rejected\n", again.Output);
    }

    private static async Task UntilThereAsync(CliServer server, string lineId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await Scope3.RunAsync("line", lineId, "--server", server.Address)).ExitCode != ExitCode.AllCalculated)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private static string Declared(string id, string validUntil) =>
        $$"""
        {"declarationId": "{{id}}", "kind": "DECLARATION_KIND_EPD_TYPE_III", "manufacturer": "Dell", "model": "XPS 13",
         "validUntil": "{{validUntil}}", "modules": [{"module": "LIFE_CYCLE_MODULE_A1_A3", "gwpGhg": "200"}]}
        """;

    private string Write(params string[] lines) => _folder.Write("lines.csv", Some.File(lines));

    private Task<CliRun> ImportAsync(string file) => LedgerAsync("import", file);

    private Task<CliRun> LedgerAsync(params string[] arguments) => Scope3.RunAsync([.. arguments, "--db", Database]);
}
