/* Runs a command and prints one line of figures: spawn FIGURES COMMAND [ARGUMENT...].
 *
 * FIGURES gets: seconds of wall time, seconds of user and system time, the largest resident set in KiB, and the bytes that
 * were handed to write calls. A small program does this because Linux counts the memory of the starting process as the
 * command's own until it is replaced. SIGTERM kills the command. Exits as the command does, 128 more for a signal. */
#define _GNU_SOURCE
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static pid_t child;

static void kill_child(int number)
{
    (void)number;
    kill(child, SIGKILL);
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Of a process that has ended and was not waited for: its bytes, and those of the children that it waited for. */
static long long written(void)
{
    char path[64], line[128];
    long long count = 0;
    snprintf(path, sizeof path, "/proc/%d/io", (int)child);
    FILE *counters = fopen(path, "r");
    while (counters && fgets(line, sizeof line, counters))
        sscanf(line, "wchar: %lld", &count);
    if (counters)
        fclose(counters);
    return count;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: spawn FIGURES COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }

    siginfo_t ended;
    struct rusage usage;
    int status;
    double start = now();
    int error = posix_spawnp(&child, arguments[2], NULL, NULL, arguments + 2, environ);
    if (error) {
        fprintf(stderr, "%s: %s\n", arguments[2], strerror(error));
        return 127;
    }

    signal(SIGTERM, kill_child);
    while (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) != 0)
        ;
    double wall = now() - start;
    long long bytes = written();
    wait4(child, &status, 0, &usage);
    FILE *figures = fopen(arguments[1], "w");
    if (!figures) {
        perror(arguments[1]);
        return 1;
    }

    fprintf(figures, "%.6f %.6f %ld %lld\n",
            wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss, bytes);
    fclose(figures);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
