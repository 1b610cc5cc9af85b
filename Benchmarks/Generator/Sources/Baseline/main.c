// Measures the least that the generator does.
//   baseline events FILE...       reads the files with libyaml, and drops the events
//   baseline write FOLDER FILE... reads the files, and writes each into the folder

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static int events(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return 1;
  yaml_parser_t parser;
  yaml_event_t event;
  int isAtEnd = 0;
  int isValid = yaml_parser_initialize(&parser);
  if (!isValid) return 1;
  yaml_parser_set_input_file(&parser, file);
  while (isValid && !isAtEnd) {
    isValid = yaml_parser_parse(&parser, &event);
    if (!isValid) break;
    isAtEnd = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  fclose(file);
  return !isValid;
}

static int copy(const char *folder, int number, const char *path) {
  char target[4096];
  char buffer[1 << 16];
  snprintf(target, sizeof target, "%s/%d", folder, number);
  FILE *from = fopen(path, "rb");
  if (!from) return 1;
  FILE *to = fopen(target, "wb");
  if (!to) {
    fclose(from);
    return 1;
  }
  size_t count;
  int failed = 0;
  while ((count = fread(buffer, 1, sizeof buffer, from)) > 0) failed |= fwrite(buffer, 1, count, to) != count;
  fclose(from);
  return fclose(to) != 0 || failed;
}

int main(int count, char **arguments) {
  int failed = 0;
  if (count > 2 && strcmp(arguments[1], "events") == 0) {
    for (int i = 2; i < count; i++) failed |= events(arguments[i]);
  } else if (count > 3 && strcmp(arguments[1], "write") == 0) {
    for (int i = 3; i < count; i++) failed |= copy(arguments[2], i, arguments[i]);
  } else {
    fputs("usage: baseline events FILE... | baseline write FOLDER FILE...\n", stderr);
    return 64;
  }
  return failed;
}
