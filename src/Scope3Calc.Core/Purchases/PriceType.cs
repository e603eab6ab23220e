namespace Scope3Calc.Core.Purchases;

/// <summary>What a price contains, in the terms of the national accounts.</summary>
public enum PriceType : byte
{
    /// <summary>Not stated. A spend-based figure needs it: whether VAT is inside is never guessed.</summary>
    Unknown,

    /// <summary>What the buyer pays, VAT included. The VAT rate must be given.</summary>
    PurchaserInclVat,

    /// <summary>What the buyer pays, without VAT, with trade and transport margins.</summary>
    PurchaserExclVat,

    /// <summary>What the producer receives, without margins, with taxes on products.</summary>
    Producer,

    /// <summary>What the producer keeps, without margins and without taxes on products.</summary>
    Basic,
}
