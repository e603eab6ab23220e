using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Benchmarks;

/// <summary>The ledger's lines as the contract's messages.</summary>
internal static class LedgerMessages
{
    public static PurchaseLine ToMessage(Core.Purchases.PurchaseLine line)
    {
        var message = new PurchaseLine
        {
            LineId = line.LineId,
            PurchaseDate = line.PurchaseDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Supplier = "Supplier 17",
            Contract = "Framework 2022-4",
            Manufacturer = line.Product?.Manufacturer ?? "",
            Model = line.Product?.Model ?? "",
            ProductCategory = line.ProductCategory,
            Quantity = Text(line.Quantity),
            AccountingTreatment = line.AccountingTreatment == Core.Purchases.AccountingTreatment.Capitalised
                ? AccountingTreatment.Capitalised
                : AccountingTreatment.Expensed,
            SpendAmount = Text(line.SpendAmount),
            CurrencyCode = line.Currency.ToString(),
            CountryCode = line.Country.ToString(),
            PriceType = line.VatRate is null ? PriceType.PurchaserExclVat : PriceType.PurchaserInclVat,
            VatRate = Text(line.VatRate),
        };
        if (line.Declaration is { } declaration)
        {
            message.Declaration = new V1.Declaration
            {
                DeclarationId = declaration.Id,
                Kind = V1.DeclarationKind.EpdTypeIii,
                Verification = V1.VerificationKind.ThirdPartyBody,
                Verifier = declaration.Verifier,
                IssueDate = "2017-01-01",
                ValidUntil = "2026-01-01",
                ServiceLifeYears = Text(declaration.ServiceLifeYears),
                GwpSet = V1.GwpSet.Ar6,
            };
            message.Declaration.Modules.AddRange(declaration.Modules.Select(ToMessage));
        }

        return message;
    }

    private static V1.ModuleGwp ToMessage(Core.Declarations.ModuleGwp module) => new()
    {
        Module = module.Module switch
        {
            Core.Declarations.LifeCycleModule.A1ToA3 => V1.LifeCycleModule.A1A3,
            Core.Declarations.LifeCycleModule.A4 => V1.LifeCycleModule.A4,
            Core.Declarations.LifeCycleModule.B6 => V1.LifeCycleModule.B6,
            _ => V1.LifeCycleModule.C1C4,
        },
        GwpGhg = Text(module.Ghg),
    };

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
