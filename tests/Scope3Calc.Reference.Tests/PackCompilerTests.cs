using System.Globalization;
using System.Text;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

public sealed class PackCompilerTests
{
    [Fact]
    [Trait("Behaviour", "31")]
    public void Compile_PublishedTables_GivesTheCommittedPacksByteForByte()
    {
        var compiled = PackCompiler.Compile(Tables.DataDirectory);

        var committed = Directory.EnumerateFiles(Tables.PackDirectory)
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(committed, compiled.Select(pack => pack.FileName));
        Assert.All(compiled, pack => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Tables.PackDirectory, pack.FileName)), pack.Bytes.ToArray()));
    }

    [Fact]
    public void Embedded_EveryPack_IsTheCommittedOne()
    {
        Assert.All(ReferenceData.Embedded(), pack => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Tables.PackDirectory, pack.FileName)), pack.Bytes.ToArray()));
    }

    [Fact]
    public void Compile_Twice_GivesTheSameBytes()
    {
        var first = PackCompiler.Compile(Tables.Published);
        var second = PackCompiler.Compile(Tables.Published);

        Assert.Equal(first.Select(pack => pack.Sha256), second.Select(pack => pack.Sha256));
    }

    [Fact]
    public void Compile_OnManyThreadsInAnotherCulture_GivesTheSameBytes()
    {
        var expected = PackCompiler.Compile(Tables.Published).Select(pack => pack.Sha256).ToList();

        // A culture in which 1.5 is written 1,5, minus is another sign and dates run the other way.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        var results = new List<string>[4];
        var threads = results.Select((_, i) => new Thread(() =>
        {
            CultureInfo.CurrentCulture = culture;
            results[i] = [.. PackCompiler.Compile(Tables.Published).Select(pack => pack.Sha256)];
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void Compile_TableWithRowsInAnotherOrder_GivesTheSameRows()
    {
        var lines = Encoding.UTF8.GetString(Tables.Published[RawTables.WorldBankCpi].Span).TrimEnd('\n').Split('\n');
        var reversed = string.Join('\n', lines[1..].Reverse().Prepend(lines[0])) + "\n";

        Assert.Equal(
            Tables.Rows(Tables.Compile(Tables.Published, "worldbank-cpi")),
            Tables.Rows(Tables.Compile(Tables.With(RawTables.WorldBankCpi, reversed), "worldbank-cpi")));
    }

    [Fact]
    public void Compile_ChangedTable_ChangesThePacksMadeOfItAndNoOthers()
    {
        var changed = PackCompiler.Compile(Tables.With(RawTables.Iso4217, "Afghani", "Afghan Afghani"));

        var differing = PackCompiler.Compile(Tables.Published).Zip(changed)
            .Where(pair => pair.First.Sha256 != pair.Second.Sha256).Select(pair => pair.First.Id);
        Assert.Equal(["iso-4217"], differing);
    }

    [Fact]
    public void Compile_AnyPack_IsCanonicalText()
    {
        Assert.All(ReferenceData.Embedded(), pack =>
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(pack.Bytes.Span);
            Assert.StartsWith("scope3-pack\t1\n", text, StringComparison.Ordinal);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            var rows = Tables.Rows(pack).Select(cells => string.Join('\t', cells)).ToList();
            Assert.Equal(rows.Order(StringComparer.Ordinal), rows);
        });
    }

    [Theory]
    [InlineData(RawTables.EpaV13, "334111,Electronic", "33411,Electronic", "not a NAICS code")]
    [InlineData(RawTables.EpaV13, "0.03,0.028,0.058,334111", "0.03,0.028,,334111", "with_margins is empty")]
    [InlineData(RawTables.EpaV13, "0.03,0.028,0.058,334111", "0.03,0.028,much,334111", "not a number")]
    [InlineData(RawTables.EpaV13, "kg CO2e/2022 USD", "kg CO2e/2021 USD", "the unit is")]
    [InlineData(RawTables.DeviceCategories, "laptop,NAICS_2017,334111", "laptop,NAICS_2017,334119", "no sector 334119")]
    [InlineData(RawTables.DeviceCategories, "laptop,NAICS_2017", "Laptop,NAICS_2017", "lower_snake_case")]
    [InlineData(RawTables.EcbRates, "2023-01-02,", "2023-01-03,", "occurs twice")]
    [InlineData(RawTables.Iso4217, ",AFN,", ",AF,", "three letters")]
    public void Compile_DamagedTable_NamesFileAndLine(string file, string oldText, string newText, string message)
    {
        var tables = Tables.With(file, oldText, newText);

        var error = Assert.Throws<PackFormatException>(() => PackCompiler.Compile(tables));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CompileTo_AnyDirectory_WritesEveryPack()
    {
        var directory = Directory.CreateTempSubdirectory("scope3-packs");
        try
        {
            var packs = PackCompiler.CompileTo(Tables.DataDirectory, Path.Combine(directory.FullName, "new"));

            var written = Path.Combine(directory.FullName, "new");
            Assert.Equal(packs.Count, Directory.GetFiles(written, "*.tsv", SearchOption.AllDirectories).Length);
            Assert.All(packs, pack => Assert.Equal(
                pack.Bytes.ToArray(),
                File.ReadAllBytes(Path.Combine(
                    written,
                    pack.Id.StartsWith("exiobase", StringComparison.Ordinal)
                    || pack.Id.StartsWith("us-import", StringComparison.Ordinal) ? "share-alike" : string.Empty,
                    pack.FileName))));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
