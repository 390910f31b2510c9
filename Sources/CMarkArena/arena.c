#include "arena.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct block {
  struct block *previous;
  size_t size, used;
};

enum {
  // Enough for a text of 70 kB.
  block_size = 1 << 19,
  block_header = 32,
  // Each piece follows its size.
  piece_header = 16,
  most_spare = 16,
};

// What the trees of this thread use.
static _Thread_local struct block *last;
static _Thread_local size_t trees;

// Blocks that no tree uses, for the next one on any thread: threads come and go.
static pthread_mutex_t spare_lock = PTHREAD_MUTEX_INITIALIZER;
static struct block *spare;
static size_t spare_count;

// A block with room for that many bytes.
static struct block *new_block(size_t needed) {
  struct block *block = NULL;
  size_t size = needed > block_size - block_header ? block_header + needed : block_size;
  if (size == block_size) {
    pthread_mutex_lock(&spare_lock);
    block = spare;
    if (block) {
      spare = block->previous;
      spare_count--;
    }
    pthread_mutex_unlock(&spare_lock);
  }
  if (!block) block = malloc(size);
  if (!block) abort();
  *block = (struct block){.size = size, .used = block_header};
  return block;
}

static void free_block(struct block *block) {
  pthread_mutex_lock(&spare_lock);
  int isKept = block->size == block_size && spare_count < most_spare;
  if (isKept) {
    block->previous = spare;
    spare = block;
    spare_count++;
  }
  pthread_mutex_unlock(&spare_lock);
  if (!isKept) free(block);
}

static size_t rounded(size_t size) { return (size + 15) & ~(size_t)15; }

static size_t *size_of(void *piece) { return (size_t *)((char *)piece - piece_header); }

static void *take(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  size_t needed = piece_header + rounded(size);
  if (!last || last->size - last->used < needed) {
    struct block *block = new_block(needed);
    block->previous = last;
    last = block;
  }
  void *piece = (char *)last + last->used + piece_header;
  last->used += needed;
  *size_of(piece) = size;
  return piece;
}

static void *take_cleared(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return memset(take(count * size), 0, count * size);
}

// Only the piece that was taken last can be used again.
static void give_back(void *piece) {
  if (!piece) return;
  size_t size = rounded(*size_of(piece));
  if ((char *)piece + size == (char *)last + last->used) last->used -= piece_header + size;
}

static void *enlarge(void *piece, size_t size) {
  if (!piece) return take(size);
  size_t old = *size_of(piece);
  if (size <= old) return piece;
  give_back(piece);
  void *larger = take(size);
  return larger == piece ? piece : memcpy(larger, piece, old);
}

cmark_mem *arena_memory(void) {
  static cmark_mem memory = {take_cleared, enlarge, give_back};
  return &memory;
}

void arena_begin_tree(void) { trees++; }

void arena_end_tree(void) {
  // It did not begin on this thread.
  if (trees == 0) abort();
  if (--trees > 0) return;
  while (last) {
    struct block *block = last;
    last = block->previous;
    free_block(block);
  }
}
