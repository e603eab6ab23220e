using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Ledger;

/// <summary>A ledger in its database: what is added to it, what is read from it, and the declarations on file.</summary>
public sealed class LedgerStore : IDisposable
{
    private LedgerStore(LedgerDatabase database, TimeProvider clock)
    {
        Database = database;
        Clock = clock;
        Texts = new LedgerTexts();
        Writer = new LedgerWriter(database, clock, Texts, new LineIndexStore());
        Reader = new LedgerReader(database, Texts);
        Declarations = new DeclarationStore(database, clock);
    }

    public LedgerDatabase Database { get; }

    public TimeProvider Clock { get; }

    public LedgerTexts Texts { get; }

    public LedgerWriter Writer { get; }

    public LedgerReader Reader { get; }

    public DeclarationStore Declarations { get; }

    /// <param name="database">As <see cref="LedgerDatabase.Open"/> takes it.</param>
    /// <param name="clock">Whose time is recorded.</param>
    /// <exception cref="StorageException">The database cannot be opened, or is newer than this program.</exception>
    public static LedgerStore Open(string database, TimeProvider clock) => new(LedgerDatabase.Open(database), clock);

    public void Dispose() => Database.Dispose();
}
