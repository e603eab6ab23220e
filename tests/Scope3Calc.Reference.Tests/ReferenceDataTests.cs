using System.Security.Cryptography;
using System.Text;

namespace Scope3Calc.Reference.Tests;

public sealed class ReferenceDataTests
{
    private static PackFile Embedded(string id) => ReferenceData.Embedded().Single(pack => pack.Id == id);

    private static PackFormatException LoadDamaged(string id, Func<string, string> damage)
    {
        var text = damage(Encoding.UTF8.GetString(Embedded(id).Bytes.Span));
        var packs = ReferenceData.Embedded().Where(pack => pack.Id != id)
            .Append(new PackFile(id, Encoding.UTF8.GetBytes(text)));
        return Assert.Throws<PackFormatException>(() => ReferenceData.Load(packs));
    }

    [Fact]
    public void Snapshot_AskedTwice_IsTheSame() => Assert.Same(ReferenceData.Snapshot, ReferenceData.Snapshot);

    [Fact]
    public void Load_Anew_HasTheSameId() => Assert.Equal(ReferenceData.Snapshot.Id, ReferenceData.Load().Id);

    [Fact]
    [Trait("Behaviour", "31")]
    public void Snapshot_ContentIds_AreTheHashesOfThePacks()
    {
        var snapshot = ReferenceData.Snapshot;
        var ids = snapshot.Packs.ToDictionary(pack => pack.Id, pack => pack.ContentId);
        ids["device-categories"] = snapshot.Categories.ContentId;
        ids["maker-footprints"] = snapshot.MakerFootprints.ContentId;
        ids["iso-4217"] = snapshot.Currencies.ContentId;
        ids["ecb-annual-averages"] = snapshot.ExchangeRates.ContentId;
        ids["worldbank-cpi"] = snapshot.ConsumerPrices.ContentId;
        ids["bea-sector-prices"] = snapshot.SectorPrices.ContentId;
        ids["device-averages"] = snapshot.DeviceAverages.ContentId;
        ids["epa-gwp-sets"] = snapshot.GwpSets.ContentId;
        ids["device-reference-prices"] = snapshot.ReferencePrices.ContentId;

        Assert.All(ReferenceData.Embedded(), pack =>
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pack.Bytes.Span)), ids[pack.Id]));
        Assert.Equal(20, ids.Count);
    }

    [Fact]
    public void Packs_EveryPack_NamesPublisherLicenceAndCheckedSources()
    {
        Assert.Equal(ReferenceData.Embedded().Select(pack => pack.Id), ReferenceData.Packs.Select(info => info.Id));
        var sums = File.ReadAllLines(Path.Combine(Tables.DataDirectory, "SHA256SUMS"));
        Assert.All(ReferenceData.Packs, info =>
        {
            Assert.All(
                [info.Title, info.Publisher, info.Licence, info.Basis, info.Kind], text => Assert.NotEmpty(text));

            // Too few of the purchases name number and price, so that pack is there for tables that do.
            Assert.True(info.Rows > 0);
            Assert.Equal(Embedded(info.Id).Sha256, info.Sha256);
            Assert.NotEmpty(info.Sources);
            Assert.All(info.Sources, source => Assert.Contains($"{source.Sha256}  {source.File}", sums));
        });
    }

    [Fact]
    public void Packs_FromTheShareAlikeTable_CarryItsLicence()
    {
        var derived = ReferenceData.Packs.Where(info =>
            info.Sources.Any(source => source.File.StartsWith("boavizta/", StringComparison.Ordinal)));

        Assert.Equal(["device-averages", "maker-footprints"], derived.Select(info => info.Id));
        Assert.All(
            derived, info => Assert.Contains("Open Database License", info.Licence, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Load_OneRowChanged_ChangesTheId()
    {
        var text = Encoding.UTF8.GetString(Embedded("iso-4217").Bytes.Span)
            .Replace("Afghani", "Afghan", StringComparison.Ordinal);
        var other = new PackFile("iso-4217", Encoding.UTF8.GetBytes(text));

        var snapshot = ReferenceData.Load(ReferenceData.Embedded().Where(pack => pack.Id != other.Id).Append(other));

        Assert.NotEqual(ReferenceData.Snapshot.Id, snapshot.Id);
        Assert.Equal(
            ReferenceData.Snapshot.FindPack("epa-sef-v1.3")!.ContentId, snapshot.FindPack("epa-sef-v1.3")!.ContentId);
    }

    [Fact]
    public void Load_BrokenNumber_NamesPackAndLine()
    {
        var error = LoadDamaged(
            "ecb-annual-averages", text => text.Replace("1999\t1.65", "1999\tx1.65", StringComparison.Ordinal));

        // Nine header lines, a blank one and the column names: the first row is line 12.
        Assert.StartsWith("ecb-annual-averages, line 12: 'x1.65", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be the per_eur.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epa-sef-v1.3")]
    [InlineData("maker-footprints")]
    [InlineData("worldbank-cpi")]
    [InlineData("bea-sector-prices")]
    public void Load_PackCutShort_IsRefused(string id)
    {
        Assert.Contains("ends too early", LoadDamaged(id, text => text[..^20]).Message, StringComparison.Ordinal);
        Assert.Contains(
            "but the header says",
            LoadDamaged(id, text => text[..(text.LastIndexOf('\n', text.Length - 2) + 1)]).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(id, LoadDamaged(id, text => text[..200]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-4217", "scope3-pack\t1", "scope3-pack\t2", "line 1: expected 'scope3-pack\t1'")]
    [InlineData("iso-4217", "id\tiso-4217", "id\tiso-4218", "calls itself 'iso-4218'")]
    [InlineData("iso-4217", "kind\tcurrencies", "kind\tcoins", "no kind of pack 'coins'")]
    [InlineData("iso-4217", "\nAFN\t", "\nAF\t", "'AF' cannot be the code")]
    [InlineData("iso-4217", "\nAFN\tAfghani\t", "\nAFN\t", "expected 3 cells")]
    [InlineData("epa-sef-v1.3", "price_type\tpurchaser_excl_vat", "price_type\tcheap", "'cheap' cannot be the price_type")]
    [InlineData("epa-sef-v1.3", "\n334112\t", "\n334111\t", "334111 occurs twice")]
    [InlineData("epa-sef-v1.3", "country\tUS", "land\tUS", "the header needs one line 'country'")]
    [InlineData("uk-sic-2023", "sector_code\ttitle", "code\ttitle", "expected the columns")]
    [InlineData("ecb-annual-averages", "1999\t1.65", "1999\t-1.65", "cannot be the per_eur")]
    [InlineData("maker-footprints", "\nlexmark|b3340dw\t", "\nlexmark|b3340\t", "'lexmark|b3340' cannot be the key")]
    [InlineData("maker-footprints", "\tMAKER_FOOTPRINT_FLAGGED\t", "\tODD\t", "'ODD' cannot be the reason")]
    public void Load_DamagedPack_IsRefusedWithAReason(string id, string oldText, string newText, string message)
    {
        var error = LoadDamaged(id, text =>
        {
            Assert.Contains(oldText, text, StringComparison.Ordinal);
            return text.Replace(oldText, newText, StringComparison.Ordinal);
        });

        Assert.StartsWith(id, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PackMissingOrTwice_IsRefused()
    {
        Assert.Contains(
            "exactly one pack of kind exchange-rates",
            Assert.Throws<PackFormatException>(() =>
                ReferenceData.Load(ReferenceData.Embedded().Where(pack => pack.Id != "ecb-annual-averages"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "epa-sef-v1.3 was given twice",
            Assert.Throws<PackFormatException>(() =>
                ReferenceData.Load(ReferenceData.Embedded().Append(Embedded("epa-sef-v1.3")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BytesThatAreNotUtf8_AreRefused()
    {
        var packs = ReferenceData.Embedded().Where(pack => pack.Id != "iso-4217")
            .Append(new PackFile("iso-4217", new byte[] { 0xFF, 0xFE }));

        var error = Assert.Throws<PackFormatException>(() => ReferenceData.Load(packs));
        Assert.Contains("iso-4217: not UTF-8", error.Message, StringComparison.Ordinal);
    }
}
