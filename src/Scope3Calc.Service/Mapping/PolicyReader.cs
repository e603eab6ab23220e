using Scope3Calc.Core;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads a policy message. What is absent takes the default.</summary>
internal static class PolicyReader
{
    // A name that is not known comes back in a trailer, and callers take only a few kilobytes of those.
    private const int MaxFactorPackLength = 128;

    /// <param name="message">The policy, or null for the default one.</param>
    /// <param name="problems">Null where the policy can be used.</param>
    public static Policy Read(V1.Policy? message, out List<Problem>? problems)
    {
        problems = null;
        if (message is null)
        {
            return Policy.Default;
        }

        var policy = new Policy
        {
            FactorPackId = TextValue.Text(message.FactorPack, "policy.factor_pack", ref problems, MaxFactorPackLength)
                ?? Policy.Default.FactorPackId,
            DeflationOrder = EnumValue.Read(
                Enumerations.ToCore(message.DeflationOrder), "policy.deflation_order", (int)message.DeflationOrder, ref problems),
            Deflator = EnumValue.Read(
                Enumerations.ToCore(message.Deflator), "policy.deflator", (int)message.Deflator, ref problems),
            DeliveryCategory = EnumValue.Read(
                Enumerations.ToCore(message.DeliveryCategory),
                "policy.delivery_category",
                (int)message.DeliveryCategory,
                ref problems),
            ExpiredGraceDays = message.ExpiredGraceDays,
            UseMakerFootprints = message.HasUseMakerFootprints
                ? message.UseMakerFootprints
                : Policy.Default.UseMakerFootprints,
            GapAlignment = EnumValue.Read(
                Enumerations.ToCore(message.GapAlignment), "policy.gap_alignment", (int)message.GapAlignment, ref problems),
        };

        // What could not be read needs no second remark that it contradicts something.
        if (problems is null && policy.Check() is { } contradiction)
        {
            problems = [contradiction];
        }

        return policy;
    }
}
