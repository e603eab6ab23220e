using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Reads what a status says is wrong.</summary>
internal static class RpcProblems
{
    /// <returns>The problems that travel with the status; where there are none, its text as one.</returns>
    public static IReadOnlyList<Problem> Of(RpcException exception)
    {
        var details = exception.Trailers.GetValueBytes("grpc-status-details-bin");
        return details is null
            ? [new Problem { Field = "row", Message = exception.Status.Detail }]
            : [.. Google.Rpc.Status.Parser.ParseFrom(details).Details.Select(detail => detail.Unpack<Problem>())];
    }
}
