using Scope3Calc.Core.Factors;

namespace Scope3Calc.Reference.Tests;

public sealed class DeviceCategoryTests
{
    private static DeviceCategories Categories => ReferenceData.Snapshot.Categories;

    [Theory]
    [InlineData("laptop", "334111")]
    [InlineData("desktop", "334111")]
    [InlineData("server", "334111")]
    [InlineData("tablet", "334111")]
    [InlineData("workstation", "334111")]
    [InlineData("thin_client", "334111")]
    [InlineData("storage", "334112")]
    [InlineData("monitor", "334118")]
    [InlineData("printer", "334118")]
    [InlineData("other_peripheral", "334118")]
    [InlineData("switch", "334210")]
    [InlineData("network_switch", "334210")]
    [InlineData("router", "334210")]
    [InlineData("phone_system", "334210")]
    [InlineData("smartphone", "334220")]
    [InlineData("software", "511210")]
    public void SectorFor_Naics_IsTheAgreedSector(string category, string sector) =>
        Assert.Equal(sector, Categories.SectorFor(category, "NAICS_2017"));

    [Fact]
    public void SectorFor_AnyCategory_HasAFactorInEveryPack()
    {
        Assert.All(ReferenceData.Snapshot.Packs, pack => Assert.All(Categories.Names, category =>
        {
            var sector = Categories.SectorFor(category, pack.Classification);
            Assert.True(sector is not null && pack.Find(sector) is not null, $"{pack.Id} lacks {category} ({sector}).");
        }));
    }

    [Fact]
    public void SectorFor_UkComputers_IsSic26()
    {
        Assert.All(
            ["laptop", "server", "monitor", "switch", "smartphone", "storage"],
            category => Assert.Equal("26", Categories.SectorFor(category, "UK_SIC_2007")));
    }

    [Fact]
    public void SectorFor_UnknownNames_GivesNothing()
    {
        Assert.Null(Categories.SectorFor("Laptop", "NAICS_2017"));
        Assert.Null(Categories.SectorFor("toaster", "NAICS_2017"));
        Assert.Null(Categories.SectorFor("laptop", "CPA_2008"));
    }
}
