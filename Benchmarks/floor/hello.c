// The least a program can do: start, print one line, end. What `tagroll help` is measured against.
//
// Build: gcc -O2 -o hello hello.c
// Use:   hello
#include <stdio.h>

int main(int argc, char **argv) {
  (void)argv;
  if (argc != 1) {
    fputs("usage: hello\n", stderr);
    return 2;
  }
  if (puts("hello") == EOF || fflush(stdout) != 0) {
    perror("hello: standard output");
    return 1;
  }
  return 0;
}
