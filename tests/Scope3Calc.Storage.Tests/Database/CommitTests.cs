using System.Data.Common;
using System.Globalization;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Tests.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Database;

/// <summary>A commit that cannot be: whoever works on a run goes on after what is an exception of the database, and after nothing else.</summary>
[Collection(PostgresServer.Collection)]
public sealed class CommitTests(PostgresServer server)
{
    [Theory]
    [OnPostgres]
    public async Task Commit_ConnectionLost_IsAnExceptionOfTheDatabase(DatabaseKind kind)
    {
        using var ledger = await TestLedger.CreateAsync(kind, server);
        using var connection = ledger.Store.Database.OpenConnection();
        using var transaction = ledger.Store.Database.BeginResults(connection);
        using var command = Sql.Command(connection, transaction, "SELECT pg_backend_pid()");
        var backend = string.Create(CultureInfo.InvariantCulture, $"{command.ExecuteScalar()}");
        Assert.Equal(["True"], ledger.Query($"SELECT pg_terminate_backend({backend})"));
        Assert.ThrowsAny<DbException>(() => Sql.Execute(connection, transaction, "SELECT 1"));

        Assert.ThrowsAny<DbException>(() => Sql.Commit(transaction));
    }
}
