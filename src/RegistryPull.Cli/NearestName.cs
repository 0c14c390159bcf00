namespace RegistryPull.Cli;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    // One typo in a short word, two in a longer one. More typos make another word.
    private const int LettersForTwoTypos = 5;

    /// <returns>The nearest name; null when none is near.</returns>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        var allowed = typed.Length >= LettersForTwoTypos ? 2 : 1;
        return names
            .Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(candidate => candidate.Distance <= allowed)
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();
    }

    // The optimal string alignment distance: letters that are missing, added, wrong, or swapped with their neighbour.
    // https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (Math.Min(i, j) == 0)
                {
                    table[i, j] = Math.Max(i, j);
                }
                else
                {
                    table[i, j] = Least(table, one, other, i, j);
                }
            }
        }

        return table[one.Length, other.Length];
    }

    private static int Least(int[,] table, string one, string other, int i, int j)
    {
        var substitution = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var least = Math.Min(substitution, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        if (isSwap)
        {
            return Math.Min(least, table[i - 2, j - 2] + 1);
        }

        return least;
    }
}
