using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Runs a program in which one system call fails with EIO or ends the program, by a filter of seccomp(2). It
/// holds for every build of the command, and for every speed of the machine.</summary>
internal static class FilteredCall
{
    private const string Source = """
        #include <errno.h>
        #include <linux/filter.h>
        #include <linux/seccomp.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <string.h>
        #include <sys/prctl.h>
        #include <sys/syscall.h>
        #include <unistd.h>

        int main(int count, char **words)
        {
            int failing = strcmp(words[1], "syncfs") == 0 ? SYS_syncfs : SYS_fsync;
            struct sock_filter fails[] = {
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, failing, 0, 1),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EIO),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
            };
            unsigned owner = 0;
            int kills = sscanf(words[1], "owner=%u", &owner);
            struct sock_filter ends[] = {
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fchown, 0, 3),
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, owner, 0, 1),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
            };
            struct sock_fprog failing_filter = { sizeof fails / sizeof *fails, fails };
            struct sock_fprog ending_filter = { sizeof ends / sizeof *ends, ends };
            struct sock_fprog filter = kills == 1 ? ending_filter : failing_filter;
            if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0)
            {
                execvp(words[2], words + 2);
            }

            perror("seccomp");
            return 99;
        }

        """;

    /// <summary>Has a call fail.</summary>
    /// <param name="workspace">Where the launcher is compiled.</param>
    /// <param name="call"><c>fsync</c> or <c>syncfs</c>.</param>
    /// <param name="start">The program.</param>
    public static Task<ProcessStartInfo> FailAsync(Workspace workspace, string call, ProcessStartInfo start) =>
        PrepareAsync(workspace, call, start);

    /// <summary>Has the program killed when it gives a file an owner.</summary>
    /// <param name="workspace">Where the launcher is compiled.</param>
    /// <param name="owner">The number of the owner.</param>
    /// <param name="start">The program.</param>
    public static Task<ProcessStartInfo> KillAtOwnerAsync(Workspace workspace, int owner, ProcessStartInfo start) =>
        PrepareAsync(workspace, $"owner={owner}", start);

    private static async Task<ProcessStartInfo> PrepareAsync(Workspace workspace, string call, ProcessStartInfo start)
    {
        var source = workspace.Write("filtered-call.c", Source);
        var launcher = workspace.PathOf("filtered-call");
        (await ProgramRun.RunAsync("gcc", "-Wall", "-o", launcher, source)).Succeeded();
        start.ArgumentList.Insert(0, call);
        start.ArgumentList.Insert(1, start.FileName);
        start.FileName = launcher;
        return start;
    }
}
