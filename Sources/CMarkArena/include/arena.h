#pragma once
// Memory for the trees of cmark, given back as a whole.
//
// cmark asks for every node and text on its own and frees them one by one; that takes a third of its time. Each thread
// takes them from large blocks instead, until the last tree on it ends. So a tree must end on the thread it began on.

#include <cmark.h>

// What the trees of this thread are made in.
cmark_mem *arena_memory(void);

void arena_begin_tree(void);

// When all trees of the thread have ended, their memory is used again.
void arena_end_tree(void);
