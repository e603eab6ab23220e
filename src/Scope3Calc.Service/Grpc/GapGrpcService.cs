using Grpc.Core;
using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Service.Telemetry;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Grpc;

/// <summary>Reports over many lines over gRPC: <c>scope3calc.v1.GapService</c>.</summary>
internal sealed class GapGrpcService(
    Calculators calculators, TimeProvider clock, LineMetrics metrics, ILogger<GapGrpcService> log) : GapService.GapServiceBase
{
    public override async Task<GetQualityGapResponse> GetQualityGap(
        IAsyncStreamReader<GetQualityGapRequest> requestStream, ServerCallContext context)
    {
        (QualityGapReport Report, ReportedLines Lines)? gap = null;
        await foreach (var request in requestStream.ReadAheadAsync(context.CancellationToken))
        {
            CallRequests.CheckSize(request.Lines.Count);
            CallRequests.RefuseLate(
                gap is null ? null
                : request.Policy is not null ? "policy"
                : request.GroupBy.Count > 0 ? "group_by"
                : request.Summary is not null ? "summary"
                : null);
            gap ??= NewQualityGap(request);
            gap.Value.Lines.AddTo(gap.Value.Report, request.Lines);
        }

        gap ??= NewQualityGap(new GetQualityGapRequest());
        var response = gap.Value.Report.ToMessage(context.CancellationToken);
        log.StreamCalculated(gap.Value.Lines.Count, response.Basis.PolicyId);
        return response;
    }

    public override async Task<GetInventoryResponse> GetInventory(
        IAsyncStreamReader<GetInventoryRequest> requestStream, ServerCallContext context)
    {
        (InventoryReport Report, ReportedLines Lines)? inventory = null;
        await foreach (var request in requestStream.ReadAheadAsync(context.CancellationToken))
        {
            CallRequests.CheckSize(request.Lines.Count);
            CallRequests.RefuseLate(
                inventory is null ? null
                : request.Policy is not null ? "policy"
                : request.ReportingYear != 0 ? "reporting_year"
                : request.Summary is not null ? "summary"
                : null);
            inventory ??= NewInventory(request);
            inventory.Value.Lines.AddTo(inventory.Value.Report, request.Lines);
        }

        inventory ??= NewInventory(new GetInventoryRequest());
        var response = inventory.Value.Report.ToMessage(context.CancellationToken);
        log.StreamCalculated(inventory.Value.Lines.Count, response.Basis.PolicyId);
        return response;
    }

    public override Task<GetFactorSpreadResponse> GetFactorSpread(GetFactorSpreadRequest request, ServerCallContext context)
    {
        CallRequests.CheckSize(request.Lines.Count);
        var calculator = calculators.CalculatorFor(request.Policy);
        var spread = calculators.SpreadFor(calculator);
        var reader = NewReader(calculator);
        var response = new GetFactorSpreadResponse { Basis = SummaryWriter.Basis(calculator) };
        foreach (var message in request.Lines)
        {
            var line = reader.Read(message, out var problems);
            response.Lines.Add(problems is null
                ? FactorSpreadWriter.ToMessage(message.LineId, spread.Of(in line))
                : FactorSpreadWriter.Refused(message.LineId, problems));
        }

        return Task.FromResult(response);
    }

    public override Task<CheckBaseYearResponse> CheckBaseYear(CheckBaseYearRequest request, ServerCallContext context)
    {
        var question = BaseYearQuestion.Read(request, out var problems);
        return problems is null
            ? Task.FromResult(BaseYearWriter.ToMessage(question))
            : throw problems.ToRpcException();
    }

    private (QualityGapReport Report, ReportedLines Lines) NewQualityGap(GetQualityGapRequest request)
    {
        var dimensions = ReportReader.Dimensions(request.GroupBy, ReportReader.IsKnown, out var problems);
        if (problems is not null)
        {
            throw problems.ToRpcException();
        }

        var calculator = calculators.CalculatorFor(request.Policy);

        // Uncertainty and causes are what this report is for, asked or not.
        var total = calculators.TotalsFor(calculator, request.Summary ?? new V1.SummaryOptions());
        return (new QualityGapReport(calculator, dimensions, total), NewLines(calculator));
    }

    private (InventoryReport Report, ReportedLines Lines) NewInventory(GetInventoryRequest request)
    {
        var year = ReportReader.Year(request.ReportingYear, Today, out var problem);
        if (problem is not null)
        {
            throw problem.ToRpcException();
        }

        var calculator = calculators.CalculatorFor(request.Policy);
        var total = calculators.TotalsFor(calculator, request.Summary);
        return (new InventoryReport(calculator, new InventoryTotals(calculator, year), total), NewLines(calculator));
    }

    private ReportedLines NewLines(Calculator calculator) => new(calculator, NewReader(calculator), metrics);

    private BatchReader NewReader(Calculator calculator) => new(calculator.Snapshot, Today);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
