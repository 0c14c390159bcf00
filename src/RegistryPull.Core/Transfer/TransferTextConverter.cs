using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Transfer;

/// <summary>Reads and writes a value of the domain as the text that it prints.</summary>
/// <param name="parse">Reads the text; throws <see cref="FormatException"/> when it is malformed.</param>
/// <typeparam name="T">The type; its text is what <paramref name="parse"/> reads.</typeparam>
internal abstract class TransferTextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return parse(reader.GetString()!);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            // The second one is for what is not a string. The serialiser adds the path of the value.
            throw new JsonException();
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
