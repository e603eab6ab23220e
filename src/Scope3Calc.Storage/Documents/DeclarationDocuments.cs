using System.Data.Common;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Documents;

/// <summary>The contents of declarations, each once, whether they stand on lines or are on file.</summary>
internal static class DeclarationDocuments
{
    public static void Store(DbConnection connection, DbTransaction transaction, string contentId, string document) => Sql.Execute(
        connection,
        transaction,
        "INSERT INTO declaration_documents (content_id, document) VALUES (@id, @document) ON CONFLICT DO NOTHING",
        ("id", contentId),
        ("document", document));
}
