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
    $flags = @{ KeepHost = '--keep-host'; Referrers = '--referrers' }
    ConvertTo-Argument -Bound $Bound -Cmdlet $Cmdlet -Value $values -Flag $flags -Path @{ LayersFrom = '--layers-from' }
}
