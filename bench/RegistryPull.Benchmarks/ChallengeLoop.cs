using BenchmarkDotNet.Attributes;
using RegistryPull.Registries.Authentication;

namespace RegistryPull.Benchmarks;

/// <summary>Reading what a registry says about how to log in.</summary>
public class ChallengeLoop
{
    private static readonly string[] One =
        ["""Bearer realm="https://auth.example.com/token",service="registry.example.com",scope="repository:library/app:pull" """];

    private static readonly string[] Several =
        [.. One, """Negotiate, Basic realm="a \"quoted\" name", charset=UTF-8, NTLM TlRMTVNTUAAB==, Digest qop="auth, auth-int" """];

    [Benchmark(Description = "read one challenge")]
    public int ReadOne() => ChallengeParser.Parse(One).Count;

    [Benchmark(Description = "read five challenges")]
    public int ReadSeveral() => ChallengeParser.Parse(Several).Count;
}
