using FsCheck;
using FsCheck.Fluent;

namespace Scope3Calc.Storage.Tests.LineIndex;

/// <summary>Hashes in the order of their ordinals: mostly distinct, some equal, some at the ends of the range.</summary>
internal static class AnyHashes
{
    public static Gen<ulong> Hash { get; } = Gen.Frequency(
        (12, ArbMap.Default.GeneratorFor<ulong>().Select(Spread)),
        (1, Gen.Elements(0UL, 1UL, ulong.MaxValue, 1UL << 63, (1UL << 63) - 1)),
        (1, Gen.Choose(1, 20).Select(n => Spread((ulong)n))));

    public static Gen<ulong[]> Some(int most) =>
        from count in Gen.Choose(1, most)
        from hashes in Hash.ArrayOf(count)
        select hashes;

    public static void Check<T>(int cases, Gen<T> any, Action<T> law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(any.ToArbitrary(), law));

    // FsCheck prefers small numbers; those of a hash lie anywhere.
    private static ulong Spread(ulong number) => number * 0x9E37_79B9_7F4A_7C15;
}
