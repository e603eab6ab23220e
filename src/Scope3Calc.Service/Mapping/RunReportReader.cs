using System.Diagnostics;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads what a report over a run is to be about.</summary>
internal static class RunReportReader
{
    /// <param name="message">What to group a quality gap by, one or two different ones.</param>
    /// <param name="problems">Null where that is possible.</param>
    public static IReadOnlyList<TotalsDimension> Dimensions(RepeatedField<V1.Dimension> message, out List<Problem>? problems)
    {
        var dimensions = ReportReader.Dimensions(message, ReportReader.IsKnown, out problems);
        return problems is null ? [.. dimensions.Select(Read)] : [];
    }

    private static TotalsDimension Read(V1.Dimension dimension) => dimension switch
    {
        V1.Dimension.Supplier => TotalsDimension.Supplier,
        V1.Dimension.Contract => TotalsDimension.Contract,
        V1.Dimension.Manufacturer => TotalsDimension.Manufacturer,
        V1.Dimension.ProductCategory => TotalsDimension.ProductCategory,
        V1.Dimension.Year => TotalsDimension.Year,
        V1.Dimension.Month => TotalsDimension.Month,
        V1.Dimension.BuyerUnit => TotalsDimension.BuyerUnit,
        _ => throw new UnreachableException(),
    };
}
