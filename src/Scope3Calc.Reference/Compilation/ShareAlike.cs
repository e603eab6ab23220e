namespace Scope3Calc.Reference.Compilation;

/// <summary>What the packs with EXIOBASE in them have in common.</summary>
internal static class ShareAlike
{
    public const string Licence = "CC BY-SA 4.0 (EXIOBASE); share-alike";

    /// <summary>kg CO2e per unit of money above which a factor mostly tells of a tiny denominator.</summary>
    /// <remarks>Power from coal may really be above it where it is cheap; nothing that an ICT purchase maps to is.</remarks>
    public const decimal Highest = 20m;

    /// <summary>The factor as text; null where it is held back, with its name noted.</summary>
    public static string? Plausible(decimal kgPerUnit, string name, List<string> tooLow, List<string> tooHigh)
    {
        if (kgPerUnit is >= UkFactorPacks.PracticallyZero and <= Highest)
        {
            return MakerSheet.Text(kgPerUnit);
        }

        (kgPerUnit > Highest ? tooHigh : tooLow).Add(name);
        return null;
    }

    public static void Note(PackWriter writer, List<string> tooLow, List<string> tooHigh)
    {
        if (tooLow.Count > 0)
        {
            writer.Header("note", $"Held back, nothing or hardly anything is produced: {string.Join("; ", tooLow)}.");
        }

        if (tooHigh.Count > 0)
        {
            writer.Header(
                "note", $"Held back, above {Highest} kg per unit of money: {string.Join("; ", tooHigh)}.");
        }
    }
}
