using System.Reflection;
using Xunit.Sdk;

namespace Scope3Calc.Storage.Tests.Support;

/// <summary>The databases that Scope3Calc keeps its ledger in.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A theory's case on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite]];
}

/// <summary>A theory's case on PostgreSQL: skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        if (!PostgresPrograms.AreRequired)
        {
            Skip = PostgresPrograms.WhyNot;
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Postgres]];
}
