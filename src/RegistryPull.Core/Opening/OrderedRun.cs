namespace RegistryPull.Opening;

/// <summary>Runs an action for each of several items, some at a time.</summary>
/// <remarks>A failure stops the items behind it. Those before it go on: so the first failure in the order of the items
/// is always the same one, whatever the network does.</remarks>
internal static class OrderedRun
{
    /// <summary>Runs the action for each item.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="limit">How many run at once.</param>
    /// <param name="stops">Whether a failure stops the items behind it.</param>
    /// <param name="action">The action; gets the number of the item, from 0.</param>
    /// <param name="cancellationToken">Cancels all items.</param>
    /// <returns>The tasks of the items, all of them completed, failed or cancelled.</returns>
    public static async Task<IReadOnlyList<Task<T>>> RunAsync<T>(
        int count, int limit, bool stops, Func<int, CancellationToken, Task<T>> action,
        CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(limit);
        var items = Enumerable.Range(0, count);
        CancellationTokenSource[] ends =
            [.. items.Select(_ => CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))];
        Task<T>[] tasks = [.. items.Select(RunOneAsync)];
        await ((Task)Task.WhenAll(tasks)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Array.ForEach(ends, static end => end.Dispose());
        return tasks;

        async Task<T> RunOneAsync(int item)
        {
            await gate.WaitAsync(ends[item].Token).ConfigureAwait(false);
            try
            {
                return await action(item, ends[item].Token).ConfigureAwait(false);
            }
            catch when (stops && !ends[item].IsCancellationRequested)
            {
                Array.ForEach(ends[(item + 1)..], static end => end.Cancel());
                throw;
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
