using System.Collections.Concurrent;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;

namespace Scope3Calc.Service;

/// <summary>One calculator per policy in use, over the current reference data.</summary>
internal sealed class Calculators(Snapshot snapshot)
{
    // A caller that varies its policy endlessly gets a fresh calculator each time instead of the memory of the service.
    private const int MaxRemembered = 64;

    private readonly ConcurrentDictionary<Policy, Calculator> _byPolicy = new();
    private readonly ConcurrentDictionary<Policy, FactorSpread> _spreads = new();

    public Snapshot Snapshot => snapshot;

    /// <returns>The calculator, or null with the problem.</returns>
    public Calculator? For(Policy policy, out Problem? problem)
    {
        problem = null;
        if (_byPolicy.TryGetValue(policy, out var known))
        {
            return known;
        }

        problem = Calculator.Check(snapshot, policy);
        if (problem is not null)
        {
            return null;
        }

        var calculator = new Calculator(snapshot, policy);
        return _byPolicy.Count < MaxRemembered ? _byPolicy.GetOrAdd(policy, calculator) : calculator;
    }

    /// <summary>What calculates by every factor pack under the calculator's policy.</summary>
    public FactorSpread SpreadFor(Calculator calculator)
    {
        if (_spreads.TryGetValue(calculator.Policy, out var known))
        {
            return known;
        }

        var spread = new FactorSpread(snapshot, calculator.Policy);
        return _spreads.Count < MaxRemembered ? _spreads.GetOrAdd(calculator.Policy, spread) : spread;
    }
}
