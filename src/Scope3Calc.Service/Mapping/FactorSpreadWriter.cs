using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes figures by every factor pack as the contract's messages.</summary>
internal static class FactorSpreadWriter
{
    public static V1.LineSpread Refused(string lineId, List<Problem> problems) =>
        new() { LineId = lineId, Problems = { problems.Select(OutcomeWriter.ToMessage) } };

    public static V1.LineSpread ToMessage(string lineId, in LineSpread spread)
    {
        var message = new V1.LineSpread { LineId = lineId, Packs = { spread.Figures.Select(ToMessage) } };
        if (spread is { Lowest: { } lowest, Highest: { } highest })
        {
            message.LowestMgCo2E = lowest.Milligrams;
            message.HighestMgCo2E = highest.Milligrams;
        }

        return message;
    }

    public static V1.PackTotal ToMessage(PackTotals totals) => new()
    {
        FactorPack = totals.Pack.Id,
        Lines = totals.Lines,
        SpendKgCo2E = SummaryWriter.Kg(totals.Spend),
        Missing =
        {
            totals.MissingReasons.Select(reason => new V1.ReasonCount
            {
                Reason = Enumerations.ToMessage(reason),
                Lines = totals.MissingFor(reason),
            }),
        },
    };

    private static V1.PackFigure ToMessage(PackFigure figure)
    {
        var message = new V1.PackFigure
        {
            FactorPack = figure.Pack.Id,
            SpendFactorId = figure.Factor?.Id ?? string.Empty,
            KgCo2EPerUnitOfMoney = figure.KgPerUnitOfMoney?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            Money = figure.Pack.Basis.ToString(),
            Reasons = { KnownReasons.Of(figure.Reasons) },
        };
        if (figure.Emissions is { } emissions)
        {
            message.EmissionsMgCo2E = emissions.Milligrams;
        }

        return message;
    }
}
