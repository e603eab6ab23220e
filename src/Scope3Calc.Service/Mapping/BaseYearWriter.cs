using System.Globalization;
using Scope3Calc.Core.Inventory;

namespace Scope3Calc.Service.Mapping;

/// <summary>Answers whether to recalculate a base year, as the contract's message.</summary>
internal static class BaseYearWriter
{
    public static V1.CheckBaseYearResponse ToMessage(BaseYearQuestion question)
    {
        var changes = InventoryChanges.None;
        int? triggeredBy = null;
        for (var i = 0; i < question.Changes.Count; i++)
        {
            changes += question.Changes[i];
            triggeredBy ??= Check(question, changes).IsTriggered is true ? i : null;
        }

        var check = Check(question, changes);
        var message = new V1.CheckBaseYearResponse
        {
            IsTriggered = check.IsTriggered is true,
            NetChangeKgCo2E = SummaryWriter.Kg(changes.Net),
            NetChangeShare = SummaryWriter.Share(check.NetShare),
            GrossChangeShare = SummaryWriter.Share(check.GrossShare),
            NotCountedKgCo2E = SummaryWriter.Kg(changes.OrganicGrowth + changes.RealChange),
            Threshold = ThresholdText(question.Threshold),
        };
        if (triggeredBy is { } index)
        {
            message.TriggeredBy = index;
        }

        return message;
    }

    public static string ThresholdText(decimal threshold) =>
        threshold.ToString("0.############################", CultureInfo.InvariantCulture);

    private static BaseYearCheck Check(BaseYearQuestion question, InventoryChanges changes) =>
        BaseYearCheck.Of(question.BaseYear, changes, question.Threshold);
}
