using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Explanation;

/// <summary>Where a given value comes from, as one text that leads back to it.</summary>
internal static class Source
{
    /// <summary>So by definition, such as the 100 of a percentage.</summary>
    public const string Definition = "definition";

    /// <summary>What is left of rounding several figures that must add up, at most some milligrams.</summary>
    public const string Rounding = "rounding";

    /// <summary>A table or rule that the program holds as it was published.</summary>
    public static string Published(string document) => $"published: {document}";

    /// <summary>A field of the purchase line, named as in the contract.</summary>
    public static string Line(string field) => $"line.{field}";

    /// <summary>A field of the policy, named as in the contract.</summary>
    public static string Policy(string field) => $"policy.{field}";

    /// <summary>A row of a data pack, with the SHA-256 of the pack.</summary>
    public static string Pack(string row, string contentId) => $"{row}@{contentId}";

    /// <summary>A factor's published column.</summary>
    public static string Factor(SpendFactor factor, string column, FactorPack pack) =>
        Pack($"{factor.Id}/{column}", pack.ContentId);
}
