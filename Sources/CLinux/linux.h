#pragma once
// Calls and flags of Linux that glibc declares with _GNU_SOURCE only, which its module in Swift leaves out.

#include <linux/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int renameat2(int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags);

// RENAME_NOREPLACE, RENAME_EXCHANGE, O_PATH.
static const unsigned int rename_noreplace = 1;
static const unsigned int rename_exchange = 2;
static const int open_path = 010000000;

// Which mount an open file is reached through; 0 where the system does not tell.
static inline unsigned long long mount_id(int descriptor) {
  struct statx status;
  if (syscall(SYS_statx, descriptor, "", 0x1000 /* AT_EMPTY_PATH */, STATX_MNT_ID, &status) != 0) return 0;
  return status.stx_mask & STATX_MNT_ID ? status.stx_mnt_id : 0;
}
