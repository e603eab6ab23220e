using Scope3Calc.Core;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>What a policy may expect to be booked. Whatever else it asks for is refused with the reason, never ignored.</summary>
internal static class BookedModules
{
    public static void Check(V1.Policy message, ref List<Problem>? problems)
    {
        for (var i = 0; i < message.BookedModules.Count; i++)
        {
            var module = message.BookedModules[i];
            if (Enumerations.ToCore(module) is null)
            {
                EnumValue.Read(Enumerations.ToCore(module), $"policy.booked_modules[{i}]", (int)module, ref problems);
            }
            else if (Refusal(module) is { } refusal)
            {
                TextValue.Add(ref problems, ReasonCode.ValueInvalid, $"policy.booked_modules[{i}]", refusal);
            }
        }

        if (message.Perspective is not (V1.Perspective.Unspecified or V1.Perspective.EndUserPurchaser))
        {
            TextValue.Add(ref problems, ReasonCode.UnknownEnumValue, "policy.perspective",
                "Only an end user's inventory is calculated: categories 11 and 12 are a seller's. Use END_USER_PURCHASER.");
        }
    }

    private static string? Refusal(V1.LifeCycleModule module) => module switch
    {
        V1.LifeCycleModule.A1A3 or V1.LifeCycleModule.A4 => null,
        V1.LifeCycleModule.A1 or V1.LifeCycleModule.A2 or V1.LifeCycleModule.A3 =>
            "A1 to A3 are booked together. Use A1_A3.",
        V1.LifeCycleModule.A5 => "A5 is a memo item: installation and packaging waste are bought and disposed of on their own.",
        V1.LifeCycleModule.B6 =>
            "B6 cannot be booked in scope 3: metered electricity is scope 2, its upstream category 3. It is told as a memo item.",
        V1.LifeCycleModule.C1 or V1.LifeCycleModule.C2 or V1.LifeCycleModule.C3 or V1.LifeCycleModule.C4
            or V1.LifeCycleModule.C1C4 =>
            "C1 to C4 are booked in category 5 when the device is discarded. Send a line with `disposal` on that day.",
        V1.LifeCycleModule.D => "D is never part of an inventory: avoided emissions are told apart with their sign.",
        _ => "Only A1_A3 and A4 can be booked for a purchaser.",
    };
}
