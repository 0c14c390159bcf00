using System.Text;
using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class TokenServerTests
{
    private static readonly FakeRegistryOptions Tokens = new() { Auth = FakeAuth.Bearer };

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("<!doctype html>")]
    [TestCase("""{"token":""}""")]
    [TestCase("""{"token":null,"access_token":null}""")]
    [TestCase("""{"token":42}""")]
    [TestCase("""{"token":"two words"}""")]
    [TestCase("""{"token":"line\r\nX-Injected: 1"}""")]
    public async Task Pull_AnswerWithoutAToken_SaysSo(string body)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Body(Encoding.UTF8.GetBytes(body)), times: int.MaxValue);

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("without a token"));
    }

    [Test]
    public async Task Pull_AnswerThatIsTooLong_IsNotReadToItsEnd()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        var spaces = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
        pull.Registry.Faults.Add(When.Token, (answer, _) => answer with { Body = (byte[])[.. answer.Body.Span, .. spaces] });

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("without a token"));
    }

    [TestCase(503)]
    [TestCase(429)]
    public async Task Pull_PassingFailure_IsTriedAgain(int status)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Status(status), times: 2);

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens, Has.Count.EqualTo(3));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    public async Task Pull_Refusal_IsDeniedAndNotTriedAgain(int status)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Faults.Add(When.Token, Faults.Status(status), times: int.MaxValue);

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain($"{status}").And.Contain("injected"));
        Assert.That(pull.Registry.Requests.Tokens, Has.Count.EqualTo(1));
    }

    [TestCase("Bearer")]
    [TestCase("Bearer realm=\"\"")]
    [TestCase("Bearer realm=\"ftp://auth.example/token\"")]
    [TestCase("Bearer realm=\"file:///etc/passwd\"")]
    [TestCase("Bearer realm=\"https://user:secret@auth.example/token\"")]
    [TestCase("Bearer realm=\"https://\"")]
    public async Task Pull_UnusableRealm_IsDenied(string challenge)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens with { Challenge = challenge });

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain("no usable token server"));
    }

    [TestCase("Bearer realm=\"/token\"")]
    [TestCase("Bearer realm=\"{realm}?account=x#fragment\"")]
    public async Task Pull_UnusualRealm_IsUsed(string challenge)
    {
        await using var pull = await Pull.StartAsync(registry: Tokens with { Challenge = challenge });

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Tokens.Single().Query, Does.EndWith("scope=repository:team/app:pull"));
    }

    [Test]
    public async Task Pull_RealmThatTheCredentialMayNotGoTo_IsNotAsked()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens with { Challenge = "Bearer realm=\"http://auth.example/token\"" });
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };

        Assert.That((await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain("auth.example").And.Contain("not https"));
    }
}
