namespace UnitsNet.Units;

/// <summary>Units a <see cref="Mass"/> can be stated in. Zero is not a unit.</summary>
public enum MassUnit
{
    /// <summary>One millionth of a kilogram.</summary>
    Milligram = 1,

    /// <summary>One thousandth of a kilogram.</summary>
    Gram = 2,

    /// <summary>The base unit.</summary>
    Kilogram = 3,

    /// <summary>1,000 kg, also called a metric ton.</summary>
    Tonne = 4,

    /// <summary>1,000 tonnes.</summary>
    Kilotonne = 5,

    /// <summary>1,000,000 tonnes.</summary>
    Megatonne = 6,

    /// <summary>The international avoirdupois pound, exactly 0.45359237 kg.</summary>
    Pound = 7,

    /// <summary>The avoirdupois ounce, a sixteenth of a pound.</summary>
    Ounce = 8,

    /// <summary>The ton of the United States, 2,000 pounds.</summary>
    ShortTon = 9,

    /// <summary>The imperial ton, 2,240 pounds.</summary>
    LongTon = 10,
}
