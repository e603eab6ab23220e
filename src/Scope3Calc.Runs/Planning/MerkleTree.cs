using System.Security.Cryptography;
using System.Text;

namespace Scope3Calc.Runs.Planning;

/// <summary>One hash over many in order: two runs with the same root have the same results.</summary>
/// <remarks>Leaves and inner nodes are hashed with different first bytes, so neither can pass for the other (RFC 6962).</remarks>
internal static class MerkleTree
{
    /// <param name="header">What all leaves have in common.</param>
    /// <param name="leaves">SHA-256 names in hexadecimal, in order.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Root(string header, IReadOnlyList<string> leaves) =>
        Convert.ToHexStringLower(Inner(Leaf(Encoding.UTF8.GetBytes(header)), Tree(leaves, 0, leaves.Count)));

    private static byte[] Tree(IReadOnlyList<string> leaves, int start, int count)
    {
        if (count <= 1)
        {
            return Leaf(count == 0 ? [] : Convert.FromHexString(leaves[start]));
        }

        // The left tree is the largest full one.
        var left = 1 << (31 - int.LeadingZeroCount(count - 1));
        return Inner(Tree(leaves, start, left), Tree(leaves, start + left, count - left));
    }

    private static byte[] Leaf(byte[] content) => SHA256.HashData([0, .. content]);

    private static byte[] Inner(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
