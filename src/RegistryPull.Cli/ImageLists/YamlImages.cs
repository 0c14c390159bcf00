using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Finds the images of a YAML file: every string under a key <c>image</c>, in every document.</summary>
/// <remarks>It reads events and builds no objects. An alias is not followed, because what it leads to was read where
/// it stands; so a file whose aliases multiply costs no more than its length.</remarks>
/// <param name="expand">Expands the variables of a text; throws <see cref="FormatException"/> where it
/// cannot.</param>
internal sealed class YamlImages(Func<string, string> expand)
{
    private const int MaxDepth = 100;
    private const string Services = "services";
    private const string Extension = "x-";

    private readonly Dictionary<string, string?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<YamlFrame> _frames = new();
    private readonly List<ListedImage> _images = [];

    /// <summary>Reads a file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The images, in their order.</returns>
    /// <exception cref="ListFormatException">It is not YAML, or a variable has no value.</exception>
    public IReadOnlyList<ListedImage> Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                Read(parser.Current!);
            }
        }
        catch (YamlException error)
        {
            // What is missing at the end is found behind the last line.
            var line = Math.Min((int)error.Start.Line, text.AsSpan().TrimEnd().Count('\n') + 1);
            throw new ListFormatException(line, $"it is not YAML, at column {error.Start.Column}");
        }

        return _images;
    }

    private void Read(ParsingEvent node)
    {
        switch (node)
        {
            case DocumentStart:
                _anchors.Clear();
                break;
            case MappingStart or SequenceStart:
                Enter(node);
                break;
            case MappingEnd or SequenceEnd:
                _frames.Pop();
                break;
            case Scalar scalar:
                ReadScalar(scalar);
                break;
            case AnchorAlias alias:
                Pass(_anchors.GetValueOrDefault(alias.Value.Value), alias);
                break;
        }
    }

    private void Enter(ParsingEvent node)
    {
        if (_frames.Count == MaxDepth)
        {
            throw new ListFormatException((int)node.Start.Line, $"it is nested deeper than {MaxDepth} levels");
        }

        var hasVariables = _frames.TryPeek(out var parent) && (parent.HasVariables || IsCompose(parent));
        parent?.Pass(null);
        _frames.Push(new YamlFrame(node is MappingStart, hasVariables));
    }

    // Compose merges its extension fields into services: https://docs.docker.com/reference/compose-file/extension.
    private bool IsCompose(YamlFrame parent) => _frames.Count == 1
        && (parent.Key == Services || parent.Key?.StartsWith(Extension, StringComparison.Ordinal) == true);

    private void ReadScalar(Scalar scalar)
    {
        var value = YamlScalar.TextOf(scalar);
        if (!scalar.Anchor.IsEmpty)
        {
            _anchors[scalar.Anchor.Value] = value;
        }

        Pass(value, scalar);
    }

    private void Pass(string? value, ParsingEvent node)
    {
        if (!_frames.TryPeek(out var frame))
        {
            return;
        }

        if (frame.IsImageNext && !string.IsNullOrWhiteSpace(value))
        {
            Add(value, frame.HasVariables, (int)node.Start.Line);
        }

        frame.Pass(value);
    }

    private void Add(string value, bool hasVariables, int line)
    {
        try
        {
            var text = value;
            if (hasVariables)
            {
                text = expand(value);
            }

            _images.Add(new ListedImage(text.Trim(), line));
        }
        catch (FormatException error)
        {
            throw new ListFormatException(line, error.Message);
        }
    }
}
