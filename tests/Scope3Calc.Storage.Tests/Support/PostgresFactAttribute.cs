namespace Scope3Calc.Storage.Tests.Support;

/// <summary>A test that needs PostgreSQL: skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresPrograms.AreRequired)
        {
            Skip = PostgresPrograms.WhyNot;
        }
    }
}

/// <summary>As <see cref="PostgresFactAttribute"/>, for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (!PostgresPrograms.AreRequired)
        {
            Skip = PostgresPrograms.WhyNot;
        }
    }
}
