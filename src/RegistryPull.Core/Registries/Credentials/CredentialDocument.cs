using System.Text.Json;
using RegistryPull.Interop;

namespace RegistryPull.Registries.Credentials;

/// <summary>A credential file that was read.</summary>
/// <param name="Origin">The file or variable that it came from, for messages.</param>
/// <param name="Keys">How its keys name registries.</param>
/// <param name="Content">What it says.</param>
internal sealed record CredentialDocument(string Origin, KeyStyle Keys, CredentialFileJson Content)
{
    /// <summary>Reads a file.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="InvalidRequestException">It cannot be read, or not understood.</exception>
    public static CredentialDocument? Read(string path, KeyStyle keys)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path, keys);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidRequestException(
                $"{path}, where credentials may be, cannot be read: {SystemError.Describe(error)}");
        }
    }

    /// <summary>Reads the content of a file.</summary>
    /// <exception cref="InvalidRequestException">It is not understood; the message has the line, and nothing of the
    /// content.</exception>
    public static CredentialDocument Parse(ReadOnlySpan<byte> json, string origin, KeyStyle keys)
    {
        // Windows PowerShell writes a byte order mark, which JSON does not allow. docker reads an empty file as an
        // empty configuration.
        var text = ByteOrderMark.Skip(json);
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new CredentialDocument(origin, keys, new CredentialFileJson());
        }

        try
        {
            var content = JsonSerializer.Deserialize(text, CredentialJsonContext.Default.CredentialFileJson);
            return new CredentialDocument(origin, keys, content ?? new CredentialFileJson());
        }
        catch (JsonException error)
        {
            // The inner exception is dropped: its message quotes the file.
            var line = error.LineNumber switch
            {
                { } number => FormattableString.Invariant($" in line {number + 1}"),
                _ => "",
            };
            throw new InvalidRequestException($"{origin} is not a credential file: its JSON cannot be read{line}");
        }
    }
}
