using RegistryPull.Resolving;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Shows the endpoints of the image, and what options and files say about TLS with the registry.</summary>
internal sealed class ConfigurationStep(ReferenceResolver resolver, TrustPolicy trust) : IDoctorStep
{
    /// <inheritdoc/>
    public Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var source = resolver.Resolve(context.Image);
        (context.Mirrors, context.Endpoint) = (source.Endpoints[..^1], source.Endpoints[^1]);
        var config = context.Endpoint.Config;
        var asked = Describe(source);
        var secure = config.Addresses.FirstOrDefault(static address => address.Scheme == Uri.UriSchemeHttps);
        var result = secure switch
        {
            null => StepResult.Note($"{asked}, without TLS"),
            _ => Describe(asked, secure, config.Tls),
        };
        return Task.FromResult(result);
    }

    private static string Describe(RegistrySource source)
    {
        var addresses = source.Endpoints[^1].Config.Addresses.Select(
            static address => address.GetLeftPart(UriPartial.Authority));
        var origin = source.Origin switch
        {
            null => "",
            _ => $" (by {source.Origin})",
        };
        var mirrors = source.Endpoints.Length switch
        {
            1 => "",
            _ => $"; mirrors before it: {string.Join(", ", source.Endpoints[..^1])}",
        };
        return $"{string.Join(", else ", addresses)}{origin}{mirrors}";
    }

    private StepResult Describe(string asked, Uri secure, TlsSettings configured)
    {
        var tls = trust.For(secure, configured);
        List<string> parts = [asked];
        if (tls.InsecureOrigin is { } insecure)
        {
            parts.Add($"certificates are not verified ({insecure})");
        }

        if (!tls.Authorities.IsEmpty)
        {
            parts.Add($"authorities of {string.Join(", ", tls.Authorities)}");
        }

        if (tls.Client is { } client)
        {
            parts.Add($"client certificate {client.CertificateFile}");
        }

        if (parts.Count == 1)
        {
            parts.Add("certificates as the system has it");
        }

        var detail = string.Join("; ", parts);
        if (tls.InsecureOrigin is null)
        {
            return StepResult.Ok(detail);
        }

        return StepResult.Note(detail);
    }
}
