using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Scope3Calc.Design.Tests;

/// <summary>The core is pure arithmetic: what it may refer to, shown on an assembly that does refer to the
/// rest.</summary>
public sealed class PurityTests
{
    private static readonly AssemblyUses Core = AssemblyUses.Of(Built("Scope3Calc.Core"));

    private static readonly AssemblyUses ThisAssembly = AssemblyUses.Of(typeof(PurityTests).Assembly.Location);

    public static TheoryData<string> Kinds => [.. Purity.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Core_RefersTo_NothingImpure(string kind) => Assert.Empty(
        Purity.ImpureUses(Core).Where(impure => impure.What == kind).Select(impure => impure.Use));

    // The same check over this assembly, which holds a class that does all of it.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ImpureUses_OfAnImpureAssembly_AreFound(string kind) => Assert.Contains(
        Purity.ImpureUses(ThisAssembly), impure => impure.What == kind);

    [Theory]
    [InlineData("System.DateTime.get_Now()")]
    [InlineData("System.DateTime.get_UtcNow()")]
    [InlineData("System.DateTime.get_Today()")]
    [InlineData("System.DateTimeOffset.get_UtcNow()")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Environment.get_TickCount64()")]
    [InlineData("System.IO.File")]
    [InlineData("System.Net.Http.HttpClient")]
    [InlineData("System.Environment")]
    [InlineData("System.Globalization.CultureInfo.get_CurrentCulture()")]
    [InlineData("System.String.ToUpper()")]
    [InlineData("System.String.StartsWith(System.String)")]
    [InlineData("System.Decimal.ToString(System.String)")]
    [InlineData("System.Random")]
    [InlineData("System.Guid.NewGuid()")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator")]
    [InlineData("System.Console")]
    [InlineData("System.Threading.Thread.Sleep(System.Int32)")]
    public void ImpureUses_OfAnImpureAssembly_NameEachUse(string use) => Assert.Contains(
        Purity.ImpureUses(ThisAssembly), impure => impure.Use == use);

    [Fact]
    public void ImpureUses_DateInAnInterpolatedString_IsFound() => Assert.Contains(
        Purity.ImpureUses(ThisAssembly),
        impure => impure.What == "culture" && impure.Use.EndsWith("<System.DateOnly>", StringComparison.Ordinal));

    [Fact]
    public void ImpureUses_SayingTheCulture_IsFine() => Assert.DoesNotContain(
        Purity.ImpureUses(ThisAssembly), impure => impure.Use.Contains("IFormatProvider", StringComparison.Ordinal));

    [Fact]
    public void Core_RefersTo_TheBaseClassLibraryAlone()
    {
        var shipped = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.NotEmpty(Core.Assemblies);
        Assert.All(Core.Assemblies, name => Assert.True(
            File.Exists(Path.Combine(shipped, name + ".dll")), $"{name} is not part of the base class library."));

        // The check can fail: these tests refer to their runner.
        Assert.Contains(ThisAssembly.Assemblies, name => !File.Exists(Path.Combine(shipped, name + ".dll")));
    }

    [Fact]
    public void Impure_IsUsedByNobody() => Assert.NotNull(typeof(Impure));

    internal static string Built(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    /// <summary>Never called: it is here to be found.</summary>
    private static class Impure
    {
#pragma warning disable CA1303, CA1304, CA1305, CA1310, CA1311, CA5394
        public static string Everything(string path, decimal number, DateOnly day, HttpClient client)
        {
            Thread.Sleep(Environment.TickCount64 > 0 ? 1 : 0);
            Console.WriteLine(DateTime.Now + (DateTime.UtcNow - DateTime.Today));
            Console.WriteLine(DateTimeOffset.UtcNow + Stopwatch.GetElapsedTime(TimeProvider.System.GetTimestamp()));
            Console.WriteLine(File.ReadAllText(path) + Environment.MachineName + client.BaseAddress);
            Console.WriteLine(CultureInfo.CurrentCulture.Name + path.ToUpper() + path.StartsWith("xy"));
            Console.WriteLine(number.ToString("N") + $"{day:yyyy}" + number.ToString(CultureInfo.InvariantCulture));
            Console.WriteLine(new Random().Next() + RandomNumberGenerator.GetInt32(2));
            return Guid.NewGuid().ToString();
        }
#pragma warning restore CA1303, CA1304, CA1305, CA1310, CA1311, CA5394
    }
}
