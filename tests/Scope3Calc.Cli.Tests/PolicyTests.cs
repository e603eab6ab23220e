namespace Scope3Calc.Cli.Tests;

/// <summary><c>--policy</c>: another policy changes what it should, a faulty one is refused before anything is read.</summary>
public sealed class PolicyTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync(string policy, params string[] more)
    {
        var line = Some.Line("A", ("purchase_date", "2021-05-01"), ("currency_code", "USD"), ("country_code", "US"));
        return Scope3.RunAsync(
            [
                "calculate", _folder.Write("lines.csv", Some.File(line)),
                "--policy", _folder.Write("policy.json", policy), .. more,
            ]);
    }

    [Fact]
    public async Task Calculate_AnotherFactorPack_IsUsedAndNamed()
    {
        var results = _folder.Named("results.csv");

        var run = await RunAsync("""{"factorPack": "epa-sef-v1.2", "useDeviceAverages": false}""", "--results", results);

        // 100 USD of 2021 are the pack's own money: 100 x 0.112 kg = 11.2 kg.
        var line = Assert.Single(Folder.ReadCsv(results));
        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.Equal(("11.2", "epa-sef-v1.2/334111"), (line["booked_kg"], line["spend_factor_id"]));
        Assert.Contains("Basis: factor pack epa-sef-v1.2,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_EmptyPolicy_IsTheDefaultOne()
    {
        var (with, without) = (_folder.Named("with.csv"), _folder.Named("without.csv"));
        await RunAsync("{}", "--results", with);

        await Scope3.RunAsync("calculate", _folder.Named("lines.csv"), "--results", without);

        Assert.Equal(await File.ReadAllTextAsync(without), await File.ReadAllTextAsync(with));
    }

    [Fact]
    public async Task Calculate_GraceForExpiredDeclarations_IsGranted()
    {
        var path = _folder.Write("expired.csv", Some.File(Some.LineWithEpd("A", ("valid_until", "2023-03-01"))));
        var results = _folder.Named("results.csv");

        await Scope3.RunAsync(
            "calculate", path, "--results", results, "--policy", _folder.Write("grace.json", """{"expiredGraceDays": 30}"""));

        // Bought on 31 March 2023, the thirtieth day after the last valid one.
        var line = Assert.Single(Folder.ReadCsv(results));
        Assert.Equal(("200", "2"), (line["booked_kg"], line["tier"]));
        Assert.Contains("EPD_EXPIRED", line["reasons"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "policy.json: This is not a policy: ")]
    [InlineData("{\"factorPack\":", "policy.json: This is not a policy: ")]
    [InlineData("[]", "policy.json: This is not a policy: ")]
    [InlineData("{\"factorPakc\": \"epa-sef-v1.2\"}", "factorPakc")]
    [InlineData("{\"deflator\": \"GUESS\"}", "GUESS")]
    [InlineData("{\"deflator\": 7}", "policy.deflator: ")]
    [InlineData("{\"deflator\": \"DEFLATOR_SECTOR_PRICES\"}", "policy.deflator: ")]
    [InlineData("{\"expiredGraceDays\": -1}", "policy.expired_grace_days: ")]
    [InlineData("{\"referencePrices\": [{\"productCategory\": \"laptop\"}]}", "policy.reference_prices[0].price_per_piece: ")]
    [InlineData("{\"factorPack\": \"none\"}", "There is no factor pack 'none'. Use one of: epa-sef-v1.2, epa-sef-v1.3, ")]
    public async Task Calculate_PolicyThatCannotBeUsed_SaysWhy(string policy, string message)
    {
        var run = await RunAsync(policy);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Calculate_MissingPolicyFile_IsNamed()
    {
        var run = await Scope3.RunAsync(
            "calculate", _folder.Write("lines.csv", Some.File(Some.Line("A"))), "--policy", _folder.Named("nothing.json"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("nothing.json", run.Error, StringComparison.Ordinal);
    }
}
