using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Runs.Reporting;

/// <summary>A line as a report takes it. Fields, because outcomes are large and are passed on where they stand.</summary>
internal readonly struct CalculatedLine
{
    /// <summary>The line; of a return or credit note, the line it takes back from.</summary>
    public readonly PurchaseLine Line;

    /// <summary>What the run's calculator makes of it.</summary>
    public readonly LineOutcome Outcome;

    /// <summary>How much of it counts.</summary>
    public readonly LineShare Share;

    /// <summary>Number of the day it counts on.</summary>
    public readonly int Day;

    /// <summary>Why a return has no figures; none for all other lines.</summary>
    public readonly ReasonSet Refused;

    public CalculatedLine(in PurchaseLine line, in LineOutcome outcome, in LineShare share, int day)
    {
        Line = line;
        Outcome = outcome;
        Share = share;
        Day = day;
    }

    private CalculatedLine(int day, ReasonSet refused)
    {
        Day = day;
        Refused = refused;
    }

    /// <summary>A return that takes back nothing that there is.</summary>
    public static CalculatedLine OfRefused(int day, ReasonSet reasons) => new(day, reasons);
}
