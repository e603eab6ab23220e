using System.Data.Common;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Documents;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Turns lines into rows, giving new texts their codes; for the one writer, inside its transaction.</summary>
internal sealed class RowEncoder(LedgerTexts texts)
{
    private const int RememberedDeclarations = 65_536;
    private const int RememberedProducts = 65_536;

    private readonly List<(TextKind Kind, int Code, string Text)> _new = [];
    private readonly List<(string ContentId, string Document)> _newDocuments = [];
    private readonly Dictionary<Declaration, string> _documents = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Declaration, int> _declarationCodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string? Manufacturer, string? Model), int> _productCodes = [];
    private readonly RecentCodes _recentProducts = new();
    private readonly RecentCodes[] _recent = [.. Enumerable.Range(0, (int)Enum.GetValues<TextKind>().Max() + 1).Select(_ => new RecentCodes())];

    /// <summary>The row of a line, with codes for what is new in it.</summary>
    public void Encode(in LineContent line, out LedgerRow row) => Row(in line, isNewAllowed: true, out row);

    /// <summary>The row of a line that may be there already; false where one of its texts is not.</summary>
    public bool TryEncode(in LineContent line, out LedgerRow row) => Row(in line, isNewAllowed: false, out row);

    /// <summary>Stores the new codes.</summary>
    public void Store(DbConnection connection, DbTransaction transaction)
    {
        if (_new.Count > 0)
        {
            BulkInsert.Rows(
                connection,
                transaction,
                "dictionary_entries",
                ["kind", "code", "text"],
                _new.Select(entry => new object?[] { (int)entry.Kind, entry.Code, entry.Text }));
        }

        foreach (var (id, document) in _newDocuments)
        {
            DeclarationDocuments.Store(connection, transaction, id, document);
        }
    }

    /// <summary>The transaction is through.</summary>
    public void Keep()
    {
        _new.Clear();
        _newDocuments.Clear();
    }

    /// <summary>The transaction failed: what was new is unknown again.</summary>
    public void Forget()
    {
        foreach (var kind in _new.GroupBy(entry => entry.Kind))
        {
            texts.Forget(kind.Key, kind.Min(entry => entry.Code) - 1);
        }

        _declarationCodes.Clear();
        _productCodes.Clear();
        _recentProducts.Clear();
        Array.ForEach(_recent, codes => codes.Clear());
        Keep();
    }

    private bool Row(in LineContent line, bool isNewAllowed, out LedgerRow row)
    {
        ref readonly var purchase = ref line.Purchase;
        var isKnown = true;
        row = new LedgerRow
        {
            PurchaseDate = purchase.PurchaseDate,
            Terms = new LineTerms
            {
                AccountingTreatment = purchase.AccountingTreatment,
                Disposal = purchase.Disposal,
                QuantityUnit = purchase.QuantityUnit,
                Condition = purchase.Condition,
                PriceType = purchase.PriceType,
                SpendBasis = purchase.SpendBasis,
                PriceScope = purchase.PriceScope,
                FreeOfCharge = purchase.FreeOfCharge,
                Currency = purchase.Currency,
                Country = purchase.Country,
                VatRate = purchase.VatRate,
                PriceTypeRatio = purchase.PriceTypeRatio,
            },
            Supplier = Code(TextKind.Supplier, line.Supplier, isNewAllowed, ref isKnown),
            Contract = Code(TextKind.Contract, line.Contract, isNewAllowed, ref isKnown),
            BuyerUnit = Code(TextKind.BuyerUnit, line.BuyerUnit, isNewAllowed, ref isKnown),
            Product = CodeOfProduct(line.Manufacturer, line.Model, isNewAllowed, ref isKnown),
            Configuration = Code(TextKind.Configuration, purchase.Configuration, isNewAllowed, ref isKnown),
            Gtin = Code(TextKind.Gtin, line.Gtin, isNewAllowed, ref isKnown),
            Category = Code(TextKind.Category, purchase.ProductCategory, isNewAllowed, ref isKnown),
            Sector = Code(TextKind.Sector, purchase.SectorCode, isNewAllowed, ref isKnown),
            Declaration = CodeOf(purchase.Declaration, isNewAllowed, ref isKnown),
            ReleasedBy = Code(TextKind.ReleasedBy, purchase.ReleasedBy, isNewAllowed, ref isKnown),
            Quantity = purchase.Quantity,
            SpendAmount = purchase.SpendAmount,
            ServiceAmount = purchase.ServiceAmount,
        };
        return isKnown;
    }

    private int Code(TextKind kind, string? text, bool isNewAllowed, ref bool isKnown)
    {
        if (text is null)
        {
            return 0;
        }

        var recent = _recent[(int)kind];
        var code = recent.Find(text);
        if (code > 0)
        {
            return code;
        }

        code = texts.Find(kind, text);
        if (code == 0)
        {
            if (!isNewAllowed)
            {
                isKnown = false;
                return 0;
            }

            code = texts.Add(kind, text);
            _new.Add((kind, code, text));
        }

        recent.Set(code, text);
        return code;
    }

    // Names repeat: the text that holds both is put together once.
    private int CodeOfProduct(string? manufacturer, string? model, bool isNewAllowed, ref bool isKnown)
    {
        var code = manufacturer is null ? 0 : _recentProducts.Find(manufacturer, model);
        if (code > 0)
        {
            return code;
        }

        if (_productCodes.TryGetValue((manufacturer, model), out code))
        {
            Remember();
            return code;
        }

        code = Code(TextKind.Product, ProductText.Of(manufacturer, model), isNewAllowed, ref isKnown);
        if (isKnown)
        {
            if (_productCodes.Count == RememberedProducts)
            {
                _productCodes.Clear();
            }

            _productCodes.Add((manufacturer, model), code);
            Remember();
        }

        return code;

        void Remember()
        {
            if (manufacturer is not null)
            {
                _recentProducts.Set(code, manufacturer, model);
            }
        }
    }

    // A caller that reads declarations once hands the same one in again and again: its document is written once.
    private int CodeOf(Declaration? declaration, bool isNewAllowed, ref bool isKnown)
    {
        if (declaration is null)
        {
            return 0;
        }

        if (_declarationCodes.TryGetValue(declaration, out var code))
        {
            return code;
        }

        if (!_documents.TryGetValue(declaration, out var document))
        {
            if (_documents.Count == RememberedDeclarations)
            {
                _documents.Clear();
                _declarationCodes.Clear();
            }

            _documents.Add(declaration, document = DocumentJson.Write(declaration));
        }

        var id = DocumentJson.ContentId(document);
        var before = _new.Count;
        code = Code(TextKind.Declaration, id, isNewAllowed, ref isKnown);
        if (code > 0)
        {
            if (_new.Count > before)
            {
                _newDocuments.Add((id, document));
                texts.Know(code, declaration);
            }

            _declarationCodes.Add(declaration, code);
        }

        return code;
    }
}
