/* The bare loop that no generator can beat by much: reads each plan, cuts the front matter, lets cmark render, writes.

   floor CONTENT OUTPUT [THREADS]

   Plans that the public edition leaves out are read but not rendered, as a build does. */

#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **plans;
static size_t plan_count;
static atomic_size_t next_plan;
static const char *output;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int add_plan(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)place;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
  if ((plan_count & (plan_count - 1)) == 0) {
    plans = realloc(plans, (plan_count ? plan_count * 2 : 1) * sizeof *plans);
    if (!plans) fail("realloc");
  }
  plans[plan_count++] = strdup(path);
  return 0;
}

/* The text with a 0 at its end; the caller frees it. */
static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  struct stat status;
  if (!file || fstat(fileno(file), &status) != 0) fail(path);
  *length = (size_t)status.st_size;
  char *text = malloc(*length + 1);
  if (!text || fread(text, 1, *length, file) != *length) fail(path);
  text[*length] = 0;
  fclose(file);
  return text;
}

static void write_page(const char *plan, const char *html) {
  const char *name = strrchr(plan, '/') + 1;
  char path[4096];
  int folder = snprintf(path, sizeof path, "%s/%.*s", output, (int)(strlen(name) - 3), name);
  if (mkdir(path, 0777) != 0) fail(path);
  snprintf(path + folder, sizeof path - (size_t)folder, "/index.html");
  FILE *file = fopen(path, "wb");
  size_t length = strlen(html);
  if (!file || fwrite(html, 1, length, file) != length || fclose(file) != 0) fail(path);
}

static void *work(void *unused) {
  size_t index;
  while ((index = atomic_fetch_add(&next_plan, 1)) < plan_count) {
    size_t length;
    char *text = read_file(plans[index], &length);
    char *end = strstr(text, "\n---\n");
    if (!end) fail(plans[index]);
    *end = 0;
    if (!strstr(text, "\naccess: internal\n")) {
      char *body = end + strlen("\n---\n");
      char *html = cmark_markdown_to_html(body, length - (size_t)(body - text), CMARK_OPT_DEFAULT);
      write_page(plans[index], html);
      free(html);
    }
    free(text);
  }
  return unused;
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: floor CONTENT OUTPUT [THREADS]\n");
    return 64;
  }
  long threads = count > 3 ? atol(arguments[3]) : sysconf(_SC_NPROCESSORS_ONLN);
  output = arguments[2];
  char folder[4096];
  snprintf(folder, sizeof folder, "%s/plans", arguments[1]);
  if (nftw(folder, add_plan, 16, 0) != 0) fail(folder);
  if (mkdir(output, 0777) != 0) fail(output);

  pthread_t others[threads];
  for (long i = 1; i < threads; i++)
    if (pthread_create(&others[i], NULL, work, NULL) != 0) fail("pthread_create");
  work(NULL);
  for (long i = 1; i < threads; i++) pthread_join(others[i], NULL);
  return 0;
}
