using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Purchases;

/// <summary>Where an end user's purchase can be booked at all.</summary>
public sealed class Scope3CategoryTests
{
    [Fact]
    [Trait("Behaviour", "5")]
    public void Scope3Category_Values_AreNoneThatBelongToSellers()
    {
        // Scope 3 Standard, table 5.4: 1, 2, 4, 5 and 8; 11 and 12 are use and end of life of goods sold.
        Assert.Equal([0, 1, 2, 4, 5, 8], Enum.GetValues<Scope3Category>().Select(category => (int)category));
    }
}
