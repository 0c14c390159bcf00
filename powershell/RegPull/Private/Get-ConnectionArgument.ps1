# Turns the parameters that all cmdlets share into arguments, and into the environment that carries a password.
function Get-ConnectionArgument {
    [OutputType([pscustomobject])]
    param([hashtable] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)

    $arguments = [System.Collections.Generic.List[string]]::new()
    $environment = @{}
    foreach ($flag in @{ PlainHttp = '--plain-http'; SkipCertificateCheck = '--insecure' }.GetEnumerator()) {
        if ($Bound.ContainsKey($flag.Key) -and $Bound[$flag.Key]) {
            $arguments.Add($flag.Value)
        }
    }
    if ($Bound.ContainsKey('CaFile')) {
        $arguments.Add("--ca-file=$($Cmdlet.GetUnresolvedProviderPathFromPSPath($Bound['CaFile']))")
    }
    foreach ($mirror in $Bound['Mirror'] | Where-Object { $_ }) {
        $arguments.Add("--mirror=$mirror")
    }
    if ($Bound.ContainsKey('Proxy')) {
        # Not as an argument: other users of the machine can read the command line, and a proxy can have a password.
        $environment['REGPULL_PROXY'] = $Bound['Proxy']
    }
    if ($Bound.ContainsKey('Credential')) {
        $login = $Bound['Credential'].GetNetworkCredential()
        $name = if ($login.Domain) { "$($login.Domain)\$($login.UserName)" } else { $login.UserName }
        $arguments.Add("--username=$name")
        $environment['REGPULL_PASSWORD'] = $login.Password
    }
    [pscustomobject]@{ Arguments = $arguments.ToArray(); Environment = $environment }
}
