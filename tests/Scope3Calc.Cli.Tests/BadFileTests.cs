using System.Runtime.Versioning;

namespace Scope3Calc.Cli.Tests;

/// <summary>A file that cannot be used as a whole ends with exit code 1 and one sentence that says what to do.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("line_id,purchase_date,quantity\nA,2023-01-01,1\n", "The header lacks accounting_treatment.")]
    [InlineData("\nA,2023-01-01,1\n", "The header lacks line_id, purchase_date, quantity, accounting_treatment.")]
    [InlineData("line_id,purchase_date,quantity,accounting_treatment,line_id\n", "The header names line_id twice.")]
    [InlineData("line_id;purchase_date;quantity;accounting_treatment\n", "separated by semicolons")]
    [InlineData("line_id\tpurchase_date\tquantity\taccounting_treatment\n", "separated by tabs")]
    [InlineData("\"line_id,purchase_date,quantity,accounting_treatment\nA,2023-01-01,1,expensed\n", "The header cannot be read")]
    [InlineData("line_id,purchase_date,quantity,accounting_treatment\n", "There are no lines below the header.")]
    public async Task Calculate_FileThatCannotBeUsed_SaysWhy(string text, string message)
    {
        var run = await Scope3.RunAsync("calculate", _folder.Write("lines.csv", text));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("lines.csv: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Calculate_EveryLineBad_EndsWithNothingUsable()
    {
        var run = await Scope3.RunAsync("calculate", _folder.Write("lines.csv", Some.File(Some.Line("A", ("quantity", "0")))));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("1 lines, 0 calculated, 1 not.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_EveryLineGood_EndsWithAllCalculated()
    {
        var run = await Scope3.RunAsync("calculate", _folder.Write("lines.csv", Some.File(Some.Line("A"))));

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
    }

    [Fact]
    public async Task Calculate_UnknownColumns_AreIgnoredWithANote()
    {
        var text = $"colour,{Some.Header},\nred,{Some.Line("A")},x\n";

        var run = await Scope3.RunAsync("calculate", _folder.Write("lines.csv", text));

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.Equal("Note: these columns are not known and are ignored: colour, (no name).", run.Error.Trim());
    }

    [Fact]
    public async Task Calculate_MissingFile_IsNamed()
    {
        var run = await Scope3.RunAsync("calculate", _folder.Named("nothing.csv"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("nothing.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_Directory_IsToldFromAFile()
    {
        var run = await Scope3.RunAsync("calculate", Path.GetDirectoryName(_folder.Named("x"))!);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("This is a directory.", run.Error, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Calculate_FileWithoutPermission_IsNamed()
    {
        var path = _folder.Write("secret.csv", Some.File(Some.Line("A")));
        File.SetUnixFileMode(path, UnixFileMode.None);

        var run = await Scope3.RunAsync("calculate", path);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("secret.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_ResultsInAMissingFolder_SaysSo()
    {
        var path = _folder.Write("lines.csv", Some.File(Some.Line("A")));

        var run = await Scope3.RunAsync("calculate", path, "--results", _folder.Named("no/such/results.csv"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("results.csv", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--results")]
    [InlineData("--json")]
    public async Task Calculate_OutputOverTheInput_IsRefusedAndTheInputKept(string option)
    {
        var text = Some.File(Some.Line("A"));
        var path = _folder.Write("lines.csv", text);

        var run = await Scope3.RunAsync("calculate", path, option, path);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("lines.csv is also the input", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Calculate_BothOutputsInOneFile_IsRefused()
    {
        var path = _folder.Write("lines.csv", Some.File(Some.Line("A")));

        var run = await Scope3.RunAsync("calculate", path, "--results", _folder.Named("out"), "--json", _folder.Named("out"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.False(File.Exists(_folder.Named("out")));
    }
}

/// <summary>A test of file permissions, which do not bind a privileged user.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            Skip = "Permissions do not bind this user.";
        }
    }
}
