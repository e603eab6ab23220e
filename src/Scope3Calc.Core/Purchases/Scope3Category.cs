namespace Scope3Calc.Core.Purchases;

/// <summary>The GHG Protocol Scope 3 categories an end user's purchase can fall into.</summary>
/// <remarks>Categories 11 and 12 belong to sellers; for a purchaser they cannot be expressed here.</remarks>
public enum Scope3Category : byte
{
    None = 0,
    PurchasedGoodsAndServices = 1,
    CapitalGoods = 2,
    UpstreamTransportAndDistribution = 4,
    WasteGeneratedInOperations = 5,
    UpstreamLeasedAssets = 8,
}
