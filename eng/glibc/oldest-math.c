// glibc 2.29 gave log, log2 and pow a new version, which only differs in how errors are reported:
// https://sourceware.org/legacy-ml/libc-announce/2019/msg00000.html
// The linker takes the newest version, so these wrappers (ld --wrap) ask for the first one of the architecture.

#if defined(__x86_64__)
#define FIRST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define FIRST "GLIBC_2.17"
#else
#error "the first version of glibc on this architecture is not known here"
#endif

#define USE_FIRST(name) __asm__(".symver first_" #name "," #name "@" FIRST)

USE_FIRST(log);
USE_FIRST(log2);
USE_FIRST(pow);

double first_log(double x);
double first_log2(double x);
double first_pow(double x, double y);

double __wrap_log(double x) { return first_log(x); }

double __wrap_log2(double x) { return first_log2(x); }

double __wrap_pow(double x, double y) { return first_pow(x, y); }
