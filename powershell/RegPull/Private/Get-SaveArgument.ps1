# Turns the parameters of Save-ContainerImage that say what is written and where into arguments of regpull pull.
function Get-SaveArgument {
    [OutputType([string[]])]
    param([hashtable] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)

    $values = @{
        Format           = '--format'
        Platform         = '--platform'
        Tag              = '--tag'
        Split            = '--split'
        Base             = '--base'
        LayerCompression = '--layer-compression'
        LimitRate        = '--limit-rate'
    }
    foreach ($name in $values.Keys | Where-Object { $Bound.ContainsKey($_) }) {
        foreach ($value in $Bound[$name] | Where-Object { $_ }) { "$($values[$name])=$value" }
    }
    foreach ($flag in @{ Force = '--force'; KeepGoing = '--keep-going'; Referrers = '--referrers' }.GetEnumerator()) {
        if ($Bound.ContainsKey($flag.Key) -and $Bound[$flag.Key]) { $flag.Value }
    }
    $paths = @{
        Path            = '--output'
        OutputDirectory = '--output-dir'
        LayersFrom      = '--layers-from'
        Lock            = '--lock'
        Report          = '--report'
        CacheDirectory  = '--cache'
    }
    foreach ($name in $paths.Keys | Where-Object { $Bound.ContainsKey($_) }) {
        foreach ($path in $Bound[$name] | Where-Object { $_ }) {
            "$($paths[$name])=$($Cmdlet.GetUnresolvedProviderPathFromPSPath($path))"
        }
    }
}
