// The Merkle log of a roll, as RFC 9162, 2.1 draws it: leaf = SHA-256(0x00 || body), node = SHA-256(0x01 || left ||
// right). Of a growing tree only the frontier is kept: the roots of the full subtrees, at most one for each level.
#pragma once
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { hashBytes = 32, mostLevels = 63 };

struct tree {
  EVP_MD_CTX *context;  // one for all hashes, and the algorithm fetched once: a one-shot call looks it up each time
  EVP_MD *sha256;
  uint64_t size;  // leaves; bit n set: level n holds a hash
  unsigned char frontier[mostLevels][hashBytes];
};

static void treeRefuse(const char *what) {
  fprintf(stderr, "SHA-256: %s failed\n", what);
  exit(1);
}

static void treeOpen(struct tree *tree) {
  tree->size = 0;
  tree->context = EVP_MD_CTX_new();
  tree->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  if (tree->context == NULL || tree->sha256 == NULL) treeRefuse("fetch");
}

static void treeClose(struct tree *tree) {
  EVP_MD_CTX_free(tree->context);
  EVP_MD_free(tree->sha256);
}

static void treeHash(const struct tree *tree, const void *a, size_t aBytes, const void *b, size_t bBytes,
                     unsigned char out[hashBytes]) {
  unsigned int length = 0;
  if (EVP_DigestInit_ex2(tree->context, tree->sha256, NULL) != 1 ||
      EVP_DigestUpdate(tree->context, a, aBytes) != 1 || EVP_DigestUpdate(tree->context, b, bBytes) != 1 ||
      EVP_DigestFinal_ex(tree->context, out, &length) != 1 || length != hashBytes)
    treeRefuse("digest");
}

static void treeLeaf(const struct tree *tree, const void *body, size_t bodyBytes, unsigned char out[hashBytes]) {
  treeHash(tree, "\0", 1, body, bodyBytes, out);
}

// `out` may be `right`.
static void treeNode(const struct tree *tree, const unsigned char left[hashBytes],
                     const unsigned char right[hashBytes], unsigned char out[hashBytes]) {
  unsigned char both[1 + hashBytes];
  both[0] = 1;
  memcpy(both + 1, left, hashBytes);
  treeHash(tree, both, sizeof both, right, hashBytes, out);
}

// Appends a leaf. Returns the level whose hash is new; those below it are empty now.
static int treeAppend(struct tree *tree, const unsigned char leaf[hashBytes]) {
  unsigned char hash[hashBytes];
  memcpy(hash, leaf, hashBytes);
  int level = 0;
  for (; (tree->size >> level) & 1; level++) treeNode(tree, tree->frontier[level], hash, hash);
  memcpy(tree->frontier[level], hash, hashBytes);
  tree->size++;
  return level;
}

// The root over all leaves, as lower-case hexadecimal.
static void treeRoot(const struct tree *tree, char text[2 * hashBytes + 1]) {
  unsigned char root[hashBytes];
  if (tree->size == 0) treeHash(tree, "", 0, "", 0, root);
  int begun = 0;
  for (int level = 0; level < mostLevels; level++) {
    if (!((tree->size >> level) & 1)) continue;
    if (begun)
      treeNode(tree, tree->frontier[level], root, root);
    else
      memcpy(root, tree->frontier[level], hashBytes);
    begun = 1;
  }
  for (int i = 0; i < hashBytes; i++) snprintf(text + 2 * i, 3, "%02x", root[i]);
}
