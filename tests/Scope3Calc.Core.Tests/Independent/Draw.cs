namespace Scope3Calc.Core.Tests.Independent;

/// <summary>Chance from a seed, the same on every machine (SplitMix64).</summary>
internal sealed class Draw(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Number(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool OneIn(int count) => Number(1, count) == 1;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Number(0, choices.Length - 1)];

    public T Any<T>()
        where T : struct, Enum => Of<T>(Enum.GetValues<T>());

    /// <summary>Up to nine digits with up to four decimals, as ledgers and declarations print them.</summary>
    public decimal Printed(int mostDigits)
    {
        var most = 1;
        for (var digits = Number(1, mostDigits); digits > 0; digits--)
        {
            most *= 10;
        }

        return new decimal(Number(1, most - 1), 0, 0, false, (byte)Number(0, 4));
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
