using System.Globalization;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads what is asked of runs.</summary>
internal static class RunReader
{
    public const int DefaultPageSize = 100;

    private const int MaxSelected = 1_000;
    private const int MaxOnTrial = 100;

    /// <param name="message">What is asked for.</param>
    /// <param name="policy">The policy, read and checked.</param>
    /// <param name="rules">The ranges that declarations have to keep to.</param>
    /// <param name="now">The instant of the call.</param>
    /// <param name="problems">Null where it can be done.</param>
    public static RunRequest Request(
        V1.StartRunRequest message, Policy policy, LineRules rules, DateTimeOffset now, out List<Problem>? problems)
    {
        problems = null;
        return new RunRequest
        {
            Policy = policy,
            AsKnownAt = AsKnownAt(message.AsKnownAtTime, now, ref problems),
            Selection = message.Selection is null ? RunSelection.All : Selection(message.Selection, ref problems),
            DeclarationsOnTrial = OnTrial(message.DeclarationsOnTrial, rules, ref problems),
        };
    }

    /// <param name="message">What to group by.</param>
    /// <param name="problems">Null where that is possible.</param>
    public static IReadOnlyList<TotalsDimension> Dimensions(
        RepeatedField<V1.TotalsDimension> message, out List<Problem>? problems) =>
        [.. ReportReader.Dimensions(message, IsKnown, out problems).Select(dimension => (TotalsDimension)dimension)];

    /// <returns>The number of the run to go on behind.</returns>
    public static long PageToken(string token, ref List<Problem>? problems)
    {
        if (token.Length == 0)
        {
            return long.MaxValue;
        }

        if (long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var runId))
        {
            return runId;
        }

        TextValue.Add(ref problems, ReasonCode.ValueInvalid, "page_token",
            "This is no token of a page. Give the one of the last page, or none to start from the newest run.");
        return 0;
    }

    /// <summary>What is wrong with the closing of a year; null where it can be tried.</summary>
    public static List<Problem>? CheckClosing(V1.ClosePeriodRequest message, DateOnly today)
    {
        List<Problem>? problems = null;
        if (message.Year == 0)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "year", "Say which year is to be closed.");
        }
        else if (ReportReader.Year(message.Year, today, out var problem) is null || problem is not null)
        {
            (problems ??= []).Add(problem! with { Field = "year" });
        }

        if (string.IsNullOrWhiteSpace(message.ClosedBy))
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "closed_by",
                "Say who closes the year: auditors will ask. Give 1 to 1,024 characters.");
        }

        TextValue.Text(message.ClosedBy, "closed_by", ref problems);
        return problems;
    }

    private static DateTimeOffset? AsKnownAt(Google.Protobuf.WellKnownTypes.Timestamp? time, DateTimeOffset now, ref List<Problem>? problems)
    {
        if (time is null)
        {
            return null;
        }

        // What is recorded until an instant that is still to come may change.
        if (time.Nanos is >= 0 and < 1_000_000_000 && time.Seconds >= 0 && time.Seconds <= now.ToUnixTimeSeconds()
            && time.ToDateTimeOffset() is var instant && instant <= now)
        {
            return instant;
        }

        TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "as_known_at_time",
            "Give an instant from 1970 on that is not in the future, or none to look at all that is recorded.");
        return null;
    }

    private static RunSelection Selection(V1.RunSelection message, ref List<Problem>? problems)
    {
        var selection = new RunSelection
        {
            From = TextValue.Date(message.FirstPurchaseDate, "selection.first_purchase_date", ref problems),
            To = TextValue.Date(message.LastPurchaseDate, "selection.last_purchase_date", ref problems),
            Suppliers = Texts(message.Suppliers, "selection.suppliers", ref problems),
            Contracts = Texts(message.Contracts, "selection.contracts", ref problems),
            BuyerUnits = Texts(message.BuyerUnits, "selection.buyer_units", ref problems),
        };
        if (selection.From > selection.To)
        {
            TextValue.Add(ref problems, ReasonCode.ValueInvalid, "selection.last_purchase_date",
                "The last day lies before the first, so there are no lines. Swap them.");
        }

        return selection;
    }

    private static List<string> Texts(RepeatedField<string> message, string field, ref List<Problem>? problems)
    {
        if (message.Count > MaxSelected)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, field, $"Give at most {MaxSelected}.");
            return [];
        }

        for (var i = 0; i < message.Count; i++)
        {
            if (TextValue.Text(message[i], $"{field}[{i}]", ref problems) is null && message[i].Length == 0)
            {
                TextValue.Add(ref problems, ReasonCode.ValueMissing, $"{field}[{i}]", "An empty text selects nothing. Leave it out.");
            }
        }

        return [.. message];
    }

    private static List<Declaration> OnTrial(
        RepeatedField<V1.Declaration> message, LineRules rules, ref List<Problem>? problems)
    {
        if (message.Count > MaxOnTrial)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, "declarations_on_trial", $"Give at most {MaxOnTrial}.");
            return [];
        }

        var declarations = new List<Declaration>(message.Count);
        for (var i = 0; i < message.Count; i++)
        {
            declarations.Add(RegistrationReader.Read(message[i], rules, out var own));
            foreach (var problem in own ?? [])
            {
                (problems ??= []).Add(problem with
                {
                    Field = $"declarations_on_trial[{i}]{problem.Field["declaration".Length..]}",
                });
            }
        }

        return declarations;
    }

    // Both are numbered alike; a test compares their names.
    private static bool IsKnown(V1.TotalsDimension dimension) => Enum.IsDefined((TotalsDimension)dimension);
}
