using System.Data.Common;
using System.Runtime.ExceptionServices;

namespace Scope3Calc.Storage.Database;

/// <summary>Statements with named parameters, the same for both kinds of database.</summary>
internal static class Sql
{
    public static DbCommand Command(
        DbConnection connection,
        DbTransaction? transaction,
        string text,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static int Execute(
        DbConnection connection,
        DbTransaction? transaction,
        string text,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, text, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Commits. Of a connection lost just before, PostgreSQL's driver says that the transaction was disposed of: what is thrown is why.</summary>
    /// <exception cref="DbException">The transaction is not committed, or that is not known.</exception>
    public static void Commit(DbTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (ObjectDisposedException exception) when (exception.InnerException is DbException lost)
        {
            ExceptionDispatchInfo.Throw(lost);
        }
    }

    /// <summary>Sets the parameters anew, in the order they were given in, and runs the statement.</summary>
    public static int Again(this DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }
}
