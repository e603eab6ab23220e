using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>Reads purchase line messages: the only place where texts become exact values, or problems.</summary>
/// <remarks>
/// For one call at a time. Remembers products and declarations it has seen, a bounded number, since they repeat: what follows from a
/// declaration is then worked out once, and the ledger knows it by reference.
/// </remarks>
internal sealed class LineReader(LineRules rules)
{
    private const int RememberedProducts = 16_384;
    private const int RememberedDeclarations = 4_096;
    private const int LargestRememberedDeclaration = 4_096;

    private readonly Dictionary<(string Manufacturer, string Model), ProductIdentity> _products = [];
    private readonly Dictionary<V1.Declaration, Declaration> _declarations = [];

    /// <summary>Reads a line with what results are reported by. Null where there are problems.</summary>
    public LedgerLine? ReadForLedger(V1.PurchaseLine message, out List<Problem>? problems)
    {
        var line = Read(message, out problems);
        return problems is null ? WithNames(in line, message) : null;
    }

    /// <summary>Reads a line. It may be calculated only if <paramref name="problems"/> is null afterwards.</summary>
    public PurchaseLine Read(V1.PurchaseLine message, out List<Problem>? problems)
    {
        problems = null;
        var line = ReadFields(message, isPart: false, ref problems);

        // What could not be read needs no second remark that it is missing or out of range.
        if (problems is null)
        {
            rules.Check(in line, ref problems);
        }

        return line;
    }

    /// <summary>Reads what a part of packed lines states; null where some of it cannot be read.</summary>
    public LedgerLine? ReadPart(V1.PurchaseLine message)
    {
        List<Problem>? problems = null;
        var line = ReadFields(message, isPart: true, ref problems);
        return problems is null ? WithNames(in line, message) : null;
    }

    /// <summary>Whether a line that was put together keeps to the rules.</summary>
    public bool IsInOrder(in PurchaseLine line)
    {
        List<Problem>? problems = null;
        rules.Check(in line, ref problems);
        return problems is null;
    }

    private PurchaseLine ReadFields(V1.PurchaseLine message, bool isPart, ref List<Problem>? problems)
    {
        CheckTexts(message, ref problems);
        return new PurchaseLine
        {
            LineId = message.LineId,
            PurchaseDate = ReadPurchaseDate(message, isPart, ref problems),
            AccountingTreatment = EnumValue.Read(
                Enumerations.ToCore(message.AccountingTreatment),
                "accounting_treatment",
                (int)message.AccountingTreatment,
                ref problems),
            Product = ReadProduct(message, ref problems),
            ProductCategory = TextValue.Text(message.ProductCategory, "product_category", ref problems),
            SectorCode = TextValue.Text(message.SectorCode, "sector_code", ref problems),
            Quantity = TextValue.Decimal(message.Quantity, "quantity", ref problems),
            QuantityUnit = EnumValue.Read(
                Enumerations.ToCore(message.QuantityUnit), "quantity_unit", (int)message.QuantityUnit, ref problems),
            Condition = EnumValue.Read(
                Enumerations.ToCore(message.Condition), "condition", (int)message.Condition, ref problems),
            SpendAmount = TextValue.Decimal(message.SpendAmount, "spend_amount", ref problems),
            Currency = TextValue.Currency(message.CurrencyCode, "currency_code", ref problems),
            PriceType = EnumValue.Read(
                Enumerations.ToCore(message.PriceType), "price_type", (int)message.PriceType, ref problems),
            VatRate = TextValue.Decimal(message.VatRate, "vat_rate", ref problems),
            PriceTypeRatio = TextValue.Decimal(message.PriceTypeRatio, "price_type_ratio", ref problems),
            FreeOfCharge = message.FreeOfCharge,
            Country = TextValue.Country(message.CountryCode, "country_code", ref problems),
            OriginalLineId = TextValue.Text(
                message.OriginalLineId, "original_line_id", ref problems, LineRules.MaxLineIdLength),
            Configuration = TextValue.Text(message.Configuration, "configuration", ref problems),
            SpendBasis = EnumValue.Read(
                Enumerations.ToCore(message.SpendBasis), "spend_basis", (int)message.SpendBasis, ref problems),
            PriceScope = EnumValue.Read(
                Enumerations.ToCore(message.PriceScope), "price_scope", (int)message.PriceScope, ref problems),
            ServiceAmount = TextValue.Decimal(message.ServiceAmount, "service_amount", ref problems),
            Disposal = EnumValue.Read(Enumerations.ToCore(message.Disposal), "disposal", (int)message.Disposal, ref problems),
            ReleasedBy = TextValue.Text(message.ReleasedBy, "released_by", ref problems),
            Declaration = ReadDeclaration(message.Declaration, ref problems),
        };
    }

    private static DateOnly ReadPurchaseDate(V1.PurchaseLine message, bool isPart, ref List<Problem>? problems)
    {
        if (message.PurchaseDate.Length == 0 && !isPart)
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "purchase_date",
                "The day of the order is required: it decides prices and validity. Write it like 2024-03-31.");
        }

        return TextValue.Date(message.PurchaseDate, "purchase_date", ref problems) ?? default;
    }

    private static LedgerLine WithNames(in PurchaseLine line, V1.PurchaseLine message)
    {
        return new LedgerLine(in line)
        {
            Manufacturer = Stated(message.Manufacturer),
            Model = Stated(message.Model),
            Supplier = Stated(message.Supplier),
            Contract = Stated(message.Contract),
            BuyerUnit = Stated(message.BuyerUnit),
            Gtin = Stated(message.Gtin),
        };

        static string? Stated(string text) => text.Length == 0 ? null : text;
    }

    private static void CheckTexts(V1.PurchaseLine message, ref List<Problem>? problems)
    {
        TextValue.CheckCharacters(message.LineId, "line_id", ref problems);
        TextValue.Text(message.Supplier, "supplier", ref problems);
        TextValue.Text(message.Contract, "contract", ref problems);
        TextValue.Text(message.BuyerUnit, "buyer_unit", ref problems);
        TextValue.Text(message.Gtin, "gtin", ref problems);
    }

    private ProductIdentity? ReadProduct(V1.PurchaseLine message, ref List<Problem>? problems)
    {
        var manufacturer = TextValue.Text(message.Manufacturer, "manufacturer", ref problems);
        var model = TextValue.Text(message.Model, "model", ref problems);
        if (manufacturer is null || model is null)
        {
            return null;
        }

        if (!_products.TryGetValue((manufacturer, model), out var product))
        {
            if (_products.Count == RememberedProducts)
            {
                _products.Clear();
            }

            _products.Add((manufacturer, model), product = new ProductIdentity(manufacturer, model));
        }

        return product;
    }

    private Declaration? ReadDeclaration(V1.Declaration? message, ref List<Problem>? problems)
    {
        if (message is null)
        {
            return null;
        }

        if (_declarations.TryGetValue(message, out var known))
        {
            return known;
        }

        var before = problems?.Count ?? 0;
        var declaration = DeclarationReader.Read(message, ref problems);
        if ((problems?.Count ?? 0) == before && message.CalculateSize() <= LargestRememberedDeclaration)
        {
            if (_declarations.Count == RememberedDeclarations)
            {
                _declarations.Clear();
            }

            _declarations.Add(message, declaration);
        }

        return declaration;
    }
}
