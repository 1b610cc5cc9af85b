/// A value lies too deep in others, or may do.
struct JSONDepthError: Error {}
