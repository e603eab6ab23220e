using System.Numerics;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>The figures of one declaration for one line; null without a figure.</summary>
internal sealed record NaiveProduct(
    Declaration? Declaration,
    DataQualityTier Tier,
    bool Bookable,
    bool NeedsALook,
    bool IsHybrid,
    bool IsCutOff,
    BigInteger? CradleToGate,
    BigInteger? Distribution,
    Exact KgPerUnit)
{
    public static readonly BigInteger LargestMass = BigInteger.Pow(10, 18);

    public static NaiveProduct None { get; } =
        new(null, DataQualityTier.None, false, false, false, false, null, null, Exact.Zero);

    public static NaiveProduct Of(in PurchaseLine line, Declaration? declaration, Policy policy)
    {
        if (declaration is null || CountOf(in line, declaration) is not { } count)
        {
            return None;
        }

        var modules = new NaiveModules(declaration);
        var newForUsed = line.Condition == DeviceCondition.Refurbished && declaration.Condition == DeviceCondition.New;
        var cutOff = newForUsed && policy.Refurbished == RefurbishedTreatment.CutOff;
        
        // A refurbishing of nothing is not one.
        var kg = !newForUsed ? modules.CradleToGate
            : cutOff && modules.Refurbishing is { IsPositive: true } ? modules.Refurbishing
            : null;
        if (kg is not { } figure || Mass(figure, count, declaration) is not { } mass)
        {
            return None;
        }

        var evidence = NaiveEvidence.Of(in line, declaration, policy);
        var delivery = modules.Delivery is { } leg ? Mass(leg, count, declaration) : null;
        if (delivery is null && modules.Delivery is not null)
        {
            return None;
        }

        return new NaiveProduct(
            declaration,
            cutOff && evidence.Tier < DataQualityTier.AssuredProductPcf ? DataQualityTier.AssuredProductPcf : evidence.Tier,
            evidence.MayBeBooked,
            evidence.NeedsALook || modules.NeedsALook || cutOff,
            !modules.FromAverages.IsZero && !cutOff,
            cutOff,
            mass,
            delivery,
            count * figure / declaration.Amount / (line.Quantity ?? 1m));
    }

    /// <summary>Declared units of the line: pieces by what a piece is, other quantities one to one.</summary>
    public static Exact? CountOf(in PurchaseLine line, Declaration declaration) =>
        line.Quantity is not { } quantity ? null
        : line.QuantityUnit == QuantityUnit.Piece
            ? declaration.Unit switch
            {
                DeclaredUnit.Piece => quantity,
                DeclaredUnit.Kilogram => (Exact)quantity * declaration.MassKg,
                DeclaredUnit.PieceYear => (Exact)quantity * declaration.ServiceLifeYears,
                DeclaredUnit.FunctionalUnit => (Exact)quantity * declaration.FunctionalUnitsPerPiece,
                _ => null,
            }
        : line.QuantityUnit.ToString() == declaration.Unit.ToString() ? quantity
        : null;

    // A leg or stage beyond 10^12 kg is a slip of units, and then nothing the declaration says is booked.
    public static BigInteger? Mass(Exact kg, Exact count, Declaration declaration)
    {
        var milligrams = (count * kg / declaration.Amount).ToMilligrams();
        return BigInteger.Abs(milligrams) > LargestMass ? null : milligrams;
    }
}
