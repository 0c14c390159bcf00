# Gives a cmdlet the preferences of its caller. A function of a module sees only those of the global scope, so that a script
# with $WhatIfPreference = $true would write files: https://github.com/PowerShell/PowerShell/issues/4568
function Copy-CallerPreference {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)

    $preferences = @{
        ErrorActionPreference = 'ErrorAction'
        WhatIfPreference      = 'WhatIf'
        ConfirmPreference     = 'Confirm'
        VerbosePreference     = 'Verbose'
        ProgressPreference    = 'ProgressAction'
    }
    foreach ($preference in $preferences.GetEnumerator()) {
        # A common parameter wins, and PowerShell has set the variable to it.
        if (-not $Cmdlet.MyInvocation.BoundParameters.ContainsKey($preference.Value)) {
            Set-Variable -Name $preference.Key -Value $Cmdlet.SessionState.PSVariable.GetValue($preference.Key) -Scope 1 -WhatIf:$false -Confirm:$false
        }
    }
}
