# The module has to run on Windows PowerShell 5.1, which is not on this machine. Its syntax, commands and types are
# checked here.
BeforeDiscovery {
    $files = Get-ChildItem (Join-Path $PSScriptRoot '../RegPull') -Recurse -Include '*.ps1', '*.psm1', '*.psd1' |
        ForEach-Object { @{ File = $_.FullName; Name = $_.Name } }
}

BeforeAll {
    # https://learn.microsoft.com/powershell/scripting/whats-new/differences-from-windows-powershell
    $newSyntax = 'TernaryExpressionAst', 'PipelineChainAst'
    $newTokens = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
    $newVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures'

    # Every cmdlet that the module calls, with the parameters that 5.1 has. Another one is looked up in the
    # documentation of 5.1 first.
    $cmdlets = @{
        'Add-Member'                 = 'NotePropertyName', 'NotePropertyValue'
        'ConvertFrom-Json'           = @()
        'ForEach-Object'             = @()
        'Get-ChildItem'              = 'LiteralPath', 'Filter'
        'Get-Command'                = 'Name', 'CommandType', 'ErrorAction'
        'Get-Location'               = 'PSProvider'
        'Group-Object'               = @('Property')
        'Join-Path'                  = @()
        'Measure-Object'             = 'Sum'
        'New-Item'                   = 'Path', 'ItemType', 'Force'
        'Register-ArgumentCompleter' = 'CommandName', 'ParameterName', 'ScriptBlock'
        'Select-Object'              = 'First', 'Skip'
        'Set-StrictMode'             = 'Version'
        'Set-Variable'               = 'Name', 'Value', 'Scope', 'WhatIf', 'Confirm'
        'Test-Path'                  = 'LiteralPath', 'PathType'
        'Where-Object'               = @()
        'Write-Progress'             = 'Activity', 'Status', 'PercentComplete', 'SecondsRemaining', 'Completed'
    }

    $own = Get-ChildItem (Join-Path $PSScriptRoot '../RegPull') -Recurse -Filter '*.ps1' | ForEach-Object {
        [System.Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref]$null, [ref]$null).FindAll(
            { $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
    }

    # The types and enumeration members of the reference assembly.
    $stream = [System.IO.File]::OpenRead($env:REGPULL_TEST_REFERENCE)
    $portable = [System.Reflection.PortableExecutable.PEReader]::new($stream)
    $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($portable)
    $types = @{}
    foreach ($handle in $metadata.TypeDefinitions) {
        $type = $metadata.GetTypeDefinition($handle)
        $members = foreach ($field in $type.GetFields()) { $metadata.GetString($metadata.GetFieldDefinition($field).Name) }
        $types["$($metadata.GetString($type.Namespace)).$($metadata.GetString($type.Name))"] = @($members)
    }
    $portable.Dispose()

    function Find([System.Management.Automation.Language.Ast] $Tree, [string] $Kind) {
        $Tree.FindAll({ $args[0].GetType().Name -eq $Kind }.GetNewClosure(), $true)
    }
}

Describe '<Name> on Windows PowerShell 5.1' -ForEach $files {
    BeforeAll {
        $tokens = $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($File, [ref]$tokens, [ref]$errors)
    }

    It 'has no newer syntax' {
        $errors | Should -BeNullOrEmpty
        foreach ($kind in $newSyntax) {
            Find $tree $kind | Should -BeNullOrEmpty
        }
        $tokens | Where-Object { "$($_.Kind)" -in $newTokens } | Should -BeNullOrEmpty
        Find $tree 'VariableExpressionAst' | Where-Object { $_.VariablePath.UserPath -in $newVariables } |
            Should -BeNullOrEmpty
    }

    It 'is ASCII, because 5.1 reads a file without a mark in the code page' {
        [System.IO.File]::ReadAllText($File) | Should -Match '\A[\r\n\t -~]*\z'
    }

    It 'calls only what 5.1 has' {
        foreach ($command in Find $tree 'CommandAst') {
            $name = $command.GetCommandName()
            if ($null -eq $name -or $name -in $own) {
                continue
            }
            $cmdlets.Keys | Should -Contain $name
            foreach ($parameter in $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                $cmdlets[$name] | Should -Contain $parameter.ParameterName -Because "$name is called with it"
            }
        }
    }

    It 'names only types that 5.1 has' {
        $named = @(Find $tree 'TypeExpressionAst') + @(Find $tree 'TypeConstraintAst') |
            ForEach-Object { $_.TypeName.FullName -replace '\[\]$' }
        foreach ($type in $named | Where-Object { $_ -like 'System.Management.Automation.*' }) {
            $types.Keys | Should -Contain $type
        }
    }
}

Describe 'Error categories' {
    It 'exist in 5.1' {
        $file = Join-Path $PSScriptRoot '../RegPull/Private/New-RegPullError.ps1'
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$null)
        $clauses = (Find $tree 'SwitchStatementAst')[0]

        foreach ($category in @($clauses.Clauses.Item2) + $clauses.Default | ForEach-Object { $_.Extent.Text.Trim('{', '}', ' ', "'") }) {
            $types['System.Management.Automation.ErrorCategory'] | Should -Contain $category
        }
    }
}
