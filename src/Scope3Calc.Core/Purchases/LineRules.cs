using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Purchases;

/// <summary>The ranges a purchase line must keep to before anything is calculated from it.</summary>
/// <remarks>Fields are named as in the contract. The caller says what day it is; nothing here reads a clock.</remarks>
public sealed class LineRules(DateOnly today, Currencies currencies)
{
    public const int MaxLineIdLength = 128;
    public const decimal MaxQuantity = 1_000_000_000_000m;
    public const decimal MaxSpend = 1_000_000_000_000_000m;
    public const decimal MaxGwpKg = 1_000_000_000_000m;
    public const decimal MaxMassKg = 1_000_000m;
    public const decimal MaxPriceTypeRatio = 100m;
    public const decimal MaxUncertainty = 1_000m;

    /// <summary>The open range of a reference service life in years (openEPD).</summary>
    public const decimal MinServiceLifeYears = 0.0009m;
    public const decimal MaxServiceLifeYears = 101m;

    private static readonly DateOnly EarliestPurchase = new(1990, 1, 1);

    /// <summary>Adds every broken rule to <paramref name="problems"/>, which stays null while there is none.</summary>
    public void Check(in PurchaseLine line, ref List<Problem>? problems)
    {
        if (line.LineId.Length is 0 or > MaxLineIdLength)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "line_id", $"Give 1 to {MaxLineIdLength} characters.");
        }

        if (line.PurchaseDate < EarliestPurchase || line.PurchaseDate > today.AddYears(1))
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "purchase_date",
                $"{line.PurchaseDate.ToString("O", CultureInfo.InvariantCulture)} is outside 1990-01-01 to one year "
                + "from today. Correct the date.");
        }

        if (line.AccountingTreatment == AccountingTreatment.Unknown && line.Disposal == DisposalKind.None)
        {
            Add(ref problems, ReasonCode.AccountingTreatmentUnknown, "accounting_treatment",
                "Say whether the purchase is expensed, capitalised or leased: it decides the Scope 3 category.");
        }

        CheckQuantity(in line, ref problems);
        CheckSpend(in line, ref problems);
        CheckReturn(in line, ref problems);
        if (line.ReleasedBy is { } user && string.IsNullOrWhiteSpace(user))
        {
            Add(ref problems, ReasonCode.ValueInvalid, "released_by",
                "Only a named user can release a figure. Give the name, or leave it empty.");
        }

        if (line.Declaration is { } declaration)
        {
            Check(declaration, ref problems);
        }
    }

    private static void CheckQuantity(in PurchaseLine line, ref List<Problem>? problems)
    {
        if (line.Quantity is not { } quantity)
        {
            return;
        }

        if (quantity is 0m or > MaxQuantity or < -MaxQuantity)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "quantity",
                "Give a number other than 0, at most 10^12; leave it empty where it is not known.");
        }
        else if (line.QuantityUnit == QuantityUnit.Piece && !decimal.IsInteger(quantity))
        {
            Add(ref problems, ReasonCode.ValueInvalid, "quantity", "Pieces are whole. Give an integer or name the unit.");
        }
    }

    private void CheckSpend(in PurchaseLine line, ref List<Problem>? problems)
    {
        if (line.SpendAmount is { } spend)
        {
            if (spend is > MaxSpend or < -MaxSpend)
            {
                Add(ref problems, ReasonCode.ValueOutOfRange, "spend_amount", "Give an amount of at most 10^15.");
            }

            if (line.Currency.IsNone)
            {
                Add(ref problems, ReasonCode.ValueMissing, "currency_code",
                    "An amount needs its currency. Give the ISO 4217 code, such as EUR.");
            }
        }

        if (line.FreeOfCharge && line.SpendAmount is not (null or 0m))
        {
            Add(ref problems, ReasonCode.ValueInvalid, "free_of_charge",
                "What is free of charge costs nothing. Correct the amount or the statement.");
        }

        if (!line.Currency.IsNone && !currencies.Contains(line.Currency))
        {
            Add(ref problems, ReasonCode.CurrencyUnknown, "currency_code",
                $"ISO 4217 has no currency {line.Currency}. Correct the code.");
        }

        if (line.VatRate is < 0m or >= 1m)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "vat_rate",
                "Give VAT as a fraction from 0 to below 1, such as 0.21 for 21 %.");
        }

        if (line.ServiceAmount is { } service
            && (line.SpendAmount is not { } whole || Math.Abs(service) > Math.Abs(whole)
                || (service != 0m && decimal.Sign(service) != decimal.Sign(whole))))
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "service_amount",
                "Services are a part of spend_amount: give an amount of the same sign that is not larger.");
        }

        if (line.PriceTypeRatio is <= 0m or > MaxPriceTypeRatio)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "price_type_ratio",
                "Give a number above 0, at most 100, such as 0.82.");
        }
    }

    // What takes kilograms back out of an inventory must say which ones.
    private static void CheckReturn(in PurchaseLine line, ref List<Problem>? problems)
    {
        var isNegative = line.Quantity < 0m || line.SpendAmount < 0m;
        if (isNegative && string.IsNullOrEmpty(line.OriginalLineId))
        {
            Add(ref problems, ReasonCode.ReturnWithoutOriginal, line.Quantity < 0m ? "quantity" : "spend_amount",
                "A negative value is a return or credit note. Name the line it reverses in original_line_id.");
        }
        else if (isNegative && (line.Quantity > 0m || line.SpendAmount > 0m))
        {
            Add(ref problems, ReasonCode.ValueInvalid, "spend_amount",
                "Quantity and spend of a return must both be negative. Correct the sign of one.");
        }
    }

    /// <summary>The same for a declaration, whether it stands on a line or not.</summary>
    public void Check(Declaration declaration, ref List<Problem>? problems)
    {
        if (declaration.Amount is <= 0m or > MaxQuantity)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.declared_amount", "Give a number above 0, at most 10^12.");
        }

        if (declaration.MassKg is <= 0m or > MaxMassKg)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.mass_kg", "Give kilograms per piece above 0, at most 10^6.");
        }

        if (declaration.ServiceLifeYears is <= MinServiceLifeYears or >= MaxServiceLifeYears)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.service_life_years",
                "Give years above 0.0009 and below 101.");
        }

        if (declaration.FunctionalUnitsPerPiece is <= 0m or > MaxQuantity)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.functional_units_per_piece",
                "Give a number above 0, at most 10^12.");
        }

        if (declaration.PrimaryDataShare is < 0m or > 1m)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.primary_data_share", "Give a fraction from 0 to 1.");
        }

        if (declaration.ReferenceYear is { } year && (year < EarliestPurchase.Year || year > today.Year))
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.reference_year",
                $"Give a year from {EarliestPurchase.Year} to this one.");
        }

        CheckUncertainty(declaration.Uncertainty, ref problems);
        if (declaration.Validity is { FirstDay: { } first, LastDay: { } last } && last < first)
        {
            Add(ref problems, ReasonCode.ValueInvalid, "declaration.valid_until",
                "The last valid day is before the day of issue. Correct one of them.");
        }

        var seen = 0u;
        for (var i = 0; i < declaration.Modules.Count; i++)
        {
            var gwp = declaration.Modules[i];
            if ((seen & (1u << (int)gwp.Module)) != 0)
            {
                Add(ref problems, ReasonCode.ValueInvalid, $"declaration.modules[{i}].module",
                    "The module is listed twice. Give each module once.");
            }

            seen |= 1u << (int)gwp.Module;
            if (IsTooLarge(gwp.Ghg) || IsTooLarge(gwp.Total) || IsTooLarge(gwp.Fossil)
                || IsTooLarge(gwp.Biogenic) || IsTooLarge(gwp.BiogenicNonCo2) || IsTooLarge(gwp.Luluc))
            {
                Add(ref problems, ReasonCode.ValueOutOfRange, $"declaration.modules[{i}]",
                    "A figure is beyond 10^12 kg. Check its unit.");
            }
        }
    }

    private static void CheckUncertainty(DeclaredUncertainty? uncertainty, ref List<Problem>? problems)
    {
        if (uncertainty is not { } stated)
        {
            return;
        }

        var isClass = stated.Kind >= UncertaintyKind.VariationClassA;
        if (stated.Value is null && !isClass && stated.Kind != UncertaintyKind.Unknown)
        {
            Add(ref problems, ReasonCode.ValueMissing, "declaration.uncertainty.value",
                "Give the value that goes with the kind, such as 0.2 for a CV of 20 %.");
        }
        else if (stated.Value is not null && isClass)
        {
            Add(ref problems, ReasonCode.ValueInvalid, "declaration.uncertainty.value",
                "A variation class says it all. Leave the value empty or name another kind.");
        }
        else if (stated.Value is < 0m or > MaxUncertainty)
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.uncertainty.value", "Give a number from 0 to 1,000.");
        }
        else if (stated.Kind == UncertaintyKind.Unknown)
        {
            Add(ref problems, ReasonCode.ValueMissing, "declaration.uncertainty.kind",
                "Say how the uncertainty is to be read, such as CV. It is never guessed.");
        }
        else if (!DeclaredSigma.IsMeaningful(stated))
        {
            Add(ref problems, ReasonCode.ValueOutOfRange, "declaration.uncertainty.value",
                "No uncertainty of this kind has that value. Give a geometric standard deviation (or its square) of 1 or more, "
                + "a sigma of at most 6.9, or name another kind.");
        }
    }

    private static bool IsTooLarge(decimal? kg) => kg is > MaxGwpKg or < -MaxGwpKg;

    private static void Add(ref List<Problem>? problems, ReasonCode code, string field, string message) =>
        (problems ??= []).Add(new Problem(code, field, message));
}
