using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Documents;

namespace Scope3Calc.Storage.Ledger;

/// <summary>A version of a declaration on file.</summary>
/// <param name="DeclarationId">Registration number, or the publisher's own identifier.</param>
/// <param name="Version">1 for the first of this identifier.</param>
/// <param name="ContentId">SHA-256 of the stored document.</param>
/// <param name="RecordedAt">When it was registered.</param>
/// <param name="Declaration">The content.</param>
public sealed record DeclarationVersion(
    string DeclarationId, int Version, string ContentId, DateTimeOffset RecordedAt, Declaration Declaration);

/// <summary>The declarations on file, with every version they ever had: a newer one never changes what an older one was used for.</summary>
public sealed class DeclarationStore
{
    // Each is a parameter of the statement, and SQLite allows some 32,000.
    private const int DocumentsAtOnce = 1_000;

    private readonly LedgerDatabase _database;
    private readonly TimeProvider _clock;
    private volatile InForceThen? _inForce;

    internal DeclarationStore(LedgerDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>Puts a declaration on file. The same content as the last version of its identifier adds nothing.</summary>
    /// <param name="declaration">With an identifier and a product.</param>
    /// <returns>The version that is in force now, and whether it is new.</returns>
    public (DeclarationVersion Version, bool IsNew) Register(Declaration declaration)
    {
        var document = DocumentJson.Write(declaration);
        var contentId = DocumentJson.ContentId(document);
        using var connection = _database.OpenConnection();
        using var transaction = _database.BeginWrite(connection);
        using var context = _database.Context(connection, transaction);
        var last = context.RegisteredDeclarations
            .Where(row => row.DeclarationId == declaration.Id).OrderByDescending(row => row.Version).FirstOrDefault();
        if (last?.ContentId == contentId)
        {
            return (Of(last, declaration), false);
        }

        var state = LedgerState.Read(connection, transaction)
            .Advance(connection, transaction, added: 0, Microseconds.Of(_clock.GetUtcNow()));
        var row = new RegisteredDeclarationRow
        {
            DeclarationId = declaration.Id,
            Version = (last?.Version ?? 0) + 1,
            ContentId = contentId,
            Revision = state.Revision,
            RecordedAt = state.RecordedAt,
        };
        context.RegisteredDeclarations.Add(row);
        context.SaveChanges();
        DeclarationDocuments.Store(connection, transaction, contentId, document);
        Sql.Commit(transaction);
        return (Of(row, declaration), true);
    }

    /// <summary>Every version of a declaration, the first one first; empty for one that is not on file.</summary>
    public IReadOnlyList<DeclarationVersion> Versions(string declarationId)
    {
        using var connection = _database.OpenConnection();
        using var context = _database.Context(connection);
        return Read(context, context.RegisteredDeclarations
            .Where(row => row.DeclarationId == declarationId).OrderBy(row => row.Version));
    }

    /// <summary>The version in force of every declaration, by the bytes of their identifiers in UTF-8.</summary>
    /// <param name="after">Go on after this identifier; empty from the start.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<DeclarationVersion> List(string after, int count)
    {
        using var connection = _database.OpenConnection();
        using var context = _database.Context(connection);
        var byBytes = _database.ByteOrder;
        return Read(
            context,
            Latest(context, long.MaxValue).Where(row => string.Compare(EF.Functions.Collate(row.DeclarationId, byBytes), after) > 0),
            count);
    }

    /// <summary>What was in force at a revision of the ledger.</summary>
    /// <exception cref="StorageException">A document is missing.</exception>
    public RegisteredDeclarations InForce(DbConnection connection, DbTransaction transaction, long revision)
    {
        var last = _inForce;
        if (last?.Revision == revision)
        {
            return last.Declarations;
        }

        // Documents never change: of those that were in force last time nothing is read again.
        using var context = _database.Context(connection, transaction);
        var ids = Latest(context, revision).Select(row => row.ContentId).Distinct().ToList();
        var known = last?.Documents ?? [];
        var documents = ids.Where(known.ContainsKey).ToDictionary(id => id, id => known[id], StringComparer.Ordinal);
        foreach (var some in ids.Where(id => !known.ContainsKey(id)).Chunk(DocumentsAtOnce))
        {
            foreach (var row in context.DeclarationDocuments.AsNoTracking().Where(row => some.Contains(row.ContentId)))
            {
                documents.Add(row.ContentId, DocumentJson.ReadDeclaration(row.Document));
            }
        }

        if (ids.Find(id => !documents.ContainsKey(id)) is { } missing)
        {
            throw new StorageException($"The declaration {missing} is missing. Restore the database from a backup.");
        }

        var declarations = new RegisteredDeclarations(documents.Select(pair => new RegisteredDeclaration(pair.Key, pair.Value)));
        _inForce = new InForceThen(revision, declarations, documents);
        return declarations;
    }

    private static IQueryable<RegisteredDeclarationRow> Latest(LedgerContext context, long revision) =>
        context.RegisteredDeclarations.Where(row => row.Revision <= revision && row.Version == context.RegisteredDeclarations
            .Where(other => other.DeclarationId == row.DeclarationId && other.Revision <= revision).Max(other => other.Version));

    private List<DeclarationVersion> Read(
        LedgerContext context, IQueryable<RegisteredDeclarationRow> rows, int count = int.MaxValue)
    {
        var byBytes = _database.ByteOrder;
        return
        [
            .. rows.Join(
                context.DeclarationDocuments,
                row => row.ContentId,
                document => document.ContentId,
                (row, document) => new { Row = row, document.Document })
                .OrderBy(pair => EF.Functions.Collate(pair.Row.DeclarationId, byBytes))
                .ThenBy(pair => pair.Row.Version)
                .Take(count)
                .AsEnumerable()
                .Select(pair => Of(pair.Row, DocumentJson.ReadDeclaration(pair.Document))),
        ];
    }

    private static DeclarationVersion Of(RegisteredDeclarationRow row, Declaration declaration) =>
        new(row.DeclarationId, row.Version, row.ContentId, Microseconds.ToTime(row.RecordedAt), declaration);

    /// <summary>What was in force at the revision that was asked for last.</summary>
    private sealed record InForceThen(
        long Revision, RegisteredDeclarations Declarations, Dictionary<string, Declaration> Documents);
}
