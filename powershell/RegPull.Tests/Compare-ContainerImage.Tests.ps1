BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Compare-ContainerImage' {
    It 'compares two images' {
        $result = Compare-ContainerImage "$registry/team/app:1.0" "$registry/team/tool:2.0" -Files

        $result.PSObject.TypeNames[0] | Should -Be 'RegPull.ImageComparison'
        $result.Images.Change | Should -Be 'unchanged'
        $result.Images.New | Should -Be "$registry/team/tool:2.0"
        $result.NewSize | Should -Be 0
        $result.NewLayers | Should -BeNullOrEmpty
    }

    It 'compares an archive of the pipeline with what was carried earlier' {
        $earlier = Join-Path $TestDrive 'earlier.tar'
        $null = "$registry/team/app:1.0" | Save-ContainerImage -Path $earlier -Lock (Join-Path $TestDrive 'earlier.lock')
        $later = "$registry/team/app:1.0", "$registry/team/tool:2.0" | Save-ContainerImage -Path (Join-Path $TestDrive 'later.tar')

        $result = $later[0] | Compare-ContainerImage -Old $earlier

        $result.Images | ForEach-Object { "$($_.Change) $($_.New)" } |
            Should -Be "unchanged $registry/team/app:1.0", "added $registry/team/tool:2.0"
        $result | Out-String -Width 200 | Should -Match 'Unchanged'
    }

    It 'reports a side that is missing, and goes on' {
        $result = "$registry/team/none:1", "$registry/team/app:1.1" |
            Compare-ContainerImage "$registry/team/app:1.0" -ErrorVariable failed -ErrorAction SilentlyContinue

        $result.New | Should -Be "$registry/team/app:1.1"
        $failed.Count | Should -Be 1
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be "$registry/team/none:1"
    }
}
