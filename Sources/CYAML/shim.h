#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error The generator needs libyaml: 'apt-get install libyaml-dev' on Debian and Ubuntu, 'dnf install libyaml-devel' \
on Fedora, 'apk add yaml-dev' on Alpine, 'brew install libyaml' on macOS.
#endif
