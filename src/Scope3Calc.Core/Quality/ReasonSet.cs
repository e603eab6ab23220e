using System.Collections;
using System.Numerics;

namespace Scope3Calc.Core.Quality;

/// <summary>A set of reasons. Enumerates in the order of <see cref="ReasonCode"/>. The default is empty.</summary>
public readonly record struct ReasonSet : IReadOnlyCollection<ReasonCode>
{
    private readonly ulong _codes;

    private ReasonSet(ulong codes) => _codes = codes;

    public static ReasonSet None => default;

    public bool IsEmpty => _codes == 0;

    public int Count => BitOperations.PopCount(_codes);

    public static ReasonSet Of(ReasonCode code) => new(1UL << (int)code);

    public ReasonSet With(ReasonCode code) => new(_codes | (1UL << (int)code));

    public bool Contains(ReasonCode code) => (_codes & (1UL << (int)code)) != 0;

    public bool Overlaps(ReasonSet other) => (_codes & other._codes) != 0;

    public static ReasonSet operator |(ReasonSet left, ReasonSet right) => new(left._codes | right._codes);

    public static ReasonSet BitwiseOr(ReasonSet left, ReasonSet right) => left | right;

    public IEnumerator<ReasonCode> GetEnumerator()
    {
        for (var rest = _codes; rest != 0; rest &= rest - 1)
        {
            yield return (ReasonCode)BitOperations.TrailingZeroCount(rest);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(';', this.Select(Reasons.Name));
}
