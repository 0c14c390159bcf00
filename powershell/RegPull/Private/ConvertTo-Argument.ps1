# Turns bound parameters into arguments. Each table has the names of parameters with the options they are for: -Value as it is,
# -Path as a full path, -Flag without a value. A parameter that is an array gives its option several times.
function ConvertTo-Argument {
    [OutputType([string[]])]
    param(
        [hashtable] $Bound,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [hashtable] $Value = @{},
        [hashtable] $Path = @{},
        [hashtable] $Flag = @{}
    )

    foreach ($name in $Value.Keys | Where-Object { $Bound.ContainsKey($_) }) {
        foreach ($item in $Bound[$name] | Where-Object { $_ }) { "$($Value[$name])=$item" }
    }
    foreach ($name in $Flag.Keys | Where-Object { $Bound.ContainsKey($_) -and $Bound[$_] }) {
        $Flag[$name]
    }
    foreach ($name in $Path.Keys | Where-Object { $Bound.ContainsKey($_) }) {
        foreach ($item in $Bound[$name] | Where-Object { $_ }) {
            "$($Path[$name])=$($Cmdlet.GetUnresolvedProviderPathFromPSPath($item))"
        }
    }
}
