#pragma once
// Memory for the trees of cmark, given back as a whole.
//
// cmark asks for every node and text on its own and frees them one by one; that takes a third of its time. Each thread
// takes them from large blocks instead, until the last tree on it ends. So a tree must end on the thread it began on.
// Only `Node.swift` may include this: another file would get threads' arenas of its own.

#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
  struct arena_block *previous;
  size_t size, used;
};

struct arena {
  struct arena_block *last;
  size_t trees;
};

enum {
  // Enough for a text of 70 kB.
  arena_block_size = 1 << 19,
  // Of a block and of a piece, which begins with its size.
  arena_header = 32,
  arena_piece_header = 16,
};

static inline struct arena *arena_of_thread(void) {
  static _Thread_local struct arena arena;
  return &arena;
}

static inline size_t arena_rounded(size_t size) { return (size + 15) & ~(size_t)15; }

static inline size_t *arena_size(void *piece) { return (size_t *)((char *)piece - arena_piece_header); }

static inline void *arena_take(size_t size) {
  struct arena *arena = arena_of_thread();
  size_t needed = arena_piece_header + arena_rounded(size);
  if (size > SIZE_MAX / 2) abort();
  if (!arena->last || arena->last->size - arena->last->used < needed) {
    size_t capacity = needed > arena_block_size - arena_header ? arena_header + needed : arena_block_size;
    struct arena_block *block = malloc(capacity);
    if (!block) abort();
    *block = (struct arena_block){.previous = arena->last, .size = capacity, .used = arena_header};
    arena->last = block;
  }
  void *piece = (char *)arena->last + arena->last->used + arena_piece_header;
  arena->last->used += needed;
  *arena_size(piece) = size;
  return piece;
}

static inline void *arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return memset(arena_take(count * size), 0, count * size);
}

// Only the piece that was taken last can be used again.
static inline void arena_free(void *piece) {
  if (!piece) return;
  struct arena_block *last = arena_of_thread()->last;
  size_t rounded = arena_rounded(*arena_size(piece));
  if ((char *)piece + rounded == (char *)last + last->used) last->used -= arena_piece_header + rounded;
}

static inline void *arena_realloc(void *piece, size_t size) {
  if (!piece) return arena_take(size);
  size_t old = *arena_size(piece);
  if (size <= old) return piece;
  arena_free(piece);
  void *larger = arena_take(size);
  return larger == piece ? piece : memcpy(larger, piece, old);
}

// What the trees of this thread are made in.
static inline cmark_mem *arena_memory(void) {
  static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
  return &memory;
}

static inline void arena_begin_tree(void) { arena_of_thread()->trees++; }

// When all trees of the thread have ended, their memory is used again.
static inline void arena_end_tree(void) {
  struct arena *arena = arena_of_thread();
  // It did not begin on this thread.
  if (arena->trees == 0) abort();
  if (--arena->trees > 0) return;
  while (arena->last && (arena->last->previous || arena->last->size > arena_block_size)) {
    struct arena_block *block = arena->last;
    arena->last = block->previous;
    free(block);
  }
  if (arena->last) arena->last->used = arena_header;
}
