using System.Runtime.InteropServices;
using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Registries.Credentials;

/// <summary>The Windows Credential Manager, with the entries that <c>docker-credential-wincred</c> reads and writes: a
/// generic credential for each registry, marked by a label.</summary>
/// <remarks>docker/docker-credential-helpers, <c>wincred/wincred.go</c>.</remarks>
/// <param name="progress">Hears why it cannot be used.</param>
internal sealed class WindowsCredentialManager(IPullProgress progress) : ISystemKeyStore
{
    private const string LabelKeyword = "label";
    private const string Label = "Docker Credentials";

    public string? Name => "the Windows Credential Manager";

    public RegistryCredential? Find(string serverAddress)
    {
        if (!CredentialCalls.Read(serverAddress, CredentialCalls.Generic, 0, out var found))
        {
            // A session without a profile, as through ssh, has no key store: a public image needs none.
            ReportUnlessAbsent(Marshal.GetLastPInvokeError());
            return null;
        }

        try
        {
            return Read(Marshal.PtrToStructure<NativeCredential>(found));
        }
        finally
        {
            CredentialCalls.Free(found);
        }
    }

    public void Store(string serverAddress, RegistryCredential credential)
    {
        var (username, secret) = StoredSecret.From(credential);
        var bytes = Encoding.UTF8.GetBytes(secret);
        if (bytes.Length > CredentialCalls.MaxSecret)
        {
            throw Failure("store", serverAddress, $"it takes at most {CredentialCalls.MaxSecret} bytes");
        }

        using var memory = new NativeMemoryBlocks();
        var label = new NativeCredentialAttribute
        {
            Keyword = memory.Add(LabelKeyword),
            Value = memory.Add(Encoding.UTF8.GetBytes(Label)),
            ValueSize = (uint)Encoding.UTF8.GetByteCount(Label),
        };
        var entry = new NativeCredential
        {
            Type = CredentialCalls.Generic,
            TargetName = memory.Add(serverAddress),
            Comment = memory.Add(Label),
            UserName = memory.Add(username),
            Secret = memory.Add(bytes),
            SecretSize = (uint)bytes.Length,
            Persist = CredentialCalls.OnThisMachine,
            Attributes = memory.Add(label),
            AttributeCount = 1,
        };
        if (!CredentialCalls.Write(entry, 0))
        {
            throw Failure("store", serverAddress, LastError());
        }
    }

    public bool Erase(string serverAddress)
    {
        // An entry of another program under the same name stays.
        if (Find(serverAddress) is null)
        {
            return false;
        }

        if (!CredentialCalls.Delete(serverAddress, CredentialCalls.Generic, 0))
        {
            throw Failure("erase", serverAddress, LastError());
        }

        return true;
    }

    private static RegistryCredential? Read(NativeCredential credential)
    {
        if (!HasLabel(credential))
        {
            return null;
        }

        var username = Marshal.PtrToStringUni(credential.UserName);
        return StoredSecret.Read(username, ReadText(credential.Secret, credential.SecretSize));
    }

    private static string LastError() =>
        TerminalText.Sanitize(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));

    // An entry without docker's label belongs to another program, and is not sent anywhere. Wine keeps the comment and
    // loses the attributes.
    private static bool HasLabel(NativeCredential credential) =>
        Marshal.PtrToStringUni(credential.Comment) == Label || HasLabelAttribute(credential);

    private static bool HasLabelAttribute(NativeCredential credential)
    {
        var size = Marshal.SizeOf<NativeCredentialAttribute>();
        return Enumerable.Range(0, (int)credential.AttributeCount)
            .Select(index => Marshal.PtrToStructure<NativeCredentialAttribute>(credential.Attributes + (index * size)))
            .Any(static attribute => Marshal.PtrToStringUni(attribute.Keyword) == LabelKeyword
                && ReadText(attribute.Value, attribute.ValueSize) == Label);
    }

    private static string ReadText(nint bytes, uint size) => size switch
    {
        0 => "",
        _ => Marshal.PtrToStringUTF8(bytes, (int)size),
    };

    private OutputException Failure(string verb, string serverAddress, string reason) => new(
        $"{Name} did not {verb} the credential for {serverAddress}: {reason}; "
        + "--authfile FILE names a file in its place");

    private void ReportUnlessAbsent(int error)
    {
        if (error != CredentialCalls.NotFound)
        {
            var reason = TerminalText.Sanitize(Marshal.GetPInvokeErrorMessage(error));
            progress.Detail($"{Name} cannot be read in this session: {reason}");
        }
    }
}
