using Scope3Calc.Core;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>What every call checks before the first line, as exceptions with a status.</summary>
internal static class CallRequests
{
    public static Calculator CalculatorFor(this Calculators calculators, V1.Policy? message)
    {
        var policy = PolicyReader.Read(message, out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        return calculators.For(policy, out var problem) ?? throw problem!.ToRpcException();
    }

    /// <summary>Totals for a summary, with as much beside them as the caller asks for.</summary>
    public static SummaryTotals TotalsFor(this Calculators calculators, Calculator calculator, V1.SummaryOptions? message)
    {
        List<Problem>? problems = null;
        var options = SummaryOptions.Read(message, ref problems);
        return problems is null ? calculators.TotalsFor(calculator, options) : throw problems.ToRpcException();
    }

    /// <inheritdoc cref="TotalsFor(Calculators, Calculator, V1.SummaryOptions)"/>
    public static SummaryTotals TotalsFor(this Calculators calculators, Calculator calculator, SummaryOptions? options) => new(
        calculator, options, options is { WithFactorSpread: true } ? calculators.SpreadFor(calculator) : null);

    public static void CheckSize(int lines)
    {
        const int Limit = CalculationGrpcService.MaxLinesPerMessage;
        if (lines > Limit)
        {
            throw ProblemStatus.TooManyLines(lines, Limit).ToRpcException();
        }
    }

    /// <param name="field">A field that only the first request may carry; null where the request carries none.</param>
    public static void RefuseLate(string? field)
    {
        if (field is not null)
        {
            throw ProblemStatus.Late(field).ToRpcException();
        }
    }
}
