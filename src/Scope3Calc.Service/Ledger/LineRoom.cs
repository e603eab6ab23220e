namespace Scope3Calc.Service.Ledger;

/// <summary>Room for a number of lines that wait. Who finds none waits outside, in the order of coming.</summary>
/// <param name="capacity">Lines. A batch that is larger has the room to itself.</param>
internal sealed class LineRoom(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<(int Lines, TaskCompletionSource Entered)> _outside = [];
    private int _lines;

    /// <summary>Ends when the lines are inside.</summary>
    /// <exception cref="OperationCanceledException">They are not.</exception>
    public async Task EnterAsync(int lines, CancellationToken cancellationToken)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_outside.Count == 0 && HasRoom(lines))
            {
                _lines += lines;
                return;
            }

            _outside.Enqueue((lines, entered));
        }

        using var giveUp = cancellationToken.Register(() => entered.TrySetCanceled(cancellationToken));
        await entered.Task;
    }

    /// <summary>Makes room for others.</summary>
    public void Leave(int lines)
    {
        lock (_gate)
        {
            _lines -= lines;
            while (_outside.TryPeek(out var next) && (next.Entered.Task.IsCompleted || HasRoom(next.Lines)))
            {
                // Those that gave up take no room.
                _outside.Dequeue();
                _lines += next.Entered.TrySetResult() ? next.Lines : 0;
            }
        }
    }

    private bool HasRoom(int lines) => _lines == 0 || _lines + lines <= capacity;
}
