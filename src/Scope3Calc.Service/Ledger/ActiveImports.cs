using System.Collections.Concurrent;

namespace Scope3Calc.Service.Ledger;

/// <summary>Which imports have a stream: one each. A newer stream ends the older one, whose caller is gone or has given it up.</summary>
internal sealed class ActiveImports
{
    private readonly ConcurrentDictionary<string, ActiveImport> _active = new(StringComparer.Ordinal);

    /// <summary>Makes a stream the one of its import, once the stream before has ended and its batches are decided.</summary>
    /// <param name="id">The import.</param>
    /// <param name="stop">Ends the stream when another one takes over.</param>
    public async Task<ActiveImport> EnterAsync(string id, CancellationTokenSource stop)
    {
        var entering = new ActiveImport(id, stop, ended => _active.TryRemove(new(id, ended)));
        while (_active.GetOrAdd(id, entering) is var holder && holder != entering)
        {
            await holder.OvertakeAsync().WaitAsync(stop.Token);
        }

        return entering;
    }
}

/// <summary>An import with its stream.</summary>
internal sealed class ActiveImport(string id, CancellationTokenSource stop, Action<ActiveImport> leave)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public bool IsOvertaken { get; private set; }

    /// <summary>Ends the stream. Returns when it has ended.</summary>
    public async Task OvertakeAsync()
    {
        IsOvertaken = true;
        try
        {
            await stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It is ending by itself.
        }

        await _ended.Task;
    }

    public void End()
    {
        leave(this);
        _ended.SetResult();
    }
}
