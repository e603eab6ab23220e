using System.Data.Common;
using Npgsql;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>A connection that is lost is told as what it is, so that whoever works on something takes it up again.</summary>
[Collection(PostgresServer.Collection)]
public sealed class LostConnectionTests(PostgresServer server)
{
    [PostgresFact]
    public async Task SaveChanges_ConnectionIsLost_IsADbException()
    {
        using var store = LedgerStore.Open(await server.NewDatabaseAsync(), TimeProvider.System);
        using var connection = store.Database.OpenConnection();
        using var context = store.Database.Context(connection);
        context.Policies.Add(new PolicyRow { PolicyId = "id", Document = "{}" });
        End(store, connection);

        Assert.ThrowsAny<DbException>(() => context.SaveChanges());
    }

    [PostgresFact]
    public async Task Query_ConnectionIsLost_IsADbException()
    {
        using var store = LedgerStore.Open(await server.NewDatabaseAsync(), TimeProvider.System);
        using var connection = store.Database.OpenConnection();
        using var context = store.Database.Context(connection);
        End(store, connection);

        Assert.ThrowsAny<DbException>(() => context.Runs.Any());
    }

    // As the server does when it stops.
    private static void End(LedgerStore store, DbConnection connection)
    {
        using var other = store.Database.OpenConnection();
        using var command = other.CreateCommand();
        command.CommandText = "SELECT pg_terminate_backend(@id, 5000)";
        command.Parameters.Add(new NpgsqlParameter("id", ((NpgsqlConnection)connection).ProcessID));
        Assert.Equal(true, command.ExecuteScalar());
    }
}
