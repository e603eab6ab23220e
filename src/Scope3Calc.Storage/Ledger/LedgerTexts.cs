using System.Data.Common;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Documents;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The texts of the ledger and the codes that stand for them, as far as this process knows them.</summary>
/// <remarks>
/// Codes start at 1 and are given in the order in which texts first come, so the same imports give the same codes. Reading by code is
/// safe for any thread while one writer adds; a code in a row that was read is known, or <see cref="Load"/> makes it so.
/// </remarks>
public sealed class LedgerTexts
{
    private static readonly TextKind[] Kinds = Enum.GetValues<TextKind>();

    // One statement for all kinds: each would be a way to the server and back.
    private static readonly string NewerThanKnown = string.Join(" UNION ALL ", Kinds.Select(kind =>
        $"SELECT kind, code, text FROM dictionary_entries WHERE kind = {(int)kind} AND code > @known{(int)kind}")) + " ORDER BY 1, 2";

    private readonly TextTable[] _tables = [.. Enumerable.Range(0, (int)Kinds.Max() + 1).Select(_ => new TextTable())];
    private readonly DerivedTable<ProductIdentity> _products = new();
    private readonly DerivedTable<Declaration> _declarations = new();
    private readonly Lock _loading = new();
    private long _revision = -1;

    /// <summary>How many codes of a kind there are.</summary>
    public int Count(TextKind kind) => _tables[(int)kind].Count;

    /// <summary>The text of a code; null for 0, which is "not stated".</summary>
    public string? Text(TextKind kind, int code) => code == 0 ? null : _tables[(int)kind][code];

    /// <summary>Manufacturer and model of a code; either may be empty.</summary>
    public (string Manufacturer, string Model) ProductNames(int code) =>
        code == 0 ? ("", "") : ProductText.Read(_tables[(int)TextKind.Product][code]);

    /// <summary>The product of a code; null where manufacturer or model is not stated.</summary>
    public ProductIdentity? Product(int code)
    {
        if (code == 0)
        {
            return null;
        }

        if (!_products.Has(code))
        {
            _products.Set(code, ProductOf(code));
        }

        return _products[code];
    }

    /// <summary>The declaration of a code, once <see cref="LoadDeclarations"/> has seen it; null for 0.</summary>
    public Declaration? Declaration(int code) => code == 0 ? null
        : _declarations.Has(code) ? _declarations[code]
        : throw new InvalidOperationException($"Declaration {code} is not loaded.");

    /// <summary>Learns what others have added since.</summary>
    public void Load(DbConnection connection, DbTransaction? transaction = null)
    {
        lock (_loading)
        {
            using var command = Sql.Command(
                connection, transaction, NewerThanKnown, [.. Kinds.Select(kind => ($"known{(int)kind}", (object?)Count(kind)))]);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                _tables[reader.GetInt32(0)].Add(reader.GetInt32(1), reader.GetString(2));
            }
        }
    }

    /// <summary>Makes every declaration that stands on a line ready for <see cref="Declaration"/>.</summary>
    public void LoadDeclarations(DbConnection connection, DbTransaction? transaction = null)
    {
        lock (_loading)
        {
            // Those of one process's own commits are known already, and may lie among others.
            var first = Enumerable.Range(1, Count(TextKind.Declaration)).FirstOrDefault(code => !_declarations.Has(code));
            if (first == 0)
            {
                return;
            }

            using var command = Sql.Command(
                connection,
                transaction,
                """
                SELECT code, text, document FROM dictionary_entries
                LEFT JOIN declaration_documents ON content_id = text
                WHERE kind = @kind AND code >= @first AND code <= @last
                """,
                ("kind", (int)TextKind.Declaration),
                ("first", first),
                ("last", Count(TextKind.Declaration)));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var code = reader.GetInt32(0);
                if (_declarations.Has(code))
                {
                    continue;
                }

                if (reader.IsDBNull(2))
                {
                    throw new StorageException(
                        $"The declaration {reader.GetString(1)} is missing. Restore the database from a backup.");
                }

                _declarations.Set(code, DocumentJson.ReadDeclaration(reader.GetString(2)));
            }
        }
    }

    /// <summary>Learns all that the ledger knows: every text, every declaration on a line.</summary>
    /// <returns>Where the ledger stands.</returns>
    internal LedgerState LoadAll(DbConnection connection, DbTransaction? transaction)
    {
        // Texts come with the commits that count revisions: of one that was looked at there is nothing new.
        var state = LedgerState.Read(connection, transaction);
        lock (_loading)
        {
            if (state.Revision != _revision)
            {
                Load(connection, transaction);
                LoadDeclarations(connection, transaction);
                _revision = state.Revision;
            }
        }

        return state;
    }

    /// <summary>The code of a text; 0 where it has none. For the one writer.</summary>
    internal int Find(TextKind kind, string text) => _tables[(int)kind].Find(text);

    /// <summary>Gives a text its code. For the one writer, who stores it in the same transaction.</summary>
    internal int Add(TextKind kind, string text) => _tables[(int)kind].Add(text);

    /// <summary>Remembers what a declaration's code stands for.</summary>
    internal void Know(int code, Declaration declaration) => _declarations.Set(code, declaration);

    /// <summary>Takes back what was added since there were so many: a transaction failed.</summary>
    internal void Forget(TextKind kind, int count)
    {
        _tables[(int)kind].Truncate(count);
        if (kind == TextKind.Declaration)
        {
            _declarations.Truncate(count);
        }
        else if (kind == TextKind.Product)
        {
            _products.Truncate(count);
        }
    }

    private ProductIdentity? ProductOf(int code)
    {
        var (manufacturer, model) = ProductNames(code);
        return manufacturer.Length > 0 && model.Length > 0 ? new ProductIdentity(manufacturer, model) : null;
    }

    /// <summary>Texts by code, from 1. One thread adds; any may read what has been added.</summary>
    private sealed class TextTable
    {
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
        private string[] _texts = new string[16];
        private volatile int _count;

        public int Count => _count;

        public string this[int code] => code <= _count
            ? _texts[code]
            : throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such code yet.");

        public int Find(string text) => _codes.GetValueOrDefault(text);

        public int Add(string text)
        {
            var code = _count + 1;
            Add(code, text);
            return code;
        }

        public void Add(int code, string text)
        {
            if (code <= _count)
            {
                // The writer of this process committed it since it was asked for.
                return;
            }

            if (code != _count + 1)
            {
                throw new StorageException($"The dictionary lacks code {_count + 1}. Restore the database from a backup.");
            }

            if (code == _texts.Length)
            {
                Array.Resize(ref _texts, 2 * _texts.Length);
            }

            _texts[code] = text;
            _codes.Add(text, code);
            _count = code;
        }

        public void Truncate(int count)
        {
            for (var code = count + 1; code <= _count; code++)
            {
                _codes.Remove(_texts[code]);
            }

            _count = count;
        }
    }

    /// <summary>What codes stand for, as far as it was asked for.</summary>
    private sealed class DerivedTable<T>
        where T : class
    {
        private readonly Lock _growing = new();
        private volatile T?[] _values = new T?[16];
        private volatile bool[] _isKnown = new bool[16];

        public bool Has(int code) => code < _isKnown.Length && _isKnown[code];

        /// <summary>Of a code it has.</summary>
        public T? this[int code] => _values[code];

        public void Set(int code, T? value)
        {
            lock (_growing)
            {
                if (code >= _values.Length)
                {
                    var (values, known) = (_values, _isKnown);
                    var size = Math.Max(code + 1, 2 * values.Length);
                    Array.Resize(ref values, size);
                    Array.Resize(ref known, size);
                    (_values, _isKnown) = (values, known);
                }

                _values[code] = value;
                _isKnown[code] = true;
            }
        }

        public void Truncate(int count)
        {
            lock (_growing)
            {
                for (var code = count + 1; code < _isKnown.Length; code++)
                {
                    _isKnown[code] = false;
                }
            }
        }
    }
}
