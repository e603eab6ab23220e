using Grpc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Service.Ledger;
using Scope3Calc.Service.Mapping;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Grpc;

/// <summary>The declarations on file over gRPC: <c>scope3calc.v1.DeclarationService</c>.</summary>
internal sealed class DeclarationGrpcService(ServiceLedger ledger, Calculators calculators, TimeProvider clock)
    : DeclarationService.DeclarationServiceBase
{
    public override async Task<RegisterDeclarationResponse> RegisterDeclaration(
        RegisterDeclarationRequest request, ServerCallContext context)
    {
        if (request.Declaration is null)
        {
            throw ProblemStatus.Missing("declaration", "There is nothing to register. Give the declaration.").ToRpcException();
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var declaration = RegistrationReader.Read(
            request.Declaration, new LineRules(today, calculators.Snapshot.Currencies), out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        var (version, isNew) = await ledger.RunAsync(
            store => store.Declarations.Register(declaration), context.CancellationToken);
        return new RegisterDeclarationResponse { Version = DeclarationWriter.ToMessage(version), IsNew = isNew };
    }

    public override async Task<GetDeclarationResponse> GetDeclaration(GetDeclarationRequest request, ServerCallContext context)
    {
        if (RegistrationReader.CheckId(request.DeclarationId) is { } problem)
        {
            throw problem.ToRpcException();
        }

        var versions = await ledger.RunAsync(
            store => store.Declarations.Versions(request.DeclarationId), context.CancellationToken);
        return versions.Count > 0
            ? new GetDeclarationResponse { Versions = { versions.Select(DeclarationWriter.ToMessage) } }
            : throw ProblemStatus.NoSuchDeclaration(request.DeclarationId).ToRpcException(StatusCode.NotFound);
    }

    public override async Task<ListDeclarationsResponse> ListDeclarations(
        ListDeclarationsRequest request, ServerCallContext context)
    {
        var (after, size) = RegistrationReader.Page(request, out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        // One more than asked for tells whether there is another page.
        var versions = await ledger.RunAsync(store => store.Declarations.List(after, size + 1), context.CancellationToken);
        return new ListDeclarationsResponse
        {
            Declarations = { versions.Take(size).Select(DeclarationWriter.ToMessage) },
            NextPageToken = versions.Count > size ? RegistrationReader.TokenBehind(versions[size - 1].DeclarationId) : string.Empty,
        };
    }
}
