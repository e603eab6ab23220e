using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>Estimates a line from how many pieces were bought and what a declaration says of one.</summary>
internal static class ProductMethod
{
    /// <param name="line">The line.</param>
    /// <param name="declaration">What is declared about its product.</param>
    /// <param name="rules">Grace for expired declarations, treatment of refurbished devices, least uncertainty.</param>
    /// <param name="failed">For each tier that the declaration does not reach, why.</param>
    /// <returns>The estimate, or none with the reasons in it.</returns>
    public static ProductEstimate Apply(
        in PurchaseLine line, Declaration declaration, ProductRules rules, out TierReasons failed)
    {
        var ready = declaration.Ready;
        if (ready.IsPlain(in line, rules.Policy, out var cradleToGate, out var distribution))
        {
            failed = ready.Evidence.Failed;
            return new ProductEstimate(
                declaration,
                ready.Evidence.Tier,
                ready.Evidence.Usable,
                cradleToGate,
                distribution,
                line.Quantity.GetValueOrDefault(),
                rules.Sigma.Of(declaration, ready.Evidence.Tier, line.PurchaseDate),
                ready.Reasons);
        }

        var evidence = Evidence.Of(in line, declaration, rules.Policy);
        var footprint = declaration.Footprint;
        var remarks = evidence.Warnings | footprint.Reasons | declaration.SourceWarnings;
        failed = evidence.Failed;

        // A figure for a new device says nothing of a refurbished one: it is not even shown.
        if (failed.Tier1.Contains(ReasonCode.RefurbishedNeedsPolicy))
        {
            return ProductEstimate.None(declaration, failed.All | remarks);
        }

        // Under cut-off, refurbishing takes the place of making the device.
        var making = Evidence.IsForNewOnly(in line, declaration) ? footprint.Refurbishment : footprint.CradleToGate;
        var missing = making is null ? footprint.Reasons : ReasonSet.None;
        if (Count(in line, declaration, ref missing) is { } count && missing.IsEmpty)
        {
            var production = Scale(making!.Value, count, declaration.Amount);
            var delivery = footprint.Distribution is { } kg ? Scale(kg, count, declaration.Amount) : null;
            if (production is not null && (delivery is not null || footprint.Distribution is null))
            {
                return new ProductEstimate(
                    declaration,
                    evidence.Tier,
                    evidence.Usable,
                    production.Value,
                    delivery,
                    count,
                    rules.Sigma.Of(declaration, evidence.Tier, line.PurchaseDate),
                    failed.All | remarks);
            }

            missing = ReasonSet.Of(ReasonCode.ValueOutOfRange);
        }

        failed = failed.WithAll(missing);
        return ProductEstimate.None(declaration, failed.All | remarks);
    }

    /// <summary>How many declared units the line comes to; null with the reason where that cannot be told.</summary>
    internal static decimal? Count(in PurchaseLine line, Declaration declaration, ref ReasonSet reasons)
    {
        if (line.Quantity is not { } quantity)
        {
            reasons = reasons.With(ReasonCode.QuantityMissing);
            return null;
        }

        if (line.QuantityUnit == QuantityUnit.Piece && declaration.Unit == DeclaredUnit.Piece)
        {
            return quantity;
        }

        // At most 10^12 of each: their product is within range.
        return DeclaredUnitsPer(line.QuantityUnit, declaration, ref reasons) * quantity;
    }

    /// <summary>kg per declared amount, times the declared units bought, over the declared amount.</summary>
    internal static Co2e? Scale(decimal kgPerAmount, decimal count, decimal amount)
    {
        if (amount == 1m && Millionths.OfProduct(kgPerAmount, count) is { } milligrams
            && Math.Abs(milligrams) <= Co2e.LineLimitMilligrams)
        {
            return Co2e.FromMilligrams(milligrams);
        }

        try
        {
            var kg = kgPerAmount * count;
            return Co2e.FromLineKilograms(amount == 1m ? kg : kg / amount);
        }
        catch (OverflowException)
        {
            // Numbers within the contract's limits can still be too large for each other.
            return null;
        }
    }

    // How many declared units one unit of the quantity is. What is missing is never assumed.
    private static decimal? DeclaredUnitsPer(QuantityUnit unit, Declaration declaration, ref ReasonSet reasons)
    {
        ReasonCode missing;
        if (unit == QuantityUnit.Piece)
        {
            switch (declaration.Unit)
            {
                case DeclaredUnit.Kilogram when declaration.MassKg is { } mass:
                    return mass;
                case DeclaredUnit.PieceYear when declaration.ServiceLifeYears is { } years:
                    return years;
                case DeclaredUnit.FunctionalUnit when declaration.FunctionalUnitsPerPiece is { } functions:
                    return functions;
                case DeclaredUnit.Kilogram:
                    missing = ReasonCode.EpdMassMissing;
                    break;
                case DeclaredUnit.PieceYear:
                    missing = ReasonCode.EpdRslMissing;
                    break;
                case DeclaredUnit.FunctionalUnit:
                    missing = ReasonCode.EpdFunctionalUnitsMissing;
                    break;
                default:
                    missing = ReasonCode.EpdUnitUnsupported;
                    break;
            }
        }
        else if (Counterpart(unit) == declaration.Unit)
        {
            return 1m;
        }
        else
        {
            missing = ReasonCode.EpdUnitUnsupported;
        }

        reasons = reasons.With(missing);
        return null;
    }

    private static DeclaredUnit Counterpart(QuantityUnit unit) => unit switch
    {
        QuantityUnit.Kilogram => DeclaredUnit.Kilogram,
        QuantityUnit.Liter => DeclaredUnit.Liter,
        QuantityUnit.CubicMeter => DeclaredUnit.CubicMeter,
        QuantityUnit.KilowattHour => DeclaredUnit.KilowattHour,
        QuantityUnit.Megajoule => DeclaredUnit.Megajoule,
        QuantityUnit.TonneKilometer => DeclaredUnit.TonneKilometer,
        QuantityUnit.SquareMeter => DeclaredUnit.SquareMeter,
        QuantityUnit.Hour => DeclaredUnit.Hour,
        QuantityUnit.MegabitSecond => DeclaredUnit.MegabitSecond,
        _ => DeclaredUnit.Piece,
    };
}
