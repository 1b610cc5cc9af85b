#ifndef C_FILE_EXCHANGE_H
#define C_FILE_EXCHANGE_H

/// Exchanges two paths of one file system atomically.
/// Returns 0, or the errno of the failure. ENOTSUP and EINVAL mean that the file system does not support it.
int file_exchange(const char *first, const char *second);

#endif
