using System.Security.Cryptography;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class DataTests
{
    [Fact]
    public void Sums_EveryTable_IsAsItWasPublished()
    {
        var sums = File.ReadAllLines(Path.Combine(Tables.DataDirectory, "SHA256SUMS"))
            .Select(line => line.Split("  ", 2))
            .ToDictionary(parts => parts[1], parts => parts[0]);

        Assert.Equal(RawTables.Files, sums.Keys.Order(StringComparer.Ordinal));
        foreach (var (file, expected) in sums)
        {
            var actual = SHA256.HashData(File.ReadAllBytes(Path.Combine(Tables.DataDirectory, file)));
            Assert.Equal((file, expected), (file, Convert.ToHexStringLower(actual)));
        }
    }

    [Fact]
    public void Directory_EveryCsvFile_IsInTheSums()
    {
        var files = Directory.EnumerateFiles(Tables.DataDirectory, "*.csv", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Tables.DataDirectory, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(RawTables.Files, files);
    }

    [Fact]
    public void Readme_EveryTable_IsDescribed()
    {
        var readme = File.ReadAllText(Path.Combine(Tables.DataDirectory, "README.md"));

        Assert.All(RawTables.Files, file => Assert.Contains($"`{file}`", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("boavizta", 1, "Open Database License")]
    [InlineData("exiobase", 3, "Attribution-ShareAlike 4.0")]
    public void ShareAlikeTables_HaveAFolderOfTheirOwn_WithTheirLicence(string name, int tables, string licence)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Tables.DataDirectory, name)).ToList();

        Assert.Equal(tables, files.Count(file => file.EndsWith(".csv", StringComparison.Ordinal)));
        Assert.Equal(tables + 1, files.Count);
        Assert.Contains(
            licence,
            File.ReadAllText(Path.Combine(Tables.DataDirectory, name, "LICENCE.md")),
            StringComparison.Ordinal);
    }
}
