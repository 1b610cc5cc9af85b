#ifndef C_FILE_EXCHANGE_H
#define C_FILE_EXCHANGE_H

/// Exchanges two paths of one file system in a single step, so that nobody ever sees one without the other.
/// Returns 0, or the errno of the failure. ENOTSUP and EINVAL mean that the file system cannot do it.
int file_exchange(const char *first, const char *second);

#endif
