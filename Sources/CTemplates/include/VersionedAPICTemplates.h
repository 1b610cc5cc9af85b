#ifndef VERSIONED_API_C_TEMPLATES_H
#define VERSIONED_API_C_TEMPLATES_H

/// A template that is compiled into the program, so that it runs from anywhere.
struct built_in_template {
  const char *_Nonnull name;
  /// The template in UTF-8.
  const char *_Nonnull text;
};

/// Returns one of the templates of the folder `Templates`; null behind the last one.
const struct built_in_template *_Nullable built_in_template_at(int index);

#endif
