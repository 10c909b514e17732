// Two clocks over one stretch of work: what the wall shows and what the processor spent, all threads together.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct span {
  double wall, cpu;  // seconds
};

static double seconds(clockid_t clock) {
  struct timespec t;
  if (clock_gettime(clock, &t) != 0) {
    perror("clock_gettime");
    exit(1);
  }
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct span spanStart(void) {
  return (struct span){seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

static struct span spanEnd(struct span start) {
  return (struct span){
      seconds(CLOCK_MONOTONIC) - start.wall,
      seconds(CLOCK_PROCESS_CPUTIME_ID) - start.cpu,
  };
}
