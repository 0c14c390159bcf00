using System.Text;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads the text of a list, within bounds.</summary>
internal static class ListFile
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>How long a file may be, in bytes. The rendered charts of a large cluster have 5 MiB.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int MaxSmallLength = 1024 * 1024;

    // What is not Unicode is not text, unless a byte order mark names another encoding.
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, or standard input.</summary>
    /// <param name="path">The path; <c>-</c> for standard input.</param>
    /// <param name="console">Standard input.</param>
    /// <param name="cancellationToken">Cancels the wait for standard input.</param>
    /// <returns>The text: UTF-8, or what the byte order mark says.</returns>
    /// <exception cref="InvalidRequestException">It cannot be read, is too long, or is not text.</exception>
    public static async Task<string> ReadAsync(
        string path, ICommandConsole console, CancellationToken cancellationToken)
    {
        var name = NameOf(path);
        if (path == StandardInput && console.IsInputTerminal)
        {
            throw new InvalidRequestException(
                "--from - reads the images from standard input, which is a terminal: redirect it, or name a file");
        }

        var bytes = await UsageFile
            .ReadAsync(name, MaxLength, () => Open(path, console), cancellationToken)
            .ConfigureAwait(false);
        return Decode(bytes, name);
    }

    /// <summary>Reads a small file that is beside a list.</summary>
    /// <exception cref="InvalidRequestException">It cannot be read, is longer than 1 MiB, or is not text.</exception>
    public static string ReadSmall(string path) => Decode(UsageFile.Read(path, MaxSmallLength), path);

    /// <summary>Returns what messages call a file.</summary>
    public static string NameOf(string path) => path switch
    {
        StandardInput => "standard input",
        _ => path,
    };

    /// <summary>Reads text: UTF-8, or what the byte order mark says.</summary>
    /// <exception cref="InvalidRequestException">It is not text.</exception>
    public static string Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidRequestException($"{name} is not text in UTF-8: save it in that encoding");
        }
    }

    private static Stream Open(string path, ICommandConsole console) => path switch
    {
        StandardInput => console.OpenInput(),
        _ => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
    };
}
