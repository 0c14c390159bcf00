# Turns the parameters that all cmdlets share into arguments, and into the environment that carries a password.
function Get-ConnectionArgument {
    [OutputType([pscustomobject])]
    param([hashtable] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)

    $arguments = [System.Collections.Generic.List[string]]::new()
    $environment = @{}
    $flags = @{ PlainHttp = '--plain-http'; SkipCertificateCheck = '--insecure' }
    $tables = @{ Value = @{ Mirror = '--mirror' }; Path = @{ CaFile = '--ca-file' }; Flag = $flags }
    foreach ($argument in ConvertTo-Argument -Bound $Bound -Cmdlet $Cmdlet @tables) {
        $arguments.Add($argument)
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
