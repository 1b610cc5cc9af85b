/// How much a ``JSONWriter`` had written at a time.
struct JSONMark {
  let bytes: Int
  let frames: Int
  let members: Int
  let containers: Int
}
