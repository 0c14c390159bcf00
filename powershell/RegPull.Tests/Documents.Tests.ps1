# Every cmdlet and parameter that a page shows exists.
BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..'
    $pages = @(Get-ChildItem $root -Filter '*.md') + @(Get-ChildItem (Join-Path $root 'docs') -Recurse -Filter '*.md') |
        Where-Object { (Get-Content $_.FullName -Raw) -match '(?m)^\s*```powershell' } |
        ForEach-Object { @{ Page = $_.FullName; Name = $_.Name } }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $own = (Get-Module RegPull).ExportedFunctions.Keys
}

Describe 'The PowerShell code of <Name>' -ForEach $pages {
    It 'has no error, and calls cmdlets of the module as they are' {
        $text = Get-Content $Page -Raw
        foreach ($block in [regex]::Matches($text, '(?ms)^\s*```powershell\r?\n(.*?)^\s*```')) {
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($block.Groups[1].Value, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty

            foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = $call.GetCommandName()
                if ($name -notlike '*-Container*') {
                    continue
                }
                $own | Should -Contain $name
                foreach ($element in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    (Get-Command $name).Parameters.Keys |
                        Should -Contain $element.ParameterName -Because "$name is shown with it"
                }
            }
        }
    }
}
