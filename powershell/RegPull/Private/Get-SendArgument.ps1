# Turns the parameters of Send-ContainerImage that say what is sent and how into arguments of regpull load and regpull push.
function Get-SendArgument {
    [OutputType([string[]])]
    param([hashtable] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)

    $values = @{
        To               = '--to'
        Platform         = '--platform'
        Tag              = '--tag'
        Map              = '--map'
        LayerCompression = '--layer-compression'
        LimitRate        = '--limit-rate'
    }
    foreach ($name in $values.Keys | Where-Object { $Bound.ContainsKey($_) }) {
        foreach ($value in $Bound[$name] | Where-Object { $_ }) { "$($values[$name])=$value" }
    }
    foreach ($flag in @{ KeepHost = '--keep-host'; Referrers = '--referrers' }.GetEnumerator()) {
        if ($Bound.ContainsKey($flag.Key) -and $Bound[$flag.Key]) { $flag.Value }
    }
    foreach ($path in $Bound['LayersFrom'] | Where-Object { $_ }) {
        "--layers-from=$($Cmdlet.GetUnresolvedProviderPathFromPSPath($path))"
    }
}
