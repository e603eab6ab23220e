using Npgsql;

namespace Scope3Calc.Storage.Tests.Support;

/// <summary>The server that other tests rely on.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresServerTests(PostgresServer server)
{
    [PostgresFact]
    public async Task NewDatabase_EveryCall_IsEmptyAndDurable()
    {
        var first = await server.NewDatabaseAsync();
        var second = await server.NewDatabaseAsync();
        await RunAsync(first, "create table t (n int)");

        Assert.NotEqual(first, second);
        Assert.Equal(0L, await RunAsync(second, "select count(*) from pg_tables where tablename = 't'"));
        Assert.Equal("on", await RunAsync(first, "show fsync"));
    }

    [PostgresTheory]
    [InlineData(PostgresShutdown.Fast)]
    [InlineData(PostgresShutdown.Immediate)]
    public async Task StopAndStart_CommittedRows_AreStillThere(PostgresShutdown shutdown)
    {
        var database = await server.NewDatabaseAsync();
        await RunAsync(database, "create table t (n int); insert into t values (7)");

        await server.StopAsync(shutdown);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => RunAsync(database, "select n from t"));
        await server.StartAsync();
        NpgsqlConnection.ClearAllPools();

        Assert.Equal(7, await RunAsync(database, "select n from t"));
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
