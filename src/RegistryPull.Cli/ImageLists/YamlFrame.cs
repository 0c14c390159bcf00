namespace RegistryPull.Cli.ImageLists;

/// <summary>A mapping or a sequence that the reading of YAML is in.</summary>
/// <param name="isMapping">Whether it is a mapping.</param>
/// <param name="hasVariables">Whether variables in it are expanded.</param>
internal sealed class YamlFrame(bool isMapping, bool hasVariables)
{
    private const string Image = "image";
    private bool _isValueNext;

    public bool HasVariables => hasVariables;

    /// <summary>Gets whether the next node is a key.</summary>
    public bool IsKeyNext => isMapping && !_isValueNext;

    /// <summary>Gets the key that the next node is the value of; null in a sequence, and for a key that is not a
    /// scalar.</summary>
    public string? Key { get; private set; }

    /// <summary>Gets whether the next node is the value of a key <c>image</c>.</summary>
    public bool IsImageNext => Key == Image;

    /// <summary>Passes over a node.</summary>
    /// <param name="scalar">The text of the node; null when it is not a scalar.</param>
    public void Pass(string? scalar)
    {
        var wasKey = IsKeyNext;
        Key = null;
        if (wasKey)
        {
            Key = scalar;
        }

        _isValueNext = wasKey;
    }
}
