#pragma once
// Two SHA-256 at once, by the processor's own instructions, which Swift cannot name. Each of them waits four cycles for the one
// before it, so a second hash that knows nothing of the first fits into the gaps.
// Source: FIPS 180-4, 5.3.3 and 6.2.2; Intel, "New Instructions Supporting the Secure Hash Algorithm", 2013.
#include <stddef.h>
#include <stdint.h>

// A hash under way: its eight words, where its next block of 64 bytes lies, and how many are left.
struct csha256_lane {
  uint32_t words[8];
  const uint8_t *next;
  size_t left;
};

static inline struct csha256_lane csha256_begin(const uint8_t *start, size_t blocks) {
  struct csha256_lane lane = {
      {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, start, blocks};
  return lane;
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

static inline int csha256_is_there(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & bit_SHA)) return 0;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3);
}

// Goes on with both until one of them has no block left.
__attribute__((target("sha,sse4.1,ssse3"))) static inline void csha256_go_on(struct csha256_lane *one,
                                                                            struct csha256_lane *other) {
  static const uint32_t constants[64] __attribute__((aligned(16))) = {
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
      0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
      0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
      0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
      0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
      0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
      0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
  const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  struct csha256_lane *lanes[2] = {one, other};
  size_t blocks = one->left < other->left ? one->left : other->left;
  // The instructions want the words as ABEF and CDGH.
  __m128i abef[2], cdgh[2];
  for (int lane = 0; lane < 2; lane++) {
    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)lanes[lane]->words), 0xb1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(lanes[lane]->words + 4)), 0x1b);
    abef[lane] = _mm_alignr_epi8(badc, hgfe, 8);
    cdgh[lane] = _mm_blend_epi16(hgfe, badc, 0xf0);
  }
  for (size_t block = 0; block < blocks; block++) {
    __m128i abefBefore[2], cdghBefore[2], schedule[2][4];
    for (int lane = 0; lane < 2; lane++) {
      abefBefore[lane] = abef[lane];
      cdghBefore[lane] = cdgh[lane];
      const __m128i *words = (const __m128i *)(lanes[lane]->next + 64 * block);
      for (int four = 0; four < 4; four++)
        schedule[lane][four] = _mm_shuffle_epi8(_mm_loadu_si128(words + four), bigEndian);
    }
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step++) {
      __m128i constant = _mm_load_si128((const __m128i *)(constants + 4 * step));
#pragma clang loop unroll(full)
      for (int lane = 0; lane < 2; lane++) {
        __m128i word = _mm_add_epi32(schedule[lane][step & 3], constant);
        cdgh[lane] = _mm_sha256rnds2_epu32(cdgh[lane], abef[lane], word);
        abef[lane] = _mm_sha256rnds2_epu32(abef[lane], cdgh[lane], _mm_shuffle_epi32(word, 0x0e));
        if (step < 12) {
          __m128i last = schedule[lane][(step + 3) & 3];
          __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(schedule[lane][step & 3], schedule[lane][(step + 1) & 3]),
                                      _mm_alignr_epi8(last, schedule[lane][(step + 2) & 3], 4));
          schedule[lane][step & 3] = _mm_sha256msg2_epu32(sum, last);
        }
      }
    }
    for (int lane = 0; lane < 2; lane++) {
      abef[lane] = _mm_add_epi32(abef[lane], abefBefore[lane]);
      cdgh[lane] = _mm_add_epi32(cdgh[lane], cdghBefore[lane]);
    }
  }
  for (int lane = 0; lane < 2; lane++) {
    __m128i feba = _mm_shuffle_epi32(abef[lane], 0x1b), dchg = _mm_shuffle_epi32(cdgh[lane], 0xb1);
    _mm_storeu_si128((__m128i *)lanes[lane]->words, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(lanes[lane]->words + 4), _mm_alignr_epi8(dchg, feba, 8));
    lanes[lane]->next += 64 * blocks;
    lanes[lane]->left -= blocks;
  }
}
#else
static inline int csha256_is_there(void) { return 0; }
static inline void csha256_go_on(struct csha256_lane *one, struct csha256_lane *other) { (void)one, (void)other; }
#endif
