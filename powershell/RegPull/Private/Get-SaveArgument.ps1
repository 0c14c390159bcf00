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
    $paths = @{
        Path            = '--output'
        OutputDirectory = '--output-dir'
        LayersFrom      = '--layers-from'
        Lock            = '--lock'
        Report          = '--report'
        CacheDirectory  = '--cache'
    }
    $flags = @{ Force = '--force'; KeepGoing = '--keep-going'; Referrers = '--referrers' }
    ConvertTo-Argument -Bound $Bound -Cmdlet $Cmdlet -Value $values -Path $paths -Flag $flags
}
