@_exported public import VersionedAPIRuntime
