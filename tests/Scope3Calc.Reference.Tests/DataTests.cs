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

    [Fact]
    public void ShareAlikeTable_HasAFolderOfItsOwn_WithItsLicence()
    {
        var folder = Path.Combine(Tables.DataDirectory, "boavizta");

        Assert.Equal(
            ["LICENCE.md", "boavizta_ict_product_footprints.csv"],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(
            "Open Database License", File.ReadAllText(Path.Combine(folder, "LICENCE.md")), StringComparison.Ordinal);
    }
}
